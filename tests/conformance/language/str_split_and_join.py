# split, rsplit, splitlines, partition and join.
s = "  a, b,,c  "
print(s.split(), s.split(","), s.split(",", 1), s.rsplit(",", 1), s.split(None, 1), s.rsplit(None, 1), "".split(), "".split(","))
print("a\nb\r\nc\rd\x0be\x1cf\u2028g".splitlines(), "a\n\nb\n".splitlines(), "a\nb".splitlines(keepends=True), "".splitlines())
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="))
print(", ".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join({"k": 1, "j": 2}), "ab".join("12"), "x".join(c for c in "yz"))
print("a--b--c".split("--"), "aXbXc".split("X", maxsplit=1), "a b  c ".split(" "), "abc".split("abc"))
for call in (lambda: "a".split(""), lambda: "a".join([1]), lambda: ",".join(["a", None]), lambda: "a".partition(""), lambda: "x".join(5), lambda: "a".split(1)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
