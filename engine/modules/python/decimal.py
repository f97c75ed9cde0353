"""Decimal numbers. The arithmetic is libmpdec's, reached through _operate and its kin, which are written in C++."""
import numbers as _numbers
from _awaitscope import native_type as _native_type
from _decimal_reading import (digits_of as _digits_of, float_text as _float_text, normal_digits as _normal_digits,
                              tuple_text as _tuple_text)
from _decimal_signals import (Clamped, ConversionSyntax, DecimalException, DivisionByZero, DivisionImpossible,
                              DivisionUndefined, FloatOperation, Inexact, InvalidContext, InvalidOperation, Overflow,
                              Rounded, SIGNALS as _SIGNALS, SignalDict, Subnormal, Underflow, bits_of as _bits_of,
                              raise_signals as _raise_signals)
from collections import namedtuple as _namedtuple
from contextvars import ContextVar as _ContextVar

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext",
           "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal",
           "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax",
           "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR",
           "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext", "localcontext", "IEEEContext",
           "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "IEEE_CONTEXT_MAX_BITS", "HAVE_THREADS", "HAVE_CONTEXTVAR"]

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
IEEE_CONTEXT_MAX_BITS = 512
HAVE_THREADS = HAVE_CONTEXTVAR = True

# In libmpdec's order: the numbers of the modes are the places in this list.
_ROUNDINGS = ["ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN",
              "ROUND_HALF_EVEN", "ROUND_05UP"]
(ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
 ROUND_05UP) = _ROUNDINGS

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"


# --- Making numbers ---------------------------------------------------------------------------------------------

def _do(name, context, a, b=None, c=None):
    result = _operate(name, context, a, b, c)
    if result.__class__ is int:
        _raise_signals(result)
    return result


def _do_rounding(name, context, rounding, a, b=None):
    """The operation, with another rounding than the context's unless that is None."""
    if rounding is None:
        return _do(name, context, a, b)
    usual = context.rounding
    context.rounding = rounding
    try:
        return _do(name, context, a, b)
    finally:
        context.rounding = usual


def _flag(context, bits):
    """Signals; the caller goes on unless that is trapped."""
    trapped = _signal(context, bits)
    if trapped:
        _raise_signals(trapped)


def _parsed(cls, text, context, exact=True):
    result = _parse(cls, text, context, exact)
    if result.__class__ is int:
        _raise_signals(result)
    return result


