# Uncaught fstring attribute.
name = "x"
print(f"{name} {name.upper()} {name.foo}")
