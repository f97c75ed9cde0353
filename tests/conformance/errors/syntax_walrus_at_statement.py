# The walrus as a statement.
x := 5
