"""Functions of complex numbers."""
import math as _math
from math import e, inf, nan, pi, tau
from math import (asinh as _asinh, atan2 as _atan2, copysign as _copysign, cos as _cos, cosh as _cosh, fabs as _fabs,
                  hypot as _hypot, ldexp as _ldexp, log as _log, log1p as _log1p, sin as _sin, sinh as _sinh,
                  sqrt as _sqrt, tan as _tan, tanh as _tanh)

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LARGE = 8.98846567431158e+307 / 2
_TINY = 2.2250738585072014e-308
_LOG_LARGE = _log(_LARGE)
_SQRT_LARGE = _sqrt(_LARGE)
_SQRT_SMALL = _sqrt(_TINY)


def _number(z):
    if type(z) is complex:
        return z
    if isinstance(z, str):
        raise TypeError("must be real number, not str")
    try:
        return complex(z)
    except TypeError:
        raise TypeError(f"must be real number, not {type(z).__name__}") from None


def _finite(*results):
    """What overflowed, though the argument was finite, is an error."""
    if any(map(_math.isinf, results)):
        raise OverflowError("math range error")
    return complex(*results)


def phase(z, /):
    z = _number(z)
    return _atan2(z.imag, z.real)


def polar(z, /):
    z = _number(z)
    return abs(z), _atan2(z.imag, z.real)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if not phi:
        return complex(r, r * phi)
    return complex(r * _cos(phi), r * _sin(phi))


