"""Heaps: what is built on heappush, heappop and heapreplace, which are written in C++."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop",
           "heappush_max", "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max"]


def merge(*iterables, key=None, reverse=False):
    h = []
    if reverse:
        fix, pop, replace, direction = heapify_max, heappop_max, heapreplace_max, -1
    else:
        fix, pop, replace, direction = heapify, heappop, heapreplace, 1
    for order, it in enumerate(map(iter, iterables)):
        try:
            value = next(it)
        except StopIteration:
            continue
        h.append([value if key is None else key(value), order * direction, value, it])
    fix(h)
    while len(h) > 1:
        try:
            while True:
                _, _, value, it = entry = h[0]
                yield value
                value = next(it)
                entry[0] = value if key is None else key(value)
                entry[2] = value
                replace(h, entry)
        except StopIteration:
            pop(h)
    if h:
        _, _, value, it = h[0]
        yield value
        yield from it


def _best(n, iterable, key, largest):
    it = iter(iterable)
    step = -1 if largest else 1
    chosen = [(value if key is None else key(value), i * step, value)
              for i, value in zip(range(0, n), it)]
    if not chosen:
        return []
    fix, replace = (heapify, heapreplace) if largest else (heapify_max, heapreplace_max)
    fix(chosen)
    worst = chosen[0][0]
    order = n * step
    for value in it:
        k = value if key is None else key(value)
        if (worst < k) if largest else (k < worst):
            replace(chosen, (k, order, value))
            worst = chosen[0][0]
            order += step
    chosen.sort(reverse=largest)
    return [value for _, _, value in chosen]


def nsmallest(n, iterable, key=None):
    if n == 1:
        marker = object()
        result = min(iterable, default=marker, key=key)
        return [] if result is marker else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    if n == 1:
        marker = object()
        result = max(iterable, default=marker, key=key)
        return [] if result is marker else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, True)