def _make(cls, value, context, exact=True):
    if isinstance(value, Decimal):
        if exact:
            return value if type(value) is cls else _copy(cls, value)
        return _do("apply", context, value)
    if isinstance(value, str):
        return _parsed(cls, _normal_digits(value), context, exact)
    if isinstance(value, int):
        return _parsed(cls, _digits_of(value), context, exact)
    if isinstance(value, (list, tuple)):
        return _parsed(cls, _tuple_text(value), context, exact)
    if isinstance(value, float):
        _flag(context, _SIGNALS[FloatOperation])
        return _parsed(cls, _float_text(value), context, exact)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _operand(value):
    """A Decimal of an operand of arithmetic, or NotImplemented."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _parsed(Decimal, _digits_of(value), getcontext())
    return NotImplemented


def _argument(value):
    """A Decimal of an argument of a method."""
    result = _operand(value)
    if result is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return result


def _context(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


# --- Methods that operations make -------------------------------------------------------------------------------

def _unary_method(operation):
    def method(self, context=None):
        return _do(operation, _context(context), self)
    return method


def _binary_method(operation):
    def method(self, other, context=None):
        return _do(operation, _context(context), self, _argument(other))
    return method


def _binary_operator(operation):
    def forward(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _do(operation, getcontext(), self, other)

    def reverse(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _do(operation, getcontext(), other, self)
    return forward, reverse


def _sign_operator(operation):
    def method(self):
        return _do(operation, getcontext(), self)
    return method


def _order_against(self, other, equality):
    """-1, 0, 1; None without an order; NotImplemented."""
    context = getcontext()
    if isinstance(other, float):
        if equality:
            context._status |= _SIGNALS[FloatOperation]
        else:
            _flag(context, _SIGNALS[FloatOperation])
        other = _parsed(Decimal, _float_text(other), context)
    elif isinstance(other, _numbers.Rational) and not isinstance(other, int):
        if self.is_finite():
            # self < n/d as self * d < n, exactly.
            wide = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
            wide.prec = len(self.as_tuple().digits) + len(_digits_of(other.denominator)) + 2
            self = _do("multiply", wide, self, _argument(other.denominator))
        other = _argument(other.numerator)
    elif equality and isinstance(other, complex) and other.imag == 0:
        return _order_against(self, other.real, True)
    else:
        other = _operand(other)
        if other is NotImplemented:
            return other
    result = _order(self, other)
    if result is None and (not equality or self.is_snan() or other.is_snan()):
        _flag(context, 0x100)
    return result


def _comparison(holds, equality=False):
    def method(self, other):
        order = _order_against(self, other, equality)
        if order is NotImplemented:
            return order
        return holds(order)
    return method


class Decimal(_Number):
    """A decimal number: Decimal("3.14"), exact as it is written."""

    __slots__ = ()

    def __new__(cls, value="0", context=None):
        return _make(cls, value, _context(context))

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return _parsed(cls, _digits_of(f), getcontext())
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        return _parsed(cls, _float_text(f), getcontext())

    @classmethod
    def from_number(cls, number):
        if isinstance(number, (int, Decimal)):
            return _make(cls, number, getcontext())
        if isinstance(number, float):
            return cls.from_float(number)
        raise TypeError(f"Cannot convert {number!r} to Decimal")

    for _name in ("sqrt", "exp", "ln", "log10", "logb", "logical_invert", "next_minus", "next_plus", "normalize"):
        locals()[_name] = _unary_method(_name)
    for _name in ("compare", "compare_signal", "compare_total", "compare_total_mag", "copy_sign", "max", "max_mag", "min",
                  "min_mag", "next_toward", "logical_and", "logical_or", "logical_xor", "remainder_near", "rotate",
                  "scaleb", "shift"):
        locals()[_name] = _binary_method(_name)
    for _name, _operation in (("add", "add"), ("sub", "subtract"), ("mul", "multiply"), ("truediv", "divide"),
                              ("floordiv", "divide_int"), ("mod", "remainder")):
        locals()[f"__{_name}__"], locals()[f"__r{_name}__"] = _binary_operator(_operation)
    __pos__, __neg__, __abs__, copy_abs, copy_negate = map(_sign_operator, (
        "plus", "minus", "abs", "copy_abs", "copy_negate"))
    del _name, _operation

    __eq__ = _comparison(lambda order: order == 0, equality=True)
    __ne__ = _comparison(lambda order: order != 0, equality=True)
    __lt__ = _comparison(lambda order: order == -1)
    __le__ = _comparison(lambda order: order in (-1, 0))
    __gt__ = _comparison(lambda order: order == 1)
    __ge__ = _comparison(lambda order: order in (0, 1))

    def __hash__(self):
        if not self.is_finite():
            if self.is_snan():
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self.is_nan() else -314159 if self.is_signed() else 314159
        sign, coefficient, exponent = _parts(self)
        modulus = (1 << 61) - 1
        power = pow(10, exponent, modulus) if exponent >= 0 else pow(pow(10, -1, modulus), -exponent, modulus)
        found = coefficient * power % modulus
        return (-2 if found == 1 else -found) if sign else found

    def __bool__(self):
        return not self.is_zero()

    def __divmod__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        result = _divmod(getcontext(), self, other)
        if result.__class__ is int:
            _raise_signals(result)
        return result

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else divmod(other, self)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is None:
            return _do("power", getcontext(), self, other)
        modulo = _operand(modulo)
        return modulo if modulo is NotImplemented else _do("power_modulo", getcontext(), self, other, modulo)

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other ** self

    def fma(self, other, third, context=None):
        return _do("fma", _context(context), self, _argument(other), _argument(third))

    def quantize(self, exp, rounding=None, context=None):
        return _do_rounding("quantize", _context(context), rounding, self, _argument(exp))

    def to_integral_value(self, rounding=None, context=None):
        return _do_rounding("to_integral_value", _context(context), rounding, self)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        return _do_rounding("to_integral_exact", _context(context), rounding, self)

    def same_quantum(self, other, context=None):
        return _same_quantum(self, _argument(other))

    def is_normal(self, context=None):
        return self.is_finite() and not self.is_zero() and _adjusted(self) >= _context(context).Emin

    def is_subnormal(self, context=None):
        return self.is_finite() and not self.is_zero() and not self.is_normal(context)

    def number_class(self, context=None):
        return _class(self, _context(context))

    def adjusted(self):
        return _adjusted(self)

    def radix(self):
        return Decimal(10)

    def canonical(self):
        return self

    conjugate = canonical

    real = property(canonical)
    imag = property(lambda self: Decimal(0))

    def as_tuple(self):
        sign, coefficient, exponent = _parts(self)
        if exponent == "F":
            return DecimalTuple(sign, (0,), exponent)
        digits = () if exponent in ("n", "N") and not coefficient else tuple(map(int, _digits_of(coefficient)))
        return DecimalTuple(sign, digits, exponent)

    def as_integer_ratio(self):
        if not self.is_finite():
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer ratio")
            raise OverflowError("cannot convert Infinity to integer ratio")
        sign, coefficient, exponent = _parts(self)
        n, d = (coefficient * 10 ** exponent, 1) if exponent >= 0 else (coefficient, 10 ** -exponent)
        from math import gcd
        divisor = gcd(n, d)
        return (-n if sign else n) // divisor, d // divisor

    def __int__(self):
        if not self.is_finite():
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        sign, coefficient, exponent = _parts(self)
        whole = coefficient * 10 ** exponent if exponent >= 0 else coefficient // 10 ** -exponent
        return -whole if sign else whole

    __trunc__ = __int__

    def __floor__(self):
        return self._rounded_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._rounded_int(ROUND_CEILING)

    def _rounded_int(self, rounding):
        return int(self.to_integral_value(rounding) if self.is_finite() else self)

    def __round__(self, n=None):
        if n is None:
            return self._rounded_int(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return _do("quantize", getcontext(), self, _parsed(Decimal, f"1E{-n}", getcontext()))

    def __float__(self):
        if self.is_nan():
            if self.is_snan():
                raise ValueError("cannot convert signaling NaN to float")
            return float("-nan" if self.is_signed() else "nan")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __str__(self):
        return _text(self, False, getcontext().capitals == 1)

    def __repr__(self):
        return f"Decimal('{_text(self, False, True)}')"

    def to_eng_string(self, context=None):
        return _text(self, True, _context(context).capitals == 1)

    def __format__(self, specifier, /):
        return _format(self, specifier, getcontext())

    def __reduce__(self):
        return self.__class__, (str(self),)

    __copy__ = canonical

    def __deepcopy__(self, memo):
        return self


_results_are(Decimal)
_numbers.Number.register(Decimal)


# --- Contexts ---------------------------------------------------------------------------------------------------

class Context(_Context):
    """Precision, rounding, limits, flags and traps."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = globals().get("DefaultContext")
        given = {"prec": prec, "rounding": rounding, "Emin": Emin, "Emax": Emax, "capitals": capitals, "clamp": clamp}
        for name, value in given.items():
            if value is None:
                if base is None:
                    continue
                value = getattr(base, name)
            setattr(self, name, value)
        self._status = 0 if flags is None else self._read_signals(flags)
        if traps is not None:
            self._trapped = self._read_signals(traps)
        elif base is not None:
            self._trapped = base._trapped

    @staticmethod
    def _read_signals(signals):
        if isinstance(signals, (dict, SignalDict)):
            return _bits_of(signal for signal, value in signals.items() if value)
        return _bits_of(signals)

    @property
    def rounding(self):
        return _ROUNDINGS[self._round]

    @rounding.setter
    def rounding(self, value):
        if value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        self._round = _ROUNDINGS.index(value)

    @property
    def flags(self):
        return SignalDict(self, "_status")

    @flags.setter
    def flags(self, value):
        self._status = self._read_signals(value)

    @property
    def traps(self):
        return SignalDict(self, "_trapped")

    @traps.setter
    def traps(self, value):
        self._trapped = self._read_signals(value)

    def clear_flags(self):
        self._status = 0

    def clear_traps(self):
        self._trapped = 0

    def copy(self):
        other = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, [], [])
        other._status, other._trapped = self._status, self._trapped
        return other

    __copy__ = copy

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def create_decimal(self, num="0", /):
        return _make(Decimal, num, self, exact=False)

    def create_decimal_from_float(self, f, /):
        return _do("apply", self, Decimal.from_float(f))

    def __repr__(self):
        # In the order of the bits.
        order = sorted(_SIGNALS, key=lambda signal: 2 if signal is InvalidOperation else _SIGNALS[signal])
        flags, traps = (f"[{', '.join(signal.__name__ for signal in order if held[signal])}]"
                        for held in (self.flags, self.traps))
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags={flags}, traps={traps})")

    def __reduce__(self):
        flags, traps = ([signal for signal in _SIGNALS if held[signal]] for held in (self.flags, self.traps))
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)

    def divmod(self, x, y, /):
        result = _divmod(self, _argument(x), _argument(y))
        if result.__class__ is int:
            _raise_signals(result)
        return result

    def power(self, a, b, modulo=None):
        if modulo is None:
            return _do("power", self, _argument(a), _argument(b))
        return _do("power_modulo", self, _argument(a), _argument(b), _argument(modulo))

    def fma(self, x, y, z, /):
        return _do("fma", self, _argument(x), _argument(y), _argument(z))

    def canonical(self, x, /):
        return _argument(x)

    copy_decimal = canonical

    def same_quantum(self, x, y, /):
        return _same_quantum(_argument(x), _argument(y))

    def to_sci_string(self, x, /):
        return _text(_argument(x), False, self.capitals == 1)

    def to_eng_string(self, x, /):
        return _text(_argument(x), True, self.capitals == 1)

    def number_class(self, x, /):
        return _class(_argument(x), self)


