# A dict entry without a colon.
d = {"a": 1, "b" 2}
