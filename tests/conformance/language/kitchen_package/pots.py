print("pots runs as", __name__)


class Pot:
    made = 0

    def __init__(self, size):
        Pot.made += 1
        self.size = size

    def __repr__(self):
        return f"Pot({self.size})"


def break_one():
    raise RuntimeError("a pot broke")
