"""Who awaits whom."""

import sys

from _asyncio import _is_finished, _is_native_coroutine
from asyncio import events
from asyncio import futures
from asyncio import tasks

__all__ = ('capture_call_graph', 'format_call_graph', 'print_call_graph', 'FrameCallGraphEntry', 'FutureCallGraph')


class FrameCallGraphEntry:
    __slots__ = ('frame',)

    def __init__(self, frame):
        self.frame = frame

    def __repr__(self):
        return f'FrameCallGraphEntry(frame={self.frame!r})'


class FutureCallGraph:
    __slots__ = ('future', 'call_stack', 'awaited_by')

    def __init__(self, future, call_stack, awaited_by):
        self.future = future
        self.call_stack = call_stack
        self.awaited_by = awaited_by

    def __repr__(self):
        return (f'FutureCallGraph(future={self.future!r}, call_stack={self.call_stack!r}, '
                f'awaited_by={self.awaited_by!r})')


class _NativeCode:
    """What a coroutine that is written in C++ shows where CPython has a code object."""

    def __init__(self, coro):
        self.co_filename = '<asyncio>'
        self.co_name = coro.__name__
        self.co_qualname = coro.__qualname__


class _NativeFrame:
    f_back = None
    f_lineno = 1

    def __init__(self, coro):
        self.f_code = _NativeCode(coro)
        self.f_generator = coro


def _frame_of(coro):
    if coro.cr_frame is None and _is_native_coroutine(coro) and not _is_finished(coro):
        return _NativeFrame(coro)
    return coro.cr_frame


def _check(future):
    if not isinstance(future, futures.Future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")


def _awaiting(future, limit):
    return tuple(_build_graph_for_future(parent, limit=limit) for parent in future._asyncio_awaited_by or ())


def _build_graph_for_future(future, *, limit=None):
    _check(future)
    coro = None
    if get_coro := getattr(future, 'get_coro', None):
        coro = get_coro() if limit != 0 else None
    stack = []
    while coro is not None:
        if hasattr(coro, 'cr_await'):
            frame = _frame_of(coro)
            if frame is not None:
                stack.append(FrameCallGraphEntry(frame))
            coro = coro.cr_await
        elif hasattr(coro, 'ag_await'):
            stack.append(FrameCallGraphEntry(coro.ag_frame))
            coro = coro.ag_await
        else:
            break
    awaited_by = _awaiting(future, limit)
    if limit is not None:
        if limit > 0:
            stack = stack[:limit]
        elif limit < 0:
            stack = stack[limit:]
    stack.reverse()
    return FutureCallGraph(future, tuple(stack), awaited_by)


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    loop = events._get_running_loop()
    if future is not None:
        if loop is None or future is not tasks.current_task(loop=loop):
            return _build_graph_for_future(future, limit=limit)
    else:
        if loop is None:
            raise RuntimeError('capture_call_graph() is called outside of a running event loop and no *future* to '
                               'introspect was provided')
        future = tasks.current_task(loop=loop)
    if future is None:
        return None
    _check(future)
    stack = []
    frame = sys._getframe(depth) if limit != 0 else None
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        generator = frame.f_generator
        if generator is not None and hasattr(generator, 'cr_frame'):
            if frame.f_back is None or frame.f_back.f_generator is None:
                break
        frame = frame.f_back
    awaited_by = _awaiting(future, limit)
    if limit is not None:
        if limit < 0:
            stack = stack[:-limit]
        elif limit > 0:
            stack = stack[-limit:]
    return FutureCallGraph(future, tuple(stack), awaited_by)


def _render(graph, lines, level):
    indent = level * '    '
    if isinstance(graph.future, tasks.Task):
        lines.append(f'{indent}* Task(name={graph.future.get_name()!r}, id={id(graph.future):#x})')
    else:
        lines.append(f'{indent}* Future(id={id(graph.future):#x})')
    if graph.call_stack:
        lines.append(indent + '  + Call stack:')
        for entry in graph.call_stack:
            frame = entry.frame
            generator = frame.f_generator
            kind = ''
            if generator is not None:
                kind = ('async ' if hasattr(generator, 'cr_frame') else
                        'async generator ' if hasattr(generator, 'ag_frame') else 'generator ')
            code = frame.f_code
            lines.append(f'{indent}  |   File {code.co_filename!r}, line {frame.f_lineno}, in '
                         f'{kind}{code.co_qualname}()')
    if graph.awaited_by:
        lines.append(indent + '  + Awaited by:')
        for parent in graph.awaited_by:
            _render(parent, lines, level + 1)


def format_call_graph(future=None, /, *, depth=1, limit=None):
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    if graph is None:
        return ""
    lines = []
    _render(graph, lines, 0)
    return '\n'.join(lines)


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)
