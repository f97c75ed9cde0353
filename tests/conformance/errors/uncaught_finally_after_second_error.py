# Uncaught finally after second error.
try:
    raise ValueError("first")
except ValueError:
    try:
        raise TypeError("second")
    finally:
        print("cleanup")
