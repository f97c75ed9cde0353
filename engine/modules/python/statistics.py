"""Averages, spread and relations of numbers. Sums are exact: every number is a ratio of ints until the end."""
import math
import random as _random
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, namedtuple as _namedtuple
from fractions import Fraction
from functools import reduce as _reduce
from itertools import count as _count, groupby as _groupby, repeat as _repeat
from math import erfc as _erfc, exp as _exp, fabs as _fabs, fsum as _fsum, hypot as _hypot, log as _log, sqrt as _sqrt
from math import sumprod as _sumprod
import numbers

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low",
           "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance"]

LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))
LinearRegression.__module__ = "statistics"


class StatisticsError(ValueError):
    pass


# --- Exact sums -------------------------------------------------------------------------------------------------

def _is_decimal(kind):
    """Without loading decimal: no value can be a Decimal if nobody has loaded it."""
    return any(base.__module__ == "decimal" and base.__name__ == "Decimal" for base in kind.__mro__)


def _exact_ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None  # an infinity or NaN: kept as it is
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _common_type(t, s):
    if t is s or s is int or s is bool:
        return t
    if t is int:
        return s
    if issubclass(s, t):
        return s
    if issubclass(t, s):
        return t
    if issubclass(t, int):
        return s
    if issubclass(s, int):
        return t
    if issubclass(t, Fraction) and issubclass(s, float):
        return s
    if issubclass(t, float) and issubclass(s, Fraction):
        return t
    raise TypeError(f"don't know how to coerce {t.__name__} and {s.__name__}")


def _total(partials, power=1):
    """Of numerators by denominator."""
    if None in partials:
        return partials[None]
    return sum(Fraction(n, d ** power) for d, n in partials.items())


def _sum(data):
    """(common type, exact sum, how many)"""
    n = 0
    types = set()
    partials = {}
    for kind, values in _groupby(data, type):
        types.add(kind)
        for numerator, denominator in map(_exact_ratio, values):
            n += 1
            partials[denominator] = partials.get(denominator, 0) + numerator
    total = _total(partials)
    return _reduce(_common_type, types, int), total, n


def _squares(data, centre=None):
    """(common type, exact sum of squared deviations, centre, how many)"""
    if centre is not None:
        kind, total, n = _sum((d := x - centre) * d for x in data)
        return kind, total, centre, n
    n = 0
    types = set()
    sums, squares = {}, {}
    for kind, values in _groupby(data, type):
        types.add(kind)
        for numerator, denominator in map(_exact_ratio, values):
            n += 1
            sums[denominator] = sums.get(denominator, 0) + numerator
            squares[denominator] = squares.get(denominator, 0) + numerator * numerator
    if not n:
        total = centre = Fraction(0)
    elif None in sums:
        total = centre = sums[None]
    else:
        sx, sxx = _total(sums), _total(squares, 2)
        total = (n * sxx - sx * sx) / n
        centre = sx / n
    return _reduce(_common_type, types, int), total, centre, n


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if not _is_decimal(kind):
            raise
        return kind(value.numerator) / kind(value.denominator)


def _not_negative(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


# --- Averages ---------------------------------------------------------------------------------------------------

def mean(data):
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    if weights is None:
        if not hasattr(data, "__len__"):
            data = list(data)
        n = len(data)
        total = _fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        total = _sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    divisor = _fsum(weights)
    if not divisor:
        raise StatisticsError("sum of weights must be non-zero")
    return total / divisor


def geometric_mean(data):
    n = 0
    zero = False

    def positive():
        nonlocal n, zero
        for n, x in enumerate(data, start=1):
            if x > 0.0 or math.isnan(x):
                yield x
            elif x == 0.0:
                zero = True
            else:
                raise StatisticsError("No negative inputs allowed", x)

    total = _fsum(map(_log, positive()))
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if math.isnan(total):
        return math.nan
    if zero:
        return math.nan if total == math.inf else 0.0
    return _exp(total / n)


def harmonic_mean(data, weights=None):
    if iter(data) is data:
        data = list(data)
    message = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, numbers.Real) and not _is_decimal(type(x)):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights = _repeat(1, n)
        weight = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, weight, _ = _sum(w for w in _not_negative(weights, message))
    try:
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _not_negative(data, message)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight / total, kind)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data) // 2


def median(data):
    data, half = _sorted(data)
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data, half = _sorted(data)
    return data[half] if len(data) % 2 else data[half - 1]


def median_high(data):
    data, half = _sorted(data)
    return data[half]


def median_grouped(data, interval=1.0):
    data, half = _sorted(data)
    x = data[half]
    below = _bisect_left(data, x)
    upto = _bisect_right(data, x, lo=below)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (len(data) / 2 - below) / (upto - below)


