# Six sorts, checked against sorted(), with counted comparisons.
from functools import total_ordering
from random import Random


@total_ordering
class Counted:
    comparisons = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        type(self).comparisons += 1
        return self.v < other.v

    def __eq__(self, other):
        return self.v == other.v


def bubble(a):
    for end in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if a[i + 1] < a[i]:
                a[i], a[i + 1] = a[i + 1], a[i]
                swapped = True
        if not swapped:
            break
    return a


def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and x < a[j - 1]:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a


def merge_sort(a):
    if len(a) < 2:
        return a
    mid = len(a) // 2
    left, right, out = merge_sort(a[:mid]), merge_sort(a[mid:]), []
    while left and right:
        out.append((right if right[0] < left[0] else left).pop(0))
    return out + left + right


def quick(a):
    if len(a) < 2:
        return a
    pivot, *rest = a
    small, big = [], []
    for x in rest:
        (small if x < pivot else big).append(x)
    return quick(small) + [pivot] + quick(big)


def heap_sort(a):
    def sift(root, end):
        while (child := 2 * root + 1) < end:
            if child + 1 < end and a[child] < a[child + 1]:
                child += 1
            if not a[root] < a[child]:
                return
            a[root], a[child] = a[child], a[root]
            root = child

    for i in reversed(range(len(a) // 2)):
        sift(i, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            j = i
            while j >= gap and a[j] < a[j - gap]:
                a[j], a[j - gap] = a[j - gap], a[j]
                j -= gap
        gap //= 2
    return a


data = [Random(3).randint(0, 99) for _ in range(1)] + Random(4).sample(range(100), 39)
for algorithm in (bubble, insertion, merge_sort, quick, heap_sort, shell):
    Counted.comparisons = 0
    result = algorithm([Counted(v) for v in data])
    print(f"{algorithm.__name__:12} {[c.v for c in result] == sorted(data)} {Counted.comparisons}")
Counted.comparisons = 0
sorted(Counted(v) for v in data)
print("builtin", Counted.comparisons <= 300)
