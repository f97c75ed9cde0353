# "from None" hides the context.
def convert(text):
    try:
        return int(text)
    except ValueError:
        raise TypeError(f"{text!r} is no number") from None


convert("x")
