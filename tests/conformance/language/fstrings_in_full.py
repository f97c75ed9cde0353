# f-strings
x, y, s = 3, 4.5678, "text"
print(f"{x}{y!r}{s!s:>8}|{s:^10}|{x:05d}|{y:.2f}|{y:{x}.{x}}|{x=}|{y = :.1f}|{s!r:*^12}|{'a' 'b'}|{{}}|{x if x else y}|{(lambda q: q + 1)(2)}|{ {'k': 1}['k'] }|{[i for i in range(3)]}")
print(f"{x:{'>' + '5'}}|{f'{f"{x}"}'}|{'\n'}|{s[0]}|{s.upper()!r}|{"nested "quotes" if 0 else "q"}") if 0 else print(f"{'a' if x > 2 else "b"}", f'{s["a" == "b"]}')
print(f"{x!r:5}|{None}|{x:,}|{1234567:,}|{1234567.891:_.1f}|{-5:+}|{255:#x}|{255:b}|{0.25:%}|{1e10:g}")
print(f"""multi {
    x +
    1
} line {x
}""", f"{x:%}", f'{x:{5}}', f"{'{'}", f"{x}" f"{y:.1f}" "plain", rf"\d{x}", fr"{x}\n", F"{x}", f"{x#comment
}")
import datetime
d = datetime.datetime(2024, 3, 5, 14, 7)
print(f"{d:%Y-%m-%d %H:%M} {d!s} {d.date()}")
class F:
    def __format__(self, spec): return f"[{spec}]"
    def __repr__(self): return "REPR"
    def __str__(self): return "STR"
print(f"{F()} {F():abc} {F()!r} {F()!s:>5} {F():{x}{s}} {F()=} {F()=!s} {F()=:z}")
print(f"{x = }", f"{x=:>5}", f"{ x = !r}", f"{x+1=}", f"{s[1:]=}", f"{x==3}", f"{x!=3}", f"{x:=5}", f"{(z:=5)}", z, f"{x>2=}", f"{lambda_ if 0 else 1}")
for e in ["{x:z}", "{x!r:d}"]: pass
try: f"{x:z}"
except ValueError as e: print(e)
try: f"{s:d}"
except ValueError as e: print(e)
try: f"{[]:5}"
except TypeError as e: print(e)
try: f"{s:.2d}"
except ValueError as e: print(e)
try: f"{x:.2d}"
except ValueError as e: print(e)
try: f"{x:s}"
except ValueError as e: print(e)
try: f"{y:d}"
except ValueError as e: print(e)
try: f"{x:,s}"
except ValueError as e: print(e)
try: f"{x:10000000000000000000000}"
except ValueError as e: print(e)
try: f"{s:=5}"
except ValueError as e: print(e)
try: f"{undefined_name!r}"
except NameError as e: print(e)
