"""argparse: positionals, options, types, choices, nargs, actions, and what errors say."""
import argparse
import sys


def make():
    p = argparse.ArgumentParser(prog="tool", description="Does things.")
    p.add_argument("source")
    p.add_argument("targets", nargs="*", help="where to")
    p.add_argument("-n", "--number", type=int, default=3, help="how many (default: %(default)s)")
    p.add_argument("--rate", type=float, default="0.5")
    p.add_argument("-v", "--verbose", action="count", default=0)
    p.add_argument("--flag", action="store_true")
    p.add_argument("--no-color", dest="color", action="store_false")
    p.add_argument("--mode", choices=["fast", "slow"], default="fast")
    p.add_argument("-D", action="append", metavar="KEY=VALUE")
    p.add_argument("--pair", nargs=2, type=int)
    p.add_argument("--opt", nargs="?", const="const", default="default")
    p.add_argument("--cache", action=argparse.BooleanOptionalAction)
    p.add_argument("--version", action="version", version="%(prog)s 1.0")
    return p


GOOD = ["in", "in out1 out2 -n 5 -vvv", "-n7 --rate=2 in --flag --no-color", "in --mode slow -D a=1 -Db=2 --pair 1 2", "in --opt", "in --opt x", "--no-cache in", "--cache in -- -odd --n",
        "in --numb 4 --verb", "in -vn 2"]
BAD = ["", "in -n x", "in --mode medium", "in --pair 1", "in --nope", "in --ver", "in -n", "in --flag=1", "in --no", "in -vx", "in --pair 1 2 3 --rate"]
for line in GOOD:
    print(line, "->", make().parse_args(line.split()))
for line in BAD:
    try:
        print(line, "->", make().parse_args(line.split()))
    except SystemExit as stop:
        print(line, "-> exit", stop.code)
    sys.stderr.flush()
print(make().parse_known_args("in --nope -x 1".split()))
try:
    make().parse_args(["--version"])
except SystemExit as stop:
    print(stop.code)
ns = argparse.Namespace(a=1, b="x")
print(ns, "a" in ns, ns == argparse.Namespace(b="x", a=1), vars(ns))
p = argparse.ArgumentParser(exit_on_error=False)
p.add_argument("--n", type=int)
try:
    p.parse_args(["--n", "x"])
except argparse.ArgumentError as error:
    print(error, error.argument_name, error.message)