def mode(data):
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data") from None
    return pairs[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# --- Spread -----------------------------------------------------------------------------------------------------

def variance(data, xbar=None):
    kind, total, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(total / (n - 1), kind)


def pvariance(data, mu=None):
    kind, total, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(total / n, kind)


def _root(mean_square, kind):
    try:
        n, m = mean_square.numerator, mean_square.denominator
    except AttributeError:
        raise ValueError("inf or nan encountered in data")
    return _decimal_root(n, m, kind) if _is_decimal(kind) else _float_root(n, m)


def _float_root(n, m):
    """The root of n/m, correctly rounded: as an int with bits to spare, the last of which stands for the rest."""
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        m <<= 2 * shift
    else:
        n <<= -2 * shift
    root = math.isqrt(n // m)
    root |= root * root * m != n
    return (root << shift) / 1 if shift >= 0 else root / (1 << -shift)


def _decimal_root(n, m, kind):
    if not n:
        return kind("0.0")
    n, m = abs(n), abs(m)
    root = (kind(n) / kind(m)).sqrt()
    nr, dr = root.as_integer_ratio()
    above = root.next_plus()
    na, da = above.as_integer_ratio()
    if 4 * n * (dr * da) ** 2 > m * (dr * na + da * nr) ** 2:
        return above
    below = root.next_minus()
    nb, db = below.as_integer_ratio()
    if 4 * n * (dr * db) ** 2 < m * (dr * nb + db * nr) ** 2:
        return below
    return root


def stdev(data, xbar=None):
    kind, total, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(total / (n - 1), kind)


def pstdev(data, mu=None):
    kind, total, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(total / n, kind)


# --- Two variables ----------------------------------------------------------------------------------------------

def _check_pairs(x, y, what):
    if len(y) != len(x):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return len(x)


def _deviations(values, n):
    centre = _fsum(values) / n
    return [value - centre for value in values], centre


def covariance(x, y, /):
    n = _check_pairs(x, y, "covariance")
    return _sumprod(_deviations(x, n)[0], _deviations(y, n)[0]) / (n - 1)


def _ranks(data, start):
    """Of each item its rank, equal ones sharing the average."""
    result = [0] * len(data)
    i = start - 1
    for _, same in _groupby(sorted(zip(data, _count())), key=lambda pair: pair[0]):
        same = list(same)
        for _, position in same:
            result[position] = i + (len(same) + 1) / 2
        i += len(same)
    return result


def _root_of_product(x, y):
    """sqrt(x * y) with one correction step, so that correlations of a line with itself are exactly 1."""
    root = _sqrt(x * y)
    if not math.isfinite(root):
        if math.isinf(root) and not math.isinf(x) and not math.isinf(y):
            scale = 2.0 ** -512
            return _root_of_product(scale * x, scale * y) / scale
        return root
    if not root:
        if x and y:
            scale = 2.0 ** 537
            return _root_of_product(scale * x, scale * y) / scale
        return root
    return root + _sumprod((x, root), (y, -root)) / (2.0 * root)


def correlation(x, y, /, *, method="linear"):
    n = _check_pairs(x, y, "correlation")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        start = (n - 1) / -2
        x, y = _ranks(x, start), _ranks(y, start)
    else:
        x, y = _deviations(x, n)[0], _deviations(y, n)[0]
    try:
        return _sumprod(x, y) / _root_of_product(_sumprod(x, x), _sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def linear_regression(x, y, /, *, proportional=False):
    n = _check_pairs(x, y, "linear regression")
    if not proportional:
        x, xbar = _deviations(x, n)
        y, ybar = _deviations(y, n)
    try:
        slope = (_sumprod(x, y) + 0.0) / _sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


# --- Normal distributions ---------------------------------------------------------------------------------------

# Wichura's algorithm AS241: numerator and denominator, highest power first, for the centre and two tails.
_CENTRE = ((2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
            1971.5909503065513, 133.14166789178438, 3.3871328727963665),
           (5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
            687.1870074920579, 42.31333070160091, 1.0))
_NEAR = ((0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
          5.769497221460691, 4.630337846156546, 1.4234371107496835),
         (1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
          0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0))
_FAR = ((2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124,
         0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103),
        (2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133,
         0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0))


def _ratio(coefficients, r, factor=1.0):
    numerator, denominator = coefficients
    return _reduce(lambda sum, c: sum * r + c, numerator) * factor / _reduce(lambda sum, c: sum * r + c, denominator)


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if _fabs(q) <= 0.425:
        return mu + _ratio(_CENTRE, 0.180625 - q * q, q) * sigma
    r = _sqrt(-_log(p if q <= 0.0 else 1.0 - p))
    x = _ratio(_NEAR, r - 1.6) if r <= 5.0 else _ratio(_FAR, r - 5.0)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution of a random variable, by its mean and standard deviation."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        _, total, centre, n = _squares(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        mean_square = total / (n - 1)
        try:
            return cls(float(centre), _float_root(mean_square.numerator, mean_square.denominator))
        except AttributeError:
            return cls(float(centre), float(centre) / float(total))

    def samples(self, n, *, seed=None):
        source = _random.random if seed is None else _random.Random(seed).random
        return [_normal_dist_inv_cdf(source(), self._mu, self._sigma) for _ in range(n)]

    def _variance_for(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what}() not defined when sigma is zero")
        return self._sigma * self._sigma

    def pdf(self, x):
        variance = self._variance_for("pdf")
        diff = x - self._mu
        return _exp(diff * diff / (-2.0 * variance)) / _sqrt(math.tau * variance)

    def cdf(self, x):
        self._variance_for("cdf")
        return 0.5 * _erfc((self._mu - x) / (self._sigma * _sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = self, other
        if (b._sigma, b._mu) < (a._sigma, a._mu):
            a, b = b, a
        a_variance, b_variance = a._variance_for("overlap"), b._variance_for("overlap")
        dv = b_variance - a_variance
        dm = _fabs(b._mu - a._mu)
        if not dv:
            return _erfc(dm / (2.0 * a._sigma * _sqrt(2.0)))
        # The two points where the densities cross.
        middle = a._mu * b_variance - b._mu * a_variance
        half = a._sigma * b._sigma * _sqrt(dm * dm + dv * _log(b_variance / a_variance))
        x1 = (middle + half) / dv
        x2 = (middle - half) / dv
        return 1.0 - (_fabs(b.cdf(x1) - a.cdf(x1)) + _fabs(b.cdf(x2) - a.cdf(x2)))

    def zscore(self, x):
        self._variance_for("zscore")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, _hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, _hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * _fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / _fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
