# Counting, looking up and iterating dicts with string and tuple keys.
def run(rounds):
    words = [f"word{i % 97}" for i in range(1000)]
    found = 0
    for _ in range(rounds):
        counts = {}
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        grid = {(x, y): x * y for x in range(20) for y in range(20)}
        for (x, y), value in grid.items():
            if (y, x) in grid and counts.get(words[value]):
                found += 1
    return found


print(run(4000))
