# heapq and bisect.
import bisect
import heapq

heap = [5, 1, 4, 2, 3]
heapq.heapify(heap)
print(heap, heapq.heappop(heap), heap)
heapq.heappush(heap, 0)
print(heapq.heappushpop(heap, 9), heapq.heapreplace(heap, 7), heap, [heapq.heappop(heap) for _ in range(len(heap))])
print(heapq.nlargest(2, [3, 1, 5]), heapq.nsmallest(2, ["ccc", "a", "bb"], key=len), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3], reverse=True)))
tasks = [(2, "b"), (1, "z"), (1, "a")]
heapq.heapify(tasks)
print(tasks[0])
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
items = [1, 3, 3, 5]
print(bisect.bisect(items, 3), bisect.bisect_left(items, 3), bisect.bisect_right(items, 0), bisect.bisect_left(items, 9), bisect.bisect_left(items, 3, lo=2))
bisect.insort(items, 4)
bisect.insort_left(items, 3)
print(items, bisect.bisect_left(["a", "bbb"], 2, key=len))
