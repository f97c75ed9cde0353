# x += y calls __iadd__ where there is one, else __add__, and evaluates the target's parts once.
class Log:
    def __init__(self, name):
        self.name = name

    def __iadd__(self, other):
        print(f"{self.name} += {other}")
        return self

    def __sub__(self, other):
        return f"{self.name} - {other}"

    def __getitem__(self, key):
        print("get", key)
        return 10

    def __setitem__(self, key, value):
        print("set", key, value)


def key():
    print("key evaluated")
    return "k"


log = Log("log")
same = log
log += 1
print(log is same)
log -= 2
print(log)
same[key()] += 5
same.name += "book"
print(same.name)
try:
    same *= 2
except TypeError as error:
    print(error)
