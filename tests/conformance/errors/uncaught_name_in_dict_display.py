# Uncaught name in dict display.
x = {
    "a": 1,
    "b": undefined,
}
