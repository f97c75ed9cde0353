# Records, grouping, sorting, and a formatted report.
from collections import defaultdict, namedtuple
from itertools import accumulate, groupby
from operator import attrgetter

Sale = namedtuple("Sale", "day region product units price")
RAW = """\
1 north tea 12 3.50
1 south tea 7 3.40
1 south coffee 4 8.25
2 north coffee 9 8.00
2 north tea 15 3.55
3 west cocoa 2 12.10
3 south tea 11 3.45
3 north coffee 1 8.80
"""


def parse(text):
    for number, line in enumerate(text.splitlines(), 1):
        try:
            day, region, product, units, price = line.split()
            yield Sale(int(day), region, product, int(units), float(price))
        except ValueError as error:
            print(f"line {number}: {error}")


sales = list(parse(RAW + "bad line\n4 east tea x 1.0\n"))
by_region = defaultdict(list)
for sale in sales:
    by_region[sale.region].append(sale)
print(f"{'region':<8}|{'units':>6}|{'revenue':>10}|{'share':>7}")
print("-" * 8 + "+" + "-" * 6 + "+" + "-" * 10 + "+" + "-" * 7)
total = sum(s.units * s.price for s in sales)
for region, items in sorted(by_region.items(), key=lambda kv: -sum(s.units * s.price for s in kv[1])):
    units, revenue = sum(s.units for s in items), sum(s.units * s.price for s in items)
    print(f"{region:<8}|{units:>6d}|{revenue:>10,.2f}|{revenue / total:>7.1%}")
print(f"{'total':<8}|{sum(s.units for s in sales):>6d}|{total:>10,.2f}|")
for product, group in groupby(sorted(sales, key=attrgetter("product", "day")), key=attrgetter("product")):
    group = list(group)
    print(product.title(), [s.units for s in group], list(accumulate(s.units for s in group)), max(group, key=attrgetter("price")).region)
best, *others = sorted(sales, key=lambda s: (s.units * s.price, s.region), reverse=True)
print(best, len(others), {s.product for s in others} == {"tea", "coffee", "cocoa"})
matrix = {r: {p: sum(s.units for s in by_region[r] if s.product == p) for p in ("tea", "coffee", "cocoa")} for r in sorted(by_region)}
for region, row in matrix.items():
    print(region.ljust(6), *(f"{v or '-':>3}" for v in row.values()))
