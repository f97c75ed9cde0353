"""The little of the operating system that does not reach outside the program: names, paths as texts, an environment
of the program's own. Files and processes are refused."""
import os.path as path
from os.path import altsep, curdir, devnull, extsep, pardir, pathsep, sep

name = "posix"
linesep = "\n"
defpath = "/bin:/usr/bin"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
EX_OK = 0

error = OSError

__all__ = ["altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "environ", "getenv", "putenv", "unsetenv", "getpid", "getppid", "getcwd", "cpu_count",
           "process_cpu_count", "urandom", "strerror", "fspath", "PathLike", "fsencode", "fsdecode", "getlogin",
           "error"]

_FILES = """access chdir chmod chown close copy_file_range dup fdopen fstat fsync link listdir lstat makedirs mkdir mkfifo
open openpty pipe read readlink remove removedirs rename renames replace rmdir scandir stat statvfs symlink sync truncate
umask unlink utime walk write fwalk get_terminal_size""".split()
_PROCESSES = """abort execl execle execlp execv execve execvp fork forkpty kill killpg nice popen posix_spawn
register_at_fork setsid spawnl spawnv startfile system times wait waitpid _exit getuid geteuid getgid getegid getloadavg
sched_getaffinity uname""".split()


def __getattr__(name):
    from _awaitscope import refuse
    if name in _FILES:
        refuse(f"os.{name} is not part of Awaitscope. Programs run in a sandbox without files.")
    if name in _PROCESSES:
        refuse(f"os.{name} is not part of Awaitscope. Programs run in a sandbox without other processes.")
    raise AttributeError(f"module 'os' has no attribute {name!r}")


class _Environ(dict):
    """The environment: empty at the start of every run, whatever the machine's holds."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        dict.__setitem__(self, key, value)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def getpid():
    return 4242


def getppid():
    return 4241


def getcwd():
    return "/"


def getlogin():
    return "student"


def cpu_count():
    return 4


process_cpu_count = cpu_count


def urandom(size, /):
    from random import SystemRandom
    return SystemRandom().randbytes(size)


def strerror(code, /):
    return {1: "Operation not permitted", 2: "No such file or directory", 11: "Resource temporarily unavailable",
            12: "Cannot allocate memory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
            21: "Is a directory", 22: "Invalid argument", 32: "Broken pipe", 104: "Connection reset by peer",
            110: "Connection timed out", 111: "Connection refused"}.get(code, f"Unknown error {code}")


class PathLike:
    """What has __fspath__."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "__fspath__") if cls is PathLike else NotImplemented


def fspath(path, /):
    if isinstance(path, (str, bytes)):
        return path
    if not hasattr(type(path), "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return type(path).__fspath__(path)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename
