# A triple-quoted string without an end.
text = """start
more
