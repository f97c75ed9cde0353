"""Characters that mean something in HTML."""
import re

__all__ = ["escape", "unescape"]

_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®",
             "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
             "euro": "€", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß", "eacute": "é", "times": "×"}


def escape(s, quote=True):
    """The text with &, < and > written out, and quotes if asked for."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _character(match):
    name = match[1]
    if not name.startswith("#"):
        return _ENTITIES.get(name, match[0])
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"


def unescape(s):
    """The text with the numbered and the commonest named characters read back."""
    return re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|\w+);", _character, s)
