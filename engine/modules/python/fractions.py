"""Rational numbers."""
import math
import numbers
import operator

__all__ = ["Fraction"]

_HASH_MODULUS = (1 << 61) - 1
_HASH_INFINITY = 314159


# --- Reading ----------------------------------------------------------------------------------------------------

def _digits(text, start):
    """Where the run of digits (with single underscores between them) that begins at `start` ends."""
    end = start
    while end < len(text) and (text[end].isdecimal() or (
            text[end] == "_" and end > start and text[end - 1] != "_" and text[end + 1:end + 2].isdecimal())):
        end += 1
    return end


def _read(literal):
    """Numerator and denominator, not yet in lowest terms, of texts such as ' -3/4', '1.5e-3'; None if it is neither."""
    text = literal.strip()
    start = 1 if text[:1] in ("+", "-") else 0
    end = _digits(text, start)
    whole, rest = text[start:end], text[end:]
    numerator, denominator = int(whole or "0"), 1
    divisor = rest.lstrip()
    if whole and divisor.startswith("/"):
        divisor = divisor[1:].lstrip()
        if not divisor or _digits(divisor, 0) != len(divisor):
            return None
        denominator, rest = int(divisor), ""
    else:
        if rest.startswith("."):
            end = _digits(rest, 1)
            places, rest = rest[1:end].replace("_", ""), rest[end:]
            if not whole and not places:
                return None
            denominator = 10 ** len(places)
            numerator = numerator * denominator + int(places or "0")
        elif not whole:
            return None
        if rest[:1] in ("e", "E"):
            signed = rest[1:2] in ("+", "-")
            end = _digits(rest, 1 + signed)
            if end == 1 + signed:
                return None
            exponent, rest = int(rest[1:end]), rest[end:]
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    if rest:
        return None
    return (-numerator if text[0] == "-" else numerator), denominator


# --- Formatting -------------------------------------------------------------------------------------------------

class _Spec:
    """A format specification; `valid` tells whether all of it was understood."""

    def __init__(self, text):
        self._text = text
        self._at = 0
        self.fill, self.align = " ", None
        if text[1:2] and text[1] in "<>=^":
            self.fill, self.align, self._at = text[0], text[1], 2
        elif text[:1] and text[0] in "<>=^":
            self.align, self._at = text[0], 1
        self.sign = self._one_of("-+ ")
        self.no_negative_zero = bool(self._one_of("z"))
        self.alternate = bool(self._one_of("#"))
        width = self._number()
        self.zero_pad = len(width) > 1 and width[0] == "0"
        self.width = int(width or "0")
        self.separator = self._one_of(",_")
        self.precision, self.fraction_separator, self.has_point = "", "", False
        if self._text[self._at:self._at + 1] == "." and self._text[self._at + 1:self._at + 2] in tuple(",_0123456789"):
            self._at += 1
            self.has_point = True
            self.precision = self._number()
            self.fraction_separator = self._one_of(",_")
        self.type = self._one_of("eEfFgG%")
        self.valid = self._at == len(text)

    def _one_of(self, characters):
        found = self._text[self._at:self._at + 1]
        if not found or found not in characters:
            return ""
        self._at += 1
        return found

    def _number(self):
        start = self._at
        while self._text[self._at:self._at + 1] in tuple("0123456789"):
            self._at += 1
        return self._text[start:self._at]

    def pad(self, sign, body):
        padding = self.fill * (self.width - len(sign) - len(body))
        if self.align == "<":
            return sign + body + padding
        if self.align == "^":
            half = len(padding) // 2
            return padding[:half] + sign + body + padding[half:]
        if self.align == "=":
            return sign + padding + body
        return padding + sign + body


