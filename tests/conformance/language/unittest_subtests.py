"""subTest: failures are told apart, the others go on."""
import unittest


class Numbers(unittest.TestCase):
    def test_even(self):
        for i in range(6):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)

    def test_nested(self):
        for name in ("a", "b"):
            with self.subTest("outer", name=name):
                for n in range(2):
                    with self.subTest(n=n):
                        if n:
                            raise ValueError(name)

    def test_message_only(self):
        with self.subTest("just a message"):
            self.fail()
        print("after the subtest")

    def test_all_fine(self):
        with self.subTest(x=1):
            pass
        with self.subTest():
            self.skipTest("one of them")


unittest.main()
