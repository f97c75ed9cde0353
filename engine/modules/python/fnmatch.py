"""Shell patterns: * is any text, ? any character, [seq] one of those, [!seq] none of them."""
from functools import lru_cache
import re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]


def _set(pattern, i):
    """The regular expression of the set that begins before i, and where the pattern goes on; None if it never ends."""
    end = i
    if pattern[end:end + 1] == "!":
        end += 1
    if pattern[end:end + 1] == "]":
        end += 1
    end = pattern.find("]", end)
    if end < 0:
        return None
    content = pattern[i:end].replace("\\", r"\\")
    negated = content.startswith("!")
    content = content[1:] if negated else content
    if content.startswith(("^", "[")):
        content = "\\" + content
    return f"[{'^' if negated else ''}{re.sub(r'([&~|])', r'\\\1', content)}]", end + 1


def translate(pat):
    """The pattern as a regular expression."""
    parts = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if parts[-1:] != [".*"]:
                parts.append(".*")
        elif c == "?":
            parts.append(".")
        elif c == "[" and (found := _set(pat, i)):
            text, i = found
            parts.append(text)
        else:
            parts.append(re.escape(c))
    return rf"(?s:{''.join(parts)})\z"


@lru_cache(maxsize=32768, typed=True)
def _compile(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(str(pat, "latin1")).encode("latin1")).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _compile(pat)(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]


def filterfalse(names, pat):
    return [name for name in names if not fnmatchcase(name, pat)]
