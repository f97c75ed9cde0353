# The traceback module's ways to get at the text.
import sys
import traceback


def inner():
    raise ValueError("inside")


def outer():
    inner()


try:
    outer()
except ValueError as error:
    print(traceback.format_exc().splitlines()[-1])
    print("".join(traceback.format_exception(error)), end="")
    print(traceback.format_exception_only(error))
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(error.__traceback__)])
    traceback.print_exception(error, file=sys.stdout)
    tb = error.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
    print(sys.exc_info()[0].__name__)
print(sys.exc_info())
