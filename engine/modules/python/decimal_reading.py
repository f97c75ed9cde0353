"""What Decimal() takes, as texts that libmpdec reads."""


def digits_of(n):
    """str(n) of an int of any size."""
    return f"{n:d}" if -10 ** 4000 < n < 10 ** 4000 else _long_digits(n)


def _long_digits(n):
    if n < 0:
        return "-" + _long_digits(-n)
    parts = []
    while n:
        n, rest = divmod(n, 10 ** 4000)
        parts.append(f"{rest:04000d}")
    return "".join(reversed(parts)).lstrip("0")


def normal_digits(text):
    """Any of Unicode's decimal digits as ASCII, no underscores and no space around; what else there is shows later."""
    text = text.strip().replace("_", "")
    if text.isascii():
        return text
    return "".join(str(int(c)) if c.isdecimal() else c if c.isascii() else "?" for c in text)


def float_text(x):
    if x != x:
        return "NaN"
    if x in (float("inf"), float("-inf")):
        return "Infinity" if x > 0 else "-Infinity"
    n, d = abs(x).as_integer_ratio()
    places = d.bit_length() - 1
    return f"{'-' if str(x)[0] == '-' else ''}{digits_of(n * 5 ** places)}E-{places}"


def tuple_text(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1) or not isinstance(sign, int):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if not isinstance(exponent, (int, str)):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'" if isinstance(exponent, str)
                         else "exponent must be an integer")
    minus = "-" if sign else ""
    if exponent == "F":
        return minus + "Infinity"
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    coefficient = "".join(map(str, digits))
    if exponent in ("n", "N"):
        return f"{minus}{'s' if exponent == 'N' else ''}NaN{coefficient}"
    if isinstance(exponent, str):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return f"{minus}{coefficient or '0'}E{exponent}"
