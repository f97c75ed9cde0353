"""assertRaises, assertWarns, assertLogs and their relatives."""
import logging
import unittest
import warnings


class Checks(unittest.TestCase):
    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            int("x")
        print(caught.exception, self.assertRaises(ZeroDivisionError, lambda: 1 / 0))
        with self.assertRaises((KeyError, IndexError)):
            [][0]
        with self.assertRaisesRegex(ValueError, r"invalid literal .*'y'"):
            int("y")

    def test_nothing_raised(self):
        with self.assertRaises(ValueError, msg="why not"):
            pass

    def test_tuple_not_raised(self):
        self.assertRaises((KeyError, ValueError), len, [])

    def test_other_raised(self):
        with self.assertRaises(KeyError):
            int("x")

    def test_regex(self):
        with self.assertRaisesRegex(ValueError, "^nothing like it$"):
            int("x")

    def test_no_class(self):
        self.assertRaises("ValueError", int, "x")

    def test_warns(self):
        with self.assertWarns(DeprecationWarning) as caught:
            warnings.warn("old", DeprecationWarning)
        print(caught.warning, caught.lineno)
        with self.assertWarnsRegex(UserWarning, "h.y"):
            warnings.warn("hey")

    def test_no_warning(self):
        with self.assertWarns(DeprecationWarning):
            pass

    def test_logs(self):
        with self.assertLogs("app", level="INFO") as caught:
            logging.getLogger("app").info("first %s", 1)
            logging.getLogger("app.part").error("second")
        print(caught.output, [record.levelname for record in caught.records])
        with self.assertNoLogs("app", "ERROR"):
            logging.getLogger("app").warning("low")

    def test_no_logs(self):
        with self.assertLogs("app"):
            pass

    def test_unexpected_logs(self):
        with self.assertNoLogs("app"):
            logging.getLogger("app").error("oops")


unittest.main()
