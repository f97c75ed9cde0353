# Uncaught str of exception fails.
class E(Exception):
    """doc"""
    def __str__(self): raise ValueError("str failed")
raise E
