"""Lines of the program's own sources."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def getlines(filename, module_globals=None):
    """All lines of a file of the program's, each with its line feed; an empty list if there is no such file."""
    if filename not in cache:
        text = _source_of(filename)
        if text is None:
            return []
        if not text.endswith("\n"):
            text += "\n"
        cache[filename] = text.splitlines(True)
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    """The sources can't change while the program runs."""


def lazycache(filename, module_globals):
    return False
