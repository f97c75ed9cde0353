# a < b < c evaluates b once and stops at the first false link.
class Tracked:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print(f"{self.value}<{other.value}", end=" ")
        return self.value < other.value

    def __eq__(self, other):
        print(f"{self.value}=={other.value}", end=" ")
        return self.value == other.value


one, two, three = Tracked(1), Tracked(2), Tracked(3)
print(one < two < three)
print(two < one < three)
print(one < two == two < three)
print(1 < 2 > 1 != 3 is not None in [None, True])
print(1 == 1.0 == True, 0 is not False, not 1 == 2)
print("a" < "b" <= "b" in "abc", (1, 2) < (1, 3) < (2,), [1] < [1, 0])
try:
    1 < "x"
except TypeError as error:
    print(error)
for left, right in ((None, 1), ([], ()), ({}, {}), (1j, 2j), (object, 3)):
    try:
        print(left >= right)
    except TypeError as error:
        print(error)
