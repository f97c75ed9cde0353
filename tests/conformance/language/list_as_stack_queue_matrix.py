# Lists as stacks, queues, matrices and buffers.
stack = []
for token in "([]{})(":
    if token in "([{":
        stack.append(token)
    else:
        print(stack.pop() + token, end=" ")
print("left:", stack)
matrix = [[i * 4 + j for j in range(4)] for i in range(3)]
for row in matrix:
    print(" ".join(f"{v:2}" for v in row))
print([list(col) for col in zip(*matrix)], [row[::-1] for row in matrix], [matrix[i][i] for i in range(3)], sum(map(sum, matrix)), [v for row in matrix for v in row if v % 5 == 0])
grid = [["."] * 5 for _ in range(3)]
grid[1][2] = "#"
grid[0][0], grid[2][4] = "A", "B"
print("\n".join("".join(r) for r in grid))
spiral, m = [], [row[:] for row in matrix]
while m:
    spiral += m.pop(0)
    m = [list(r) for r in zip(*m)][::-1]
print(spiral)
numbers = [5, 3, 8, 1]
numbers[1:1] = [9, 9]
numbers[-1:] = []
numbers += [numbers.pop(0)]
print(numbers, numbers[::-1], numbers * 2, [*numbers[2:], *numbers[:2]], numbers.index(9), [i for i, v in enumerate(numbers) if v == 9])
a = b = [1, 2]
b = b + [3]
a += [4]
print(a, b)
window = [sum(numbers[i : i + 3]) / 3 for i in range(len(numbers) - 2)]
print([round(w, 2) for w in window], [numbers[i : i + 2] for i in range(0, len(numbers), 2)], list(zip(numbers, numbers[1:])), [y - x for x, y in zip(numbers, numbers[1:])])
dedup = list(dict.fromkeys([3, 1, 3, 2, 1]))
print(dedup, sorted(set("banana")), [x for i, x in enumerate("banana") if x not in "banana"[:i]], any(x == y for x, y in zip("hello", "hello"[1:])))
