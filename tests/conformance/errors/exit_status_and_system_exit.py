# sys.exit inside try blocks, with finally, and the status that results.
import sys


def leave():
    try:
        sys.exit(3)
    except Exception:
        print("SystemExit is no Exception")
    finally:
        print("finally on the way out")


for code in (None, 0, 5, "text", True):
    try:
        sys.exit(code)
    except SystemExit as request:
        print(repr(request.code), request.args)
try:
    raise SystemExit
except SystemExit as request:
    print(request.code)
leave()
print("never printed")