def _context_unary(operation):
    def method(self, x, /):
        return _do(operation, self, _argument(x))
    return method


def _context_binary(operation):
    def method(self, x, y, /):
        return _do(operation, self, _argument(x), _argument(y))
    return method


def _context_question(name):
    def method(self, x, /):
        question = getattr(_argument(x), name)
        return question(self) if name in ("is_normal", "is_subnormal") else question()
    return method


for _name in ("plus", "minus", "abs", "copy_abs", "copy_negate", "sqrt", "exp", "ln", "log10", "logb", "logical_invert",
              "next_minus", "next_plus", "normalize", "to_integral_exact", "to_integral_value"):
    setattr(Context, _name, _context_unary(_name))
for _name in ("add", "subtract", "multiply", "divide", "divide_int", "remainder", "remainder_near", "compare",
              "compare_signal", "compare_total", "compare_total_mag", "copy_sign", "max", "max_mag", "min", "min_mag",
              "next_toward", "quantize", "logical_and", "logical_or", "logical_xor", "rotate", "scaleb", "shift"):
    setattr(Context, _name, _context_binary(_name))
for _name in ("is_finite", "is_infinite", "is_nan", "is_qnan", "is_snan", "is_signed", "is_zero", "is_canonical",
              "is_normal", "is_subnormal"):
    setattr(Context, _name, _context_question(_name))


DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(9, ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])

_current = _ContextVar("decimal_context")


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        context.clear_flags()
        _current.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


def IEEEContext(bits, /):
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError("argument must be a multiple of 32, with a maximum of 512")
    most = 3 * (1 << bits // 16 + 3)
    return Context(9 * (bits // 32) - 2, ROUND_HALF_EVEN, 1 - most, most, 1, 1, [], [])


class _ContextManager:
    def __init__(self, context):
        self._context = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._context)
        return self._context

    def __exit__(self, *exception):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    manager = _ContextManager(_context(ctx).copy())
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        if value is not None:
            setattr(manager._context, name, value)
    return manager


for _type in (Decimal, Context, SignalDict):
    _native_type(_type)
del _name, _type