def _round_to_exponent(n, d, exponent):
    """n/d as a multiple of 10**exponent, ties to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    quotient, remainder = divmod(n + (d >> 1), d)
    if remainder == 0 and d & 1 == 0:
        quotient &= -2
    return quotient


def _round_to_figures(n, d, figures):
    """(significand, exponent) of n/d with that many significant digits."""
    if n == 0:
        return 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    exponent = len(top) - len(bottom) + (bottom <= top) - figures
    significand = _round_to_exponent(n, d, exponent)
    if len(str(abs(significand))) == figures + 1:
        return (abs(significand) // 10) * (1 if significand > 0 else -1), exponent + 1
    return significand, exponent



def _group_with_zeros(digits, separator):
    first = 1 + (len(digits) - 1) % 3
    return digits[:first] + "".join(separator + digits[i:i + 3] for i in range(first, len(digits), 3))


def _format_as_float(fraction, spec):
    n, d = fraction._numerator, fraction._denominator
    precision = int(spec.precision or "6")
    kind = spec.type
    if kind in "fF%":
        exponent = -precision - (2 if kind == "%" else 0)
        significand = _round_to_exponent(n, d, exponent)
        negative = significand < 0 if spec.no_negative_zero else n < 0
        scientific, places = False, precision
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        significand, exponent = _round_to_figures(n, d, figures)
        negative = n < 0
        scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
        places = figures - 1 if scientific else -exponent
    suffix = ""
    if kind == "%":
        suffix = "%"
    elif scientific:
        suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + places:+03d}"
    digits = f"{abs(significand):0{places + 1}d}"
    whole, places_text = digits[:len(digits) - places], digits[len(digits) - places:]
    if kind in "gG" and not spec.alternate:
        places_text = places_text.rstrip("0")
    point = "." if places_text or spec.alternate else ""
    if spec.fraction_separator:
        places_text = spec.fraction_separator.join(places_text[i:i + 3] for i in range(0, len(places_text), 3))
    sign = "-" if negative else "" if spec.sign == "-" else spec.sign
    tail = point + places_text + suffix
    if spec.zero_pad or (spec.align == "=" and spec.fill == "0"):
        room = spec.width - len(sign) - len(tail)
        whole = whole.zfill(3 * room // 4 + 1 if spec.separator else room)
    if spec.separator:
        whole = _group_with_zeros(whole, spec.separator)
    return spec.pad(sign, whole + tail)


# --- Fraction ---------------------------------------------------------------------------------------------------

def _binary(exact, fallback, with_complex=True):
    """The methods for `a OP b` and `b OP a`: exact between rationals, through float or complex else."""
    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float) or (with_complex and isinstance(b, complex)):
            return fallback(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return fallback(float(a), float(b))
        if with_complex and isinstance(a, numbers.Complex):
            return fallback(complex(a), float(b))
        return NotImplemented

    forward.__name__ = "__" + fallback.__name__ + "__"
    reverse.__name__ = "__r" + fallback.__name__ + "__"
    return forward, reverse


def _comparison(operation):
    def compare(a, b):
        if isinstance(b, numbers.Rational):
            return operation(a._numerator * b.denominator, a._denominator * b.numerator)
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return operation(0.0, b)
            return operation(a, a.from_float(b))
        return NotImplemented
    compare.__name__ = f"__{operation.__name__}__"
    return compare


class Fraction(numbers.Rational):
    """A rational number, always in lowest terms: Fraction(3, 4), Fraction('3/4'), Fraction(0.75)."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return cls._from_coprime_ints(numerator, 1)
            if isinstance(numerator, numbers.Rational):
                return cls._from_coprime_ints(numerator.numerator, numerator.denominator)
            if isinstance(numerator, float) or (not isinstance(numerator, type)
                                                and hasattr(numerator, "as_integer_ratio")):
                return cls._from_coprime_ints(*numerator.as_integer_ratio())
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational "
                                "instance or have the as_integer_ratio() method")
            parts = _read(numerator)
            if parts is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            numerator, denominator = parts
        elif not type(numerator) is int is type(denominator):
            if not isinstance(numerator, numbers.Rational) or not isinstance(denominator, numbers.Rational):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        return cls._from_coprime_ints(numerator // divisor, denominator // divisor)

    @classmethod
    def from_number(cls, number):
        if isinstance(number, numbers.Rational):
            return cls._from_coprime_ints(number.numerator, number.denominator)
        if isinstance(number, float) or (not isinstance(number, type) and hasattr(number, "as_integer_ratio")):
            return cls._from_coprime_ints(*number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or have the as_integer_ratio() method")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        from decimal import Decimal
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Continued fractions: the last convergent that is allowed, or the semiconvergent beyond it.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._from_coprime_ints(p1, q1)
        return Fraction._from_coprime_ints(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        spec = _Spec(format_spec)
        plain = not spec.type and not spec.has_point and not spec.zero_pad and not spec.no_negative_zero
        if spec.valid and plain:
            n, d = self._numerator, self._denominator
            body = f"{abs(n):{spec.separator}}"
            if d > 1 or spec.alternate:
                body += f"/{d:{spec.separator}}"
            return spec.pad("-" if n < 0 else "" if spec.sign == "-" else spec.sign, body)
        if spec.valid and spec.type and (spec.align is None or not spec.zero_pad):
            return _format_as_float(self, spec)
        raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")

    def _add(a, b):
        na, da, nb, db = a._numerator, a._denominator, b._numerator, b._denominator
        return Fraction(na * db + da * nb, da * db)

    def _sub(a, b):
        na, da, nb, db = a._numerator, a._denominator, b._numerator, b._denominator
        return Fraction(na * db - da * nb, da * db)

    def _mul(a, b):
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        if b._numerator == 0:
            raise ZeroDivisionError(f"Fraction({b._denominator}, 0)")
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        da, db = a._denominator, b._denominator
        quotient, rest = divmod(a._numerator * db, da * b._numerator)
        return quotient, Fraction(rest, da * db)

    def _mod(a, b):
        da, db = a._denominator, b._denominator
        return Fraction((a._numerator * db) % (b._numerator * da), da * db)

    __add__, __radd__ = _binary(_add, operator.add)
    __sub__, __rsub__ = _binary(_sub, operator.sub)
    __mul__, __rmul__ = _binary(_mul, operator.mul)
    __truediv__, __rtruediv__ = _binary(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _binary(_floordiv, operator.floordiv, False)
    __divmod__, __rdivmod__ = _binary(_divmod, divmod, False)
    __mod__, __rmod__ = _binary(_mod, operator.mod, False)

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            n, d = a._numerator, a._denominator
            if power >= 0:
                return Fraction._from_coprime_ints(n ** power, d ** power)
            if n > 0:
                return Fraction._from_coprime_ints(d ** -power, n ** -power)
            if n == 0:
                raise ZeroDivisionError(f"Fraction({d ** -power}, 0)")
            return Fraction._from_coprime_ints((-d) ** -power, (-n) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __trunc__(a):
        n, d = a._numerator, a._denominator
        return -(-n // d) if n < 0 else n // d

    def __int__(a):
        return operator.index(a.__trunc__())

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return _round_to_exponent(self._numerator, self._denominator, 0)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # Equal numbers of all types hash alike: the fraction modulo the prime that they all use.
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            found = _HASH_INFINITY
        else:
            found = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            found = -found
        return -2 if found == -1 else found

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    __lt__ = _comparison(operator.lt)
    __le__ = _comparison(operator.le)
    __gt__ = _comparison(operator.gt)
    __ge__ = _comparison(operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
