"""Words as a shell reads them: quotes keep blanks, backslashes keep what follows."""
import re
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII)
_LATIN1_LETTERS = "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"


class shlex:
    """A lexer for simple shell-like syntax. States: a blank between words, "a" or "c" in a word or a run of
    punctuation, a quote or an escape character inside of what it begins, None at the end."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.instream = StringIO(instream) if isinstance(instream, str) else instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += _LATIN1_LETTERS
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.state = " "
        self._after_escape = " "  # the state that an escape character has interrupted
        self._quoted = False
        self.pushback = deque()
        self.lineno = 1
        self.token = ""
        if not punctuation_chars:
            punctuation_chars = ""
        elif punctuation_chars is True:
            punctuation_chars = "();<>|&"
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self._held = deque()  # characters read too far
            self.wordchars += "~-./*?="
            for c in punctuation_chars:
                self.wordchars = self.wordchars.replace(c, "")

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def get_token(self):
        return self.pushback.popleft() if self.pushback else self.read_token()

    def _next_char(self):
        if self._punctuation_chars and self._held:
            c = self._held.pop()
        else:
            c = self.instream.read(1)
        if c == "\n":
            self.lineno += 1
        return c

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        self._quoted = False
        while self.state is not None:
            c = self._next_char()
            if self.state == " ":
                ended = self._between_words(c)
            elif self.state in self.quotes:
                ended = self._in_quotes(c)
            elif self.state in self.escape:
                ended = self._escaped(c)
            else:
                ended = self._in_word(c)
            if ended:
                break
        result, self.token = self.token, ""
        if self.posix and not self._quoted and result == "":
            return None
        return result

    def _has_token(self):
        return bool(self.token or (self.posix and self._quoted))

    # Each takes one character in its state and says whether the token has ended.

    def _between_words(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            return self._has_token()
        if c in self.commenters:
            self._skip_comment()
            return False
        if self.posix and c in self.escape:
            self._after_escape = "a"
            self.state = c
            return False
        if c in self.quotes and c not in self.wordchars:
            if not self.posix:
                self.token = c
            self.state = c
            return False
        self.token = c
        if c in self.wordchars:
            self.state = "a"
        elif c in self._punctuation_chars:
            self.state = "c"
        elif self.whitespace_split:
            self.state = "a"
        else:
            return True
        return False

    def _in_quotes(self, c):
        self._quoted = True
        if not c:
            raise ValueError("No closing quotation")
        if c == self.state:
            if not self.posix:
                self.token += c
                self.state = " "
                return True
            self.state = "a"
        elif self.posix and c in self.escape and self.state in self.escapedquotes:
            self._after_escape = self.state
            self.state = c
        else:
            self.token += c
        return False

    def _escaped(self, c):
        if not c:
            raise ValueError("No escaped character")
        # In quotes a backslash stays where it has nothing to escape.
        if self._after_escape in self.quotes and c != self.state and c != self._after_escape:
            self.token += self.state
        self.token += c
        self.state = self._after_escape
        return False

    def _in_word(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            self.state = " "
            return self._has_token()
        if c in self.commenters:
            self._skip_comment()
            if not self.posix:
                return False
            self.state = " "
            return self._has_token()
        if self.state == "c":
            if c in self._punctuation_chars:
                self.token += c
                return False
            self._held.append(c)
            self.state = " "
            return True
        if self.posix and c in self.quotes:
            self.state = c
            return False
        if self.posix and c in self.escape:
            self._after_escape = "a"
            self.state = c
            return False
        if c in self.wordchars or c in self.quotes or (self.whitespace_split and c not in self._punctuation_chars):
            self.token += c
            return False
        if self._punctuation_chars:
            self._held.append(c)
        else:
            self.pushback.appendleft(c)
        self.state = " "
        return self._has_token()

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of the text."""
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ""
    return list(lexer)


def join(split_command):
    """A text that split() takes apart into these words."""
    return " ".join(quote(arg) for arg in split_command)


def quote(s):
    """The text as one word of a shell's."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if not _UNSAFE.search(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
