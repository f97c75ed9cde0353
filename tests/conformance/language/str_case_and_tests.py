# Changing case, and asking what a string is made of.
for text in ("hello World", "ÀÉ straße", "x1 2y", "ǆ", ""):
    print(text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold(), sep="|")
for text in ("abc", "ABC", "abc1", "123", "²", "½", " \t", "", "Title Case", "_name", "1a", "for", "é", "a b"):
    print(repr(text), text.isalpha(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isalnum(), text.isspace(),
          text.islower(), text.isupper(), text.istitle(), text.isidentifier(), text.isascii(), text.isprintable())
