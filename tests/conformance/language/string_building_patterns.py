# The ways in which programs build text.
parts = []
for i in range(5):
    parts.append(f"item {i}")
print(", ".join(parts), "\n".join(parts[:2]), sep="\n")
text = ""
for c in "hello":
    text = c + text
print(text, "".join(reversed("hello")), "hello"[::-1], "-" * 10, "=" * 5 + ">" + "=" * 5)
table = [["name", "qty"], ["apples", 3], ["figs", 12]]
widths = [max(len(str(row[i])) for row in table) for i in range(2)]
for row in table:
    print(" | ".join(str(cell).ljust(w) if isinstance(cell, str) else str(cell).rjust(w) for cell, w in zip(row, widths)))
print("%-10s|%5.1f|%03d" % ("left", 3.14159, 7), "{:<10}|{:>5.1f}|{:03d}".format("left", 3.14159, 7), f"{'left':<10}|{3.14159:>5.1f}|{7:03d}")
print("caesar: " + "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in "hello, world"))
print("vowels:", sum(c in "aeiou" for c in "programming language"), {c: "banana".count(c) for c in sorted(set("banana"))})
print("palindrome" if (s := "".join(c.lower() for c in "A man, a plan" if c.isalpha())) == s[::-1] else f"{s} is none")
print(repr("a\tb\\n"), "a" "b", """three
lines
here""", 'single "double" inside', "tab\there", sep=" / ")
print("words:", "The quick  brown".split(), "a,b,,c".split(","), "k=v;k2=v2".split(";"), dict(p.split("=") for p in "k=v;k2=v2".split(";")))
print("title case".title(), "SHOUT".lower(), "mixed Case".swapcase(), "first".capitalize(), "camel_case_name".replace("_", " ").title().replace(" ", ""))
