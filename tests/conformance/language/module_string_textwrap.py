# string and textwrap.
import string
import textwrap

print(string.ascii_lowercase, string.digits, string.punctuation, string.whitespace.encode(), string.hexdigits, string.capwords("hello big  world"))
t = string.Template("$who owes ${amount}$$ to $whom")
print(t.substitute(who="A", amount=5, whom="B"), t.safe_substitute(who="A"))
for bad in (lambda: t.substitute(who=1), lambda: string.Template("$ x").substitute()):
    try:
        bad()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
text = "The quick brown fox jumped over the lazy dog, and then it went on to do something else entirely."
print(textwrap.fill(text, 30), textwrap.wrap(text, 40), textwrap.shorten(text, 30), sep="\n")
print(textwrap.dedent("""\
    indented
      more
    back
"""), textwrap.indent("a\n\nb\n", "> "), textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "), sep="|")
print(textwrap.wrap("averyveryverylongword short", 8), textwrap.wrap("", 5), textwrap.fill("a-b hyphen-ated words", 10))
