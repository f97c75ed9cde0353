"""The signals of decimal, as exceptions and as libmpdec's bits."""
__name__ = "decimal"  # where the classes say they live


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


# libmpdec's bits. Several conditions make up the signal InvalidOperation.
_INVALID = 0x3BA
CONDITIONS = {InvalidOperation: 0x100, ConversionSyntax: 0x2, DivisionImpossible: 0x8, DivisionUndefined: 0x10,
               InvalidContext: 0x80}
SIGNALS = {InvalidOperation: _INVALID, FloatOperation: 0x400, DivisionByZero: 0x4, Overflow: 0x800,
            Underflow: 0x4000, Subnormal: 0x2000, Inexact: 0x40, Rounded: 0x1000, Clamped: 0x1}


def raise_signals(flags):
    """The exception of the first signal among the flags; its argument lists all that was signalled."""
    listed = [condition for condition, bit in CONDITIONS.items() if flags & bit]
    listed += [signal for signal, bits in SIGNALS.items() if signal is not InvalidOperation and flags & bits]
    for signal, bits in SIGNALS.items():
        if flags & bits:
            raise signal(listed)


def bits_of(signals):
    total = 0
    for signal in signals:
        if signal not in SIGNALS:
            raise TypeError("values must be signals")
        total |= SIGNALS[signal]
    return total


class SignalDict:
    """A context's flags or traps, as a mapping from signals to bools."""

    def __init__(self, context, field):
        self._context = context
        self._field = field

    def __getitem__(self, signal):
        if signal not in SIGNALS:
            raise KeyError("invalid error flag")
        return bool(getattr(self._context, self._field) & SIGNALS[signal])

    def __setitem__(self, signal, value):
        if signal not in SIGNALS:
            raise KeyError("invalid error flag")
        old = getattr(self._context, self._field)
        setattr(self._context, self._field, old | SIGNALS[signal] if value else old & ~SIGNALS[signal])

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(SIGNALS)

    def __len__(self):
        return len(SIGNALS)

    def __contains__(self, signal):
        return signal in SIGNALS

    def keys(self):
        return SIGNALS.keys()

    def values(self):
        return [self[signal] for signal in SIGNALS]

    def items(self):
        return [(signal, self[signal]) for signal in SIGNALS]

    def get(self, signal, default=None):
        return self[signal] if signal in SIGNALS else default

    def copy(self):
        return dict(self.items())

    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if hasattr(other, "items") else other)

    __hash__ = None

    def __repr__(self):
        return "{" + ", ".join(f"{signal}:{value}" for signal, value in self.items()) + "}"
