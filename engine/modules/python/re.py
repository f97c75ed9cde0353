"""Regular expressions. The parser is re._parser, the compiler re._compiler; matching is the engine's own."""
import enum
from functools import lru_cache as _lru_cache

import _sre
from re import _compiler
from re import _parser
from re._parser import PatternError
from _sre import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]

error = PatternError


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class _NotGiven(int):
    """The default of what used to be passed by position: 0, and yet not a 0 that somebody passed."""


_not_given = _NotGiven()
_MAX_CACHE = 512
_cache = {}  # (type, pattern, flags) -> Pattern, in order of making


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & RegexFlag.DEBUG.value:
        raise NotImplementedError("re.DEBUG is not part of Awaitscope: it prints CPython's own opcodes")
    made = _compiler.compile(pattern, flags)
    if len(_cache) >= _MAX_CACHE:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


@_lru_cache(_MAX_CACHE)
def _compile_template(pattern, repl):
    return _parser.parse_template(repl, pattern)


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Match object if the string begins with the pattern, else None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match object if the pattern fits the whole string, else None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Match object of the first place where the pattern fits, else None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """List of all matches that do not overlap: of their texts, or of their groups if there are any."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Iterator over the match objects of all matches that do not overlap."""
    return _compile(pattern, flags).finditer(string)


def _sort_out(function, name, least, args, count, flags):
    """Count and flags that were passed by position (deprecated) or by name."""
    if not args:
        return count, flags
    if count is not _not_given:
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    count, *rest = args
    if rest:
        if flags is not _not_given:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *rest = rest
        if rest:
            raise TypeError(f"{function}() takes from {least} to {least + 2} positional arguments "
                            f"but {least + 2 + len(rest)} were given")
    import warnings
    warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=1)
    return count, flags


def sub(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """The string with the matches replaced by repl: a template, or a function of the match object."""
    count, flags = _sort_out("sub", "count", 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """What sub() gives, and the number of replacements."""
    count, flags = _sort_out("subn", "count", 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_not_given, flags=_not_given):
    """List of the texts between the matches, with the groups of the matches among them."""
    maxsplit, flags = _sort_out("split", "maxsplit", 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


def purge():
    "Clear the regular expression caches"
    _cache.clear()
    _compile_template.cache_clear()


_ESCAPED = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The text with a backslash before every character that means something in a pattern."""
    if isinstance(pattern, str):
        return pattern.translate(_ESCAPED)
    return str(pattern, "latin1").translate(_ESCAPED).encode("latin1")
