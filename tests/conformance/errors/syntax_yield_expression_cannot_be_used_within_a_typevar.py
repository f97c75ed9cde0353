type X[T: (yield)] = 3
