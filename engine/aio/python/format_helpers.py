"""How callbacks and stacks are shown."""

import sys

from _asyncio import _is_library_code, _source_line
from asyncio import constants


def _unwrap(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    return func


def _get_function_source(func):
    func = _unwrap(func)
    func = getattr(func, '__func__', func) if not hasattr(func, '__code__') else func
    functools = sys.modules.get('functools')
    if functools is not None and isinstance(func, (functools.partial, functools.partialmethod)):
        return _get_function_source(func.func)
    code = getattr(func, '__code__', None)
    # Only plain functions have a place; a bound method has none, as in CPython.
    if code is None or type(func).__name__ != 'function' or _is_library_code(code):
        return None
    return code.co_filename, code.co_firstlineno


def _format_callback_source(func, args, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    if type(func).__name__ != 'method':
        source = _get_function_source(func)
        if source:
            text += f' at {source[0]}:{source[1]}'
    return text


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    if not debug:
        return '()'
    import reprlib
    items = [reprlib.repr(arg) for arg in args or ()]
    items.extend(f'{key}={reprlib.repr(value)}' for key, value in (kwargs or {}).items())
    return '(' + ', '.join(items) + ')'


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    functools = sys.modules.get('functools')
    if functools is not None and isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


class _Stack(list):
    """The program's frames, outermost first, and whether asyncio's own stand inside them."""

    through_library = False


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    stack = _Stack()
    while f is not None and len(stack) < (limit or constants.DEBUG_STACK_DEPTH):
        code = f.f_code
        if not _is_library_code(code):
            stack.append((code.co_filename, f.f_lineno, code.co_name,
                          _source_line(code.co_filename, f.f_lineno).strip()))
        elif not stack:
            stack.through_library = True
        f = f.f_back
    stack.reverse()
    return stack


def _extract_stack_of_task():
    """Tasks and loop.create_future()'s futures are made by asyncio's own code, whose place is not shown."""
    stack = extract_stack(sys._getframe().f_back)
    stack.through_library = True
    return stack


def _created_at(stack):
    if stack.through_library or not stack:
        return 'created'
    frame = stack[-1]
    return f'created at {frame[0]}:{frame[1]}'
