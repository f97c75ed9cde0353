# f-strings: quotes inside, nesting, comments, equals sign, conversions, specs in specs.
name, n, x = "World", 42, 3.14159
print(f"{name!r} {name!s:>8} {n:05d} {x:.{2}f} {x:{8}.{3}} {n:#x}")
print(f"{"nested quotes"} {f'{f"{n}"}'} {[f"{i}" for i in range(3)]}")
print(f"{n=} {n = } {name=!s} {x=:.2f} {n + 1=} {name.upper()=}")
print(f"{{literal}} {{{n}}} {'{'}", f"a{n}b" "plain {n}" f"{n}", rf"\d{n}", f"\t|{n}\x41", f"{'\n'}|")
print(f"""multi
{name}
  {n:>{
    10}}""")
print(f"{n if n > 3 else 'small'} {(lambda v: v * 2)(4)} {dict(a=1)['a']} {n, x} {[1, 2][0]} { {1: 2}[1] } {n!r:^10}|")
print(f"{
    n  # a comment
    + 1
}", f"{x:>10}|{x:<10}|{x:^10}|{-n:+}|{n:,}|{1e6:,.1f}|{0.5:%}|{name:*^11}|{name:.2}")
print(f"{'a' if True else 'b'}", f"{n:{'>' if n else '<'}{5}}", f"{n:=+6}", f"{name!a}", f"{'é'!a}", f"{print('side effect')}", f"{(y := 7)}{y}")
import datetime

print(f"{datetime.date(2024, 2, 29):%d/%m/%y}", f"{datetime.timedelta(hours=5)!s}", f"{n:{""}}", f"{''}", f"{None} {...} {True}")
for spec in ("d", "z", "10,", ".f", "s", "c", "_b", "+e", " "):
    for value in (5, 2.5, "t", None, [1]):
        try:
            print(repr(format(value, spec)), end=" ")
        except (ValueError, TypeError) as error:
            print(error, end="; ")
    print()
