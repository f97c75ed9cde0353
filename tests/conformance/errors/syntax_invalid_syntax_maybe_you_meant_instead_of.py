x = y <> z
