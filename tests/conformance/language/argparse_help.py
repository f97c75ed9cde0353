"""argparse's help: wrapping, groups, defaults, formatters."""
import argparse

p = argparse.ArgumentParser(prog="program", description="A description that is so long that it has to be wrapped at the width of the terminal, which is eighty columns.", epilog="That is all.")
p.add_argument("input_file", metavar="INPUT", help="the file to read")
p.add_argument("outputs", nargs="+", help="files to write; this help text is so long that it needs more than one line in the column where it stands")
p.add_argument("-l", "--a-very-long-option-name", type=int, metavar="N", help="an option whose name does not fit")
p.add_argument("-q", action="store_true", help="quiet")
p.add_argument("--choice", choices=["one", "two", "three"], help="one of %(choices)s, %(default)s by default", default="two")
p.add_argument("--hidden", help=argparse.SUPPRESS)
p.add_argument("--nothing")
p.add_argument("--percent", help="100%%", type=float, default=1.5)
group = p.add_argument_group("network", "How to reach the others.")
group.add_argument("--host", default="localhost", help="name of the host")
group.add_argument("--port", type=int, default=80)
exclusive = p.add_mutually_exclusive_group(required=True)
exclusive.add_argument("--start", action="store_true")
exclusive.add_argument("--stop", action="store_true")
p.print_help()
p.print_usage()
for formatter in (argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.MetavarTypeHelpFormatter):
    p = argparse.ArgumentParser(prog="x", description="line one\n   line two", formatter_class=formatter)
    p.add_argument("--a", type=int, default=5, help="first\nsecond")
    p.add_argument("b", type=str, nargs="?", default="z", help="a positional")
    p.add_argument("--c", action="store_true", help="no value") if formatter is not argparse.MetavarTypeHelpFormatter else None
    print(p.format_help())
print(argparse.ArgumentParser(prog="empty", add_help=False).format_help())
print(argparse.ArgumentParser(prog="own", usage="%(prog)s [whatever]").format_usage())
for line in (["--start", "--stop", "a", "b"], ["a", "b"]):
    p = argparse.ArgumentParser(prog="m")
    p.add_argument("args", nargs="*")
    g = p.add_mutually_exclusive_group(required=True)
    g.add_argument("--start", action="store_true")
    g.add_argument("--stop", action="store_true")
    try:
        p.parse_args(line)
    except SystemExit as stop:
        print(stop.code)
