# math: every common function, and the errors at the edges.
import math

print(math.sqrt(2), math.isqrt(10**20 + 1), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.fabs(-3), math.factorial(20), math.gcd(12, 18, 8), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.exp(1), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1), math.hypot(3, 4), math.hypot(1, 2, 3), math.degrees(math.pi), math.radians(180), math.sinh(1), math.tanh(0.5))
print(math.pow(2, 0.5), math.fmod(-7, 3), math.modf(-2.5), math.frexp(10), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.remainder(7, 4))
print(math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.dist((0, 0), (3, 4)), math.sumprod([1, 2], [3, 4]), math.cbrt(27), math.exp2(5), math.ulp(1.0), math.nextafter(1, 2), math.gamma(5), math.erf(0.5))
print(math.floor(10**30), math.ceil(1e20), math.log(10**400), math.sqrt(10**40))
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.acos(2), lambda: math.isqrt(-1), lambda: math.floor(math.inf), lambda: math.sqrt("x"), lambda: math.gcd(1.5), lambda: math.comb(-1, 2)):
    try:
        call()
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
