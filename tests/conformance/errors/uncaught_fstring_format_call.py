# Uncaught fstring format call.
def avg(xs): return sum(xs) / len(xs)
print(f"Average: {avg([]):.2f}")
