"""An invalid pattern ends the program."""
import re


def tokens(text):
    return re.findall("(a", text)


print(re.error is re.PatternError, re.error.__mro__)
tokens("a")
