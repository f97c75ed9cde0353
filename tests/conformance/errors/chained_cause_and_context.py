# "The above exception was the direct cause" and "During handling of the above exception".
def low():
    return {}["missing"]


def middle():
    try:
        low()
    except KeyError as error:
        raise ValueError("could not look it up") from error


def top():
    try:
        middle()
    except ValueError:
        raise RuntimeError("top failed")


top()
