"""patch.dict: adds, replaces, clears, and restores."""
from unittest.mock import patch

settings = {"debug": False, "level": 1}
with patch.dict(settings, {"debug": True}, extra=5) as patched:
    print(settings, patched is settings)
    settings["later"] = 1
    del settings["level"]
print(settings)
with patch.dict(settings, clear=True):
    print(settings)
print(settings)


@patch.dict(settings, debug="decorated")
def show(word):
    print(word, settings)


show("in")
print(settings)
patcher = patch.dict("__main__.settings", {"started": 1})
patcher.start()
print(settings)
patcher.stop()
print(settings)
try:
    with patch.dict(settings, {"x": 1}):
        raise KeyError("inside")
except KeyError as error:
    print(error, settings)


@patch.dict(settings, {"in": "class"})
class Tests:
    def test_it(self):
        print(settings)

    def other(self):
        print(settings)


Tests().test_it()
Tests().other()
