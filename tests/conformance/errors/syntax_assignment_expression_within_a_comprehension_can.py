class A:
    [y := i for i in range(3)]
