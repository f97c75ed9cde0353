# Markers under lines with wide characters, accents and tabs.
import traceback


def wide():
    return "日本語" + 1 + "é"


def accents():
    naïve = "é"
    return naïve * naïve


def tabs():
	value = {"k":	1}
	return	value["x"]


def emoji():
    return ["😀", "😀"][5] + "😀"


for f in (wide, accents, tabs, emoji):
    try:
        f()
    except Exception:
        traceback.print_exc()
raise ValueError("日本語 é 😀")
