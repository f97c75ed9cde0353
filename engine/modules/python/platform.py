"""What machine this is. A run must not depend on the machine, so the answers are always the same."""
import sys as _sys
from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine processor")


def uname():
    return uname_result("Linux", "awaitscope", "6.0.0", "#1 SMP", "x86_64", "")


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def platform(aliased=False, terse=False):
    return "Linux-6.0.0-x86_64" if not terse else "Linux-6.0.0"


def architecture(executable="", bits="", linkage=""):
    return bits or "64bit", linkage or "ELF"


def python_version():
    return "%d.%d.%d" % _sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_implementation():
    return "CPython"


def python_compiler():
    return "GCC"


def python_build():
    return "main", ""


def python_branch():
    return ""


def python_revision():
    return ""
