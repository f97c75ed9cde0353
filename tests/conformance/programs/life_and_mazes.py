# Game of life on a set, a maze solved breadth first, and a priority search.
import heapq
from collections import Counter, deque


def step(alive):
    counts = Counter((x + dx, y + dy) for x, y in alive for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in alive)}


def show(alive, w, h):
    return "\n".join("".join("#" if (x, y) in alive else "." for x in range(w)) for y in range(h))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    glider = step(glider)
print(show(glider, 6, 5), len(glider), sorted(glider))
MAZE = """\
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########""".splitlines()
cells = {(x, y): c for y, row in enumerate(MAZE) for x, c in enumerate(row)}
start = next(p for p, c in cells.items() if c == "S")
end = next(p for p, c in cells.items() if c == "E")


def neighbours(p):
    x, y = p
    for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        if cells.get((x + dx, y + dy), "#") != "#":
            yield x + dx, y + dy


def bfs():
    came, queue = {start: None}, deque([start])
    while queue:
        here = queue.popleft()
        if here == end:
            path = []
            while here:
                path.append(here)
                here = came[here]
            return path[::-1]
        for there in neighbours(here):
            if there not in came:
                came[there] = here
                queue.append(there)


path = bfs()
print(len(path), "".join("RLDU"[[(1, 0), (-1, 0), (0, 1), (0, -1)].index((b[0] - a[0], b[1] - a[1]))] for a, b in zip(path, path[1:])))
graph = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}


def dijkstra(source):
    best, heap = {}, [(0, source)]
    while heap:
        cost, node = heapq.heappop(heap)
        if node in best:
            continue
        best[node] = cost
        for other, weight in graph[node].items():
            heapq.heappush(heap, (cost + weight, other))
    return best


print(dijkstra("a"))
