# Recursion depths.
def rec(n):
    try:
        return rec(n + 1)
    finally:
        pass
try: rec(0)
except RecursionError as e: print("caught", e)
depth = 0
def count():
    global depth
    depth += 1
    count()
try: count()
except RecursionError: print(depth)
depth = 0
def gen():
    global depth
    depth += 1
    yield from gen()
try: list(gen())
except RecursionError: print(depth)
import sys
sys.setrecursionlimit(200)
depth = 0
try: count()
except RecursionError: print(depth)
sys.setrecursionlimit(5000)
depth = 0
try: count()
except RecursionError: print(depth)
try: sys.setrecursionlimit(1)
except Exception as e: print(type(e), e)
try: sys.setrecursionlimit(-1)
except Exception as e: print(type(e), e)
print(sys.getrecursionlimit())
