class A[T](x := 3): pass
