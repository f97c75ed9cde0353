"""statistics: every function, with ints, floats, fractions, and its errors."""
import statistics as s
from fractions import Fraction as F

sets = {"ints": [3, 1, 4, 1, 5, 9, 2, 6], "floats": [1.5, 2.25, -3.75, 0.1, 1e10], "fractions": [F(1, 2), F(1, 3), F(3, 4)],
        "one": [5], "none": [], "mixed": [1, 2.5, True], "text": ["a", "b", "a"]}
functions = ["mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped",
             "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles"]
for name in functions:
    for label, data in sets.items():
        try:
            print(name, label, repr(getattr(s, name)(data)))
        except Exception as error:
            print(name, label, type(error).__name__, error)
print(s.mean(iter([1, 2, 4])), s.fmean([1, 2, 3], [3, 2, 1]), s.harmonic_mean([40, 60], weights=[5, 30]))
print(s.median_grouped([52, 52, 53, 54], interval=2), s.quantiles(range(20), n=10), s.quantiles([1, 9, 5], method="inclusive"))
print(s.variance([1, 2, 3, 4], 2.5), s.pvariance([1, 2, 3, 4], 2.5), s.stdev([1e308, 1.1e308]), s.pstdev([F(1, 2), F(1, 3)]))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
print(s.covariance(x, y), s.correlation(x, y), s.correlation(x, x), s.correlation([3, 1, 2], [9, 1, 7], method="ranked"))
print(s.linear_regression(x, y), s.linear_regression(x, y, proportional=True), tuple(s.linear_regression(x, x)))
for call in (lambda: s.correlation([1, 1], [2, 3]), lambda: s.covariance([1], [2]), lambda: s.linear_regression([1], [1, 2]),
             lambda: s.quantiles([1, 2], n=0), lambda: s.quantiles([1, 2], method="x"), lambda: s.fmean([1, 2], [1]),
             lambda: s.fmean([1, 2], [0, 0]), lambda: s.harmonic_mean([-1, 2]), lambda: s.linear_regression([1, 1], [1, 2]),
             lambda: s.mean(["a"]), lambda: s.mean([1, "a"]), lambda: s.correlation([1, 2], [1, 2], method="z")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
n = s.NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n.pdf(110), n.cdf(110), n.inv_cdf(0.9), n.inv_cdf(1e-9), n.zscore(130))
print(n.quantiles(), n + 5, n - 5, n * 2, n / 3, -n, +n, 3 + n, 200 - n, n + n, n - s.NormalDist(1, 2), n == s.NormalDist(100, 15))
print(round(n.overlap(s.NormalDist(110, 20)), 12), s.NormalDist.from_samples([1, 2, 3, 4.5]), hash(n) == hash(s.NormalDist(100, 15)))
print(n.samples(3, seed=42))
for call in (lambda: s.NormalDist(0, -1), lambda: s.NormalDist(0, 0).pdf(1), lambda: n.inv_cdf(1), lambda: n.overlap(3)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
