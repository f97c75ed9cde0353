# logging: levels, formats, handlers, loggers by name.
import io
import logging
import sys

logging.warning("before basicConfig: to stderr")
logging.info("not shown")
root = logging.getLogger()
for h in root.handlers[:]:
    root.removeHandler(h)
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app")
child = logging.getLogger("app.db")
log.debug("value %d of %s", 5, "x")
log.setLevel(logging.WARNING)
child.info("inherits the level: not shown")
child.error("shown %(a)s", {"a": 1})
print(child.getEffectiveLevel(), logging.getLevelName(30), log.isEnabledFor(10), child.parent is log, log, root)
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("[%(levelname)-8s] %(funcName)s %(lineno)d {%(message)s}"))
handler.setLevel(logging.ERROR)
log.addHandler(handler)
log.propagate = False


def work():
    log.warning("too low for the handler")
    log.critical("critical")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("with traceback")


work()
print(stream.getvalue())
logging.getLogger("other").info("braces %s", {"k": 1})
logging.log(35, "custom level")
logging.basicConfig(level=logging.ERROR)
logging.info("basicConfig does nothing the second time")
logging.disable(logging.CRITICAL)
logging.error("disabled")
