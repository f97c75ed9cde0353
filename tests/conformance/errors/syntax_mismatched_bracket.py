# A bracket closed by another kind.
pair = (1, 2]
