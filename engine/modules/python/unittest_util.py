"""What the parts of unittest share: short reprs, and differences between collections."""
from collections import Counter, namedtuple

__unittest = True

_MAX_LENGTH = 80
_GAP = 12  # room for "[1234 chars]"
_LEAST = 5  # characters kept at each end
_LEAST_DIFFERENT = _MAX_LENGTH - (3 * _LEAST + 2 * _GAP)

_Mismatch = namedtuple("Mismatch", "actual expected value")


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < _MAX_LENGTH:
        return result
    return result[:_MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def three_way_cmp(x, y):
    return (x > y) - (x < y)


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def _shorten(text, head, tail):
    skipped = len(text) - head - tail
    if skipped <= _GAP:
        return text
    return f"{text[:head]}[{skipped} chars]{text[len(text) - tail:]}"


def _common_shorten_repr(*args):
    """Reprs of the arguments, cut in the middle where they are long but so that they still differ."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    size = len(prefix)
    common = _MAX_LENGTH - (longest - size + _LEAST + _GAP)
    if common > _LEAST:
        prefix = _shorten(prefix, _LEAST, common)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _LEAST, _LEAST)
    return tuple(prefix + _shorten(text[size:], _LEAST_DIFFERENT, _LEAST) for text in texts)


def _count_diff_hashable(actual, expected):
    """How often each element is in the one and in the other, where that differs."""
    actual, expected = Counter(actual), Counter(expected)
    result = [_Mismatch(count, expected.get(item, 0), item)
              for item, count in actual.items() if count != expected.get(item, 0)]
    result += [_Mismatch(0, count, item) for item, count in expected.items() if item not in actual]
    return result


def _count_diff_all_purpose(actual, expected):
    """The same for elements that can't be hashed."""
    result = []
    left, right = list(actual), list(expected)
    while left:
        item = left[0]
        in_left = sum(1 for other in left if other == item)
        in_right = sum(1 for other in right if other == item)
        if in_left != in_right:
            result.append(_Mismatch(in_left, in_right, item))
        left = [other for other in left if not other == item]
        right = [other for other in right if not other == item]
    while right:
        item = right[0]
        result.append(_Mismatch(0, sum(1 for other in right if other == item), item))
        right = [other for other in right if not other == item]
    return result
