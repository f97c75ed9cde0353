"""asyncio's logger. The logging module is loaded only if the program uses it; without it, logging's handler of last
resort would print the bare message to stderr, which is what the logger below does."""

import sys
from _asyncio import _format_exception


class _PlainLogger:
    name = 'asyncio'

    def _logger(self):
        logging = sys.modules.get('logging')
        return logging.getLogger('asyncio') if logging is not None else None

    def error(self, message, *args, exc_info=None):
        real = self._logger()
        if real is not None:
            real.error(message, *args, exc_info=exc_info)
            return
        self._print(message % args if args else message, exc_info)

    def warning(self, message, *args):
        real = self._logger()
        if real is not None:
            real.warning(message, *args)
            return
        self._print(message % args if args else message, None)

    def debug(self, message, *args):
        real = self._logger()
        if real is not None:
            real.debug(message, *args)

    def _print(self, text, exc_info):
        if exc_info:
            error = exc_info[1] if isinstance(exc_info, tuple) else sys.exception()
            text += '\n' + _format_exception(error).rstrip('\n')
        sys.stderr.write(text + '\n')

    def print_raised(self, text, error):
        """For an exception that passed through asyncio's own frames alone."""
        shown = _format_exception(error)
        if error.__cause__ is None and error.__context__ is None and not shown.startswith('Traceback'):
            shown = 'Traceback (most recent call last):\n' + shown
        sys.stderr.write(text + '\n' + shown)

    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger('asyncio'), name)


logger = _PlainLogger()
