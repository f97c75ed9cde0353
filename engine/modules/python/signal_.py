"""Signals: their names and numbers. No signal ever arrives here, so handlers are refused."""
import enum

from _awaitscope import refuse


class Signals(enum.IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGWINCH = 28
    SIGIO = 29


class Handlers(enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)
NSIG = 65


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def getsignal(signalnum, /):
    return default_int_handler if signalnum == Signals.SIGINT else Handlers.SIG_DFL


def signal(signalnum, handler, /):
    refuse("signal.signal() is not part of Awaitscope. No signal reaches a simulated program.")


def alarm(seconds, /):
    refuse("signal.alarm() is not part of Awaitscope. No signal reaches a simulated program.")


def raise_signal(signalnum, /):
    if signalnum == Signals.SIGINT:
        raise KeyboardInterrupt
    refuse("signal.raise_signal() is not part of Awaitscope. No signal reaches a simulated program.")


def strsignal(signalnum, /):
    return _WORDS.get(signalnum)


_WORDS = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault",
          14: "Alarm clock", 15: "Terminated"}
