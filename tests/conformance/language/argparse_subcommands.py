"""argparse: subcommands, parents, set_defaults, custom actions and types."""
import argparse


def add(args):
    return args.x + args.y


def show(args):
    return f"showing {args.what} {args.verbose}"


def positive(text):
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return n


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())


common = argparse.ArgumentParser(add_help=False)
common.add_argument("-v", "--verbose", action="store_true")
parser = argparse.ArgumentParser(prog="calc", parents=[common])
sub = parser.add_subparsers(dest="command", required=True, title="commands", help="what to do")
p = sub.add_parser("add", help="adds", aliases=["plus"])
p.add_argument("x", type=int)
p.add_argument("y", type=positive)
p.set_defaults(func=add)
p = sub.add_parser("show", parents=[common], help="shows")
p.add_argument("--what", action=Upper, default="nothing")
p.set_defaults(func=show)
for line in ("add 1 2", "plus 3 4", "show --what it -v", "-v show", "", "add 1", "add 1 -2", "add 1 0", "mul 1 2", "add -h", "add 1 2 3"):
    try:
        args = parser.parse_args(line.split())
        print(line, "->", args.command, args.func(args))
    except SystemExit as stop:
        print(line, "-> exit", stop.code)
parser.print_help()
for wrong in (lambda: parser.add_argument("-v"), lambda: parser.add_argument("x", required=True), lambda: parser.add_argument("--y", action="nothing"), lambda: parser.add_argument("--z", type=5),
              lambda: parser.add_subparsers(), lambda: parser.add_argument("--w", nargs=0), lambda: sub.add_parser("add")):
    try:
        wrong()
    except (ValueError, TypeError, argparse.ArgumentError) as error:
        print(type(error).__name__, error)
