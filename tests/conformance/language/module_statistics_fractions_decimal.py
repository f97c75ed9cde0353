# statistics, fractions, decimal.
import statistics as st
from decimal import ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.stdev(data), st.pstdev(data), st.variance(data), st.median_low(data), st.quantiles(data, n=4), st.fmean(data), st.multimode([1, 1, 2, 2]), st.harmonic_mean([1, 2, 4]), st.geometric_mean([1, 2, 4]))
for call in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.median([])):
    try:
        call()
    except st.StatisticsError as error:
        print(error)
f = Fraction(3, 4)
print(f, repr(f), f + 1, f * Fraction(2, 3), f / 2, f**2, Fraction("0.125"), Fraction(0.5), Fraction(6, -8), f.numerator, float(f), f > 0.5, f == 0.75, Fraction(7, 3) // 1, round(Fraction(7, 3)), Fraction(3.14159).limit_denominator(100), int(Fraction(7, 2)), f"{f}")
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    print(error)
d = Decimal("1.10")
print(d, repr(d), d + Decimal("2.205"), d * 3, d / 3, d**2, -d, Decimal(5), Decimal("1E+3"), d.quantize(Decimal("0.1")), Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), d == Decimal("1.1"), d < 2, float(d), int(Decimal("7.9")), round(Decimal("2.5")), str(Decimal("0.1") + Decimal("0.2")), sum([Decimal("0.1")] * 3))
getcontext().prec = 6
print(Decimal(1) / Decimal(7), Decimal(2).sqrt(), f"{Decimal('1234.5'):,.2f}")
