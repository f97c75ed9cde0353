# Deeply nested data neither crashes nor prints wrongly.
deep = []
for _ in range(200):
    deep = [deep]
print(str(deep).count("["))
chain = None
for i in range(100_000):
    chain = (i, chain)
n, node = 0, chain
while node is not None:
    n += 1
    node = node[1]
print(n)
del chain, node
very = []
for _ in range(100_000):
    very = [very]
try:
    repr(very)
except RecursionError as error:
    print(type(error).__name__)
try:
    very == very[0]
except RecursionError as error:
    print(type(error).__name__)
del very
print("freed")
expression = 0
for i in range(500):
    expression = expression + i * 2 - 1
print(expression, ((((((((((1 + 1)))))))))))
linked = {}
current = linked
for i in range(50):
    current["next"] = {"value": i}
    current = current["next"]
depth, current = 0, linked
while "next" in current:
    current = current["next"]
    depth += 1
print(depth, current)
