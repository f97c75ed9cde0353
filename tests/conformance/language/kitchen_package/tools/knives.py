from kitchen_package import VERSION

SHARP = ["chef", "bread"]


def count():
    return len(SHARP), VERSION
