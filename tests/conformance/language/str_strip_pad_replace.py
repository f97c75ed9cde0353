# strip, padding, replace, translate, expandtabs, prefixes.
print("[" + "  x ".strip() + "]", "xxabcx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "\t\n x\u00a0".strip())
print("ab".ljust(5, ".") + "|", "ab".rjust(5) + "|", "ab".center(5, "*") + "|", "ab".center(6, "-") + "|", "abc".center(6) + "|", "42".zfill(5), "-42".zfill(5), "+x".zfill(4), "abc".zfill(2))
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "abc".replace("", "-"), "aaa".replace("aa", "b"), "banana".replace("a", "", count=1))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("", "", "l")), "abc".translate({97: "A", 98: None, 99: 0x43}))
print("a\tbc\td".expandtabs(4), "a\tb".expandtabs(), "unhappy".removeprefix("un"), "file.py".removesuffix(".py"), "x".removeprefix("y"))
print("abc" * 3, 2 * "xy", "a" * 0, "a" * -1, "a" "b" 'c', "abc" < "abd", "Z" < "a", max("hello"), min("hello"), sorted("hello"))
for call in (lambda: "a".center(5, "ab"), lambda: "a" * "b", lambda: "a" + 1, lambda: 1 + "a", lambda: "abc".replace("a"), lambda: str.maketrans("a", "bc")):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