def sqrt(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if not x and not y:
        return complex(0.0, y)
    if _math.isinf(y):
        return complex(inf, y)
    if _math.isinf(x):
        return complex(x, y if y != y else _copysign(0.0, y)) if x > 0 else complex(y if y != y else 0.0, _copysign(inf, y))
    ax, ay = _fabs(x), _fabs(y)
    if ax < _TINY and ay < _TINY:
        # Both are scaled up by 2**55: half of that is the root's 2**27 and the 2 of (x + |z|) / 2.
        ax = _ldexp(ax, 55)
        s = _ldexp(_sqrt(ax + _hypot(ax, _ldexp(ay, 55))), -28)
    else:
        ax /= 8.0
        s = 2.0 * _sqrt(ax + _hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    return complex(s, _copysign(d, y)) if x >= 0.0 else complex(d, _copysign(s, y))


def exp(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if not _math.isfinite(x) or not _math.isfinite(y):
        if _math.isinf(y) and (x > 0 or _math.isfinite(x)):
            raise ValueError("math domain error")
        if x == -inf:
            return complex(_copysign(0.0, _cos(y)), _copysign(0.0, _sin(y))) if _math.isfinite(y) else 0j
        if x == inf and _math.isfinite(y):
            return complex(_copysign(inf, _cos(y)), _copysign(inf, _sin(y))) if y else complex(inf, y)
        return complex(x if x == inf else nan, y if not y else nan)
    if x > _LOG_LARGE:
        size = _math.exp(x - 1.0)
        return _finite(size * _cos(y) * e, size * _sin(y) * e)
    size = _math.exp(x)
    return complex(size * _cos(y), size * _sin(y))


def _logarithm(z):
    x, y = z.real, z.imag
    ax, ay = _fabs(x), _fabs(y)
    if ax > _LARGE or ay > _LARGE:
        size = _log(_hypot(ax / 2.0, ay / 2.0)) + _math.log(2.0)
    elif ax < _TINY and ay < _TINY:
        if not ax and not ay:
            raise ValueError("math domain error")
        size = _log(_hypot(_ldexp(ax, 53), _ldexp(ay, 53))) - 53 * _math.log(2.0)
    else:
        h = _hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            most, least = max(ax, ay), min(ax, ay)
            size = _log1p((most - 1) * (most + 1) + least * least) / 2.0
        else:
            size = _log(h)
    return complex(size, _atan2(y, x))


def log(z, base=None, /):
    result = _logarithm(_number(z))
    return result if base is None else result / _logarithm(_number(base))


def log10(z, /):
    result = _logarithm(_number(z))
    return complex(result.real / _log(10.0), result.imag / _log(10.0))


def sinh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _fabs(x) > _LOG_LARGE and _math.isfinite(x):
        less = x - _copysign(1.0, x)
        return _finite(_cos(y) * _sinh(less) * e, _sin(y) * _cosh(less) * e)
    return complex(_cos(y) * _sinh(x), _sin(y) * _cosh(x))


def cosh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _fabs(x) > _LOG_LARGE and _math.isfinite(x):
        less = x - _copysign(1.0, x)
        return _finite(_cos(y) * _cosh(less) * e, _sin(y) * _sinh(less) * e)
    return complex(_cos(y) * _cosh(x), _sin(y) * _sinh(x))


def tanh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _fabs(x) > _LOG_LARGE:
        return complex(_copysign(1.0, x), 4.0 * _sin(y) * _cos(y) * _math.exp(-2.0 * _fabs(x)))
    tx, ty = _tanh(x), _tan(y)
    cx = 1.0 / _cosh(x)
    both = tx * ty
    divisor = 1.0 + both * both
    return complex(tx * (1.0 + ty * ty) / divisor, ((ty / divisor) * cx) * cx)


def asinh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _fabs(x) > _LARGE or _fabs(y) > _LARGE:
        size = _log(_hypot(x / 2.0, y / 2.0)) + _log(2.0) * 2.0
        real = _copysign(size, x) if not y < 0 or y == 0 else -_copysign(size, -x)
        return complex(real, _atan2(y, _fabs(x)))
    a, b = sqrt(complex(1.0 + y, -x)), sqrt(complex(1.0 - y, x))
    return complex(_asinh(a.real * b.imag - b.real * a.imag), _atan2(y, a.real * b.real - a.imag * b.imag))


def acosh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _fabs(x) > _LARGE or _fabs(y) > _LARGE:
        return complex(_log(_hypot(x / 2.0, y / 2.0)) + _log(2.0) * 2.0, _atan2(y, x))
    a, b = sqrt(complex(x - 1.0, y)), sqrt(complex(x + 1.0, y))
    return complex(_asinh(a.real * b.real + a.imag * b.imag), 2.0 * _atan2(a.imag, b.real))


def acos(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _fabs(x) > _LARGE or _fabs(y) > _LARGE:
        size = _log(_hypot(x / 2.0, y / 2.0)) + _log(2.0) * 2.0
        return complex(_atan2(_fabs(y), x), -_copysign(size, y))
    a, b = sqrt(complex(1.0 - x, -y)), sqrt(complex(1.0 + x, y))
    return complex(2.0 * _atan2(a.real, b.real), _asinh(b.real * a.imag - b.imag * a.real))


def atanh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if x < 0.0 or (x == 0.0 and _copysign(1.0, x) < 0.0):
        return -atanh(-z)
    ay = _fabs(y)
    if x > _SQRT_LARGE or ay > _SQRT_LARGE:
        h = _hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / h / h, -_copysign(pi / 2.0, -y))
    if x == 1.0 and ay < _SQRT_SMALL:
        if ay == 0.0:
            raise ValueError("math domain error")
        return complex(-_log(_sqrt(ay) / _sqrt(_hypot(ay, 2.0))), _copysign(_atan2(2.0, -ay) / 2.0, y))
    return complex(_log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0,
                   -_atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


def _turned(function):
    """sin of sinh and so on: f(z) = -i g(iz)."""
    def turned(z, /):
        z = _number(z)
        result = function(complex(-z.imag, z.real))
        return complex(result.imag, -result.real)
    return turned


sin, tan, asin, atan = map(_turned, (sinh, tanh, asinh, atanh))
for _function, _name in ((sin, "sin"), (tan, "tan"), (asin, "asin"), (atan, "atan")):
    _function.__name__ = _function.__qualname__ = _name
del _function, _name


def cos(z, /):
    z = _number(z)
    return cosh(complex(-z.imag, z.real))


def isfinite(z, /):
    z = _number(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def isinf(z, /):
    z = _number(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isnan(z, /):
    z = _number(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _number(a), _number(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
