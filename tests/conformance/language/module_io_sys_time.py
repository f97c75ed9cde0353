# io.StringIO, sys, time on the virtual clock.
import io
import sys
import time

s = io.StringIO("line one\nline two\nlast")
print(s.readline(), s.read(4), s.tell(), list(s), s.read(), s.seek(0), s.readlines())
s = io.StringIO()
print("printed", 1, file=s)
s.write("more")
s.writelines(["a", "b"])
print(repr(s.getvalue()), s.truncate(3), repr(s.getvalue()))
s.close()
try:
    s.read()
except ValueError as error:
    print(error)
print(sys.version_info[:2], sys.version_info >= (3, 14), sys.maxsize, sys.getrecursionlimit(), sys.argv, sys.byteorder, type(sys.modules).__name__, "sys" in sys.modules, sys.implementation.name, sys.getsizeof(1) > 0, sys.float_info.max, sys.int_info.bits_per_digit > 0, sys.platform in ("linux", "emscripten"), sys.intern("x"))
start = time.perf_counter()
time.sleep(1.5)
print(time.perf_counter() - start, time.monotonic(), time.time(), time.monotonic_ns(), time.perf_counter_ns(), time.process_time())
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400).tm_mday, time.strftime("%j", time.gmtime(1e9)), time.gmtime(0))
for bad in (-1, "x"):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
sys.stdout.write("direct\n")
sys.stderr.write("to stderr\n")
