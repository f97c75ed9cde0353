# find, index, count, startswith and their bounds.
s = "the quick brown fox the end"
print(s.find("the"), s.find("the", 1), s.rfind("the"), s.find("cat"), s.index("fox"), s.rindex("e"), s.count("the"), s.count(""))
print(s.startswith("the"), s.startswith(("a", "th")), s.endswith("end"), s.startswith("quick", 4), s.endswith("fox", 0, 19))
print("fox" in s, "" in s, "x" not in s, s.count("e", 5, 20), "aaaa".count("aa"), "".find(""), "abc".find("", 5), "abc".find("", 3))
for call in (lambda: s.index("cat"), lambda: s.rindex("zebra"), lambda: s.startswith(1), lambda: 1 in s, lambda: s.count(5), lambda: s.find()):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
