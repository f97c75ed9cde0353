# Recursion through caches.
import functools
@functools.lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(300))
@functools.cache
def g(n): return g(n + 1)
try: g(0)
except RecursionError as e: print(e)
