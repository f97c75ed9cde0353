"""How callbacks and stacks are shown."""

import sys

from asyncio import constants


def _unwrap(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    return func


def _get_function_source(func):
    from _asyncio import _is_library_code
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


def extract_stack(f=None, limit=None):
    import traceback
    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = traceback.StackSummary.extract(traceback.walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack


def _created_at(stack):
    frame = stack[-1]
    return f'created at {frame[0]}:{frame[1]}'
