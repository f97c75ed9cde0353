"""cmath, graphlib, sched, colorsys, keyword, hmac, os.path and __future__: what they answer."""
from __future__ import annotations
import __future__
import cmath
import colorsys
import graphlib
import hashlib
import hmac
import keyword
import math
import os.path
import sched
import time

points = [0j, 1, -1, 2.5, 1j, -1j, 3 + 4j, -2 - 0.5j, 0.1 + 700j, 1e-200 + 1e-200j, complex(-0.0, 2)]
for name in ("sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh",
             "acosh", "atanh", "phase", "polar"):
    row = []
    for z in points:
        try:
            result = getattr(cmath, name)(z)
            if isinstance(result, complex):
                result = complex(float(f"{result.real:.12g}"), float(f"{result.imag:.12g}"))
            elif isinstance(result, tuple):
                result = tuple(float(f"{part:.12g}") for part in result)
            row.append(result)
        except (ValueError, OverflowError) as error:
            row.append(str(error))
    print(name, row)
print(cmath.rect(2, math.pi / 2), cmath.log(8, 2), cmath.isclose(1 + 1e-10j, 1), cmath.isnan(complex(1, math.nan)),
      cmath.isinf(cmath.infj), cmath.isfinite(2j), cmath.tau, cmath.nanj)
for bad in ("1", None, [1]):
    try:
        cmath.sqrt(bad)
    except TypeError as error:
        print(error)

sorter = graphlib.TopologicalSorter({"cake": {"flour", "eggs"}, "flour": {"mill"}, "party": {"cake", "guests"}})
print(list(graphlib.TopologicalSorter({3: [2], 2: [1], 4: [3, 1]}).static_order()))
sorter.prepare()
while sorter:
    ready = sorted(sorter.get_ready())
    print(ready)
    sorter.done(*ready)
for call in (lambda: sorter.add("x"), lambda: sorter.done("nobody"), lambda: sorter.done("cake"),
             lambda: graphlib.TopologicalSorter().get_ready(), lambda: graphlib.TopologicalSorter({1: [2], 2: [1]}).prepare()):
    try:
        call()
    except ValueError as error:
        print(type(error).__name__, error)

plan = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()
for delay, priority, what in ((2, 1, "late"), (1, 2, "second"), (1, 1, "first")):
    plan.enter(delay, priority, lambda what=what: print(what, round(time.monotonic() - start)))
dropped = plan.enter(3, 1, print, argument=("never",))
plan.cancel(dropped)
print(len(plan.queue), plan.empty())
plan.run()
print(plan.empty())

print(colorsys.rgb_to_hsv(0.2, 0.4, 0.6), colorsys.hsv_to_rgb(0.5, 0.5, 0.4), colorsys.rgb_to_hls(0.9, 0.1, 0.3),
      colorsys.hls_to_rgb(0.1, 0.4, 0.7), colorsys.rgb_to_yiq(0.1, 0.5, 0.9), colorsys.yiq_to_rgb(0.3, 0.1, 0.2))
print(keyword.iskeyword("await"), keyword.issoftkeyword("match"), keyword.kwlist)
print(hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), hmac.digest(b"k" * 100, b"m", "md5").hex(),
      hmac.compare_digest("a", "a"))
print([os.path.join(*parts) for parts in (("a", "b"), ("a/", "b"), ("a", "/b"), ("", "b"), ("a", ""))])
print([os.path.splitext(p) for p in ("a.b/c", "a.tar.gz", ".bashrc", "a/.x.y", "...a")])
print([os.path.split(p) for p in ("/a/b", "a", "/a/", "//a", "/")], os.path.normpath("/a/./b/../../c//"), os.path.isabs("/x"))
print(__future__.annotations, __future__.division.getMandatoryRelease())
