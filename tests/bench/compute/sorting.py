# Sorting with and without a key, and a hand-written quicksort.
def pseudo_random(n, seed=12345):
    values = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append(seed)
    return values


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return (
        quicksort([x for x in items if x < pivot]) + [x for x in items if x == pivot] + quicksort([x for x in items if x > pivot])
    )


data = pseudo_random(250_000)
print(sorted(data)[5], sorted(data, key=lambda v: -v % 1000)[7], quicksort(data)[9])
print(sorted((str(v) for v in data), key=len)[3], sorted(zip(data, data[1:]), reverse=True)[0])
