# Building, indexing, slicing and comprehending lists.
def run(rounds):
    total = 0
    for r in range(rounds):
        items = [i * 3 % 101 for i in range(1000)]
        items.append(r)
        for i in range(0, 1000, 2):
            items[i] += items[i + 1]
        total += sum(items[100:900]) + len([x for x in items if x > 50]) + items.pop()
    return total


print(run(9000))
