# compile-time warnings in order, before the program runs
x = 1
if x is 1: print("is")
if x is not "a": print("is not")
print("\d \w \/ \8")
b = b"\d"
assert (x, "always true")
y = "a"[1, 2] if 0 else 0
z = (1)(2) if 0 else 0
w = [1, 2][3, "a"] if 0 else 0
v = "abc"() if 0 else 0
t = () is ()
def f():
    try: pass
    finally: return 1
for i in range(2):
    try: pass
    finally: break
while True:
    try: pass
    finally:
        for j in []: continue
        break
u = 0or 1
s = 1if 1 else 2
r = 0x1for x in []
