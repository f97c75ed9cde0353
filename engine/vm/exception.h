// Exception instances. The hierarchy is one table; everything else derives from it.
#pragma once

#include "engine/vm/attributes.h"
#include "engine/vm/value.h"

#include <cstdint>

namespace awaitscope {

// X(name, base), bases first. asyncio's own (CancelledError, …) are made by its room.
#define AWAITSCOPE_EXCEPTIONS(X)               \
    X(BaseException, object)                   \
    X(BaseExceptionGroup, BaseException)       \
    X(GeneratorExit, BaseException)            \
    X(KeyboardInterrupt, BaseException)        \
    X(SystemExit, BaseException)               \
    X(Exception, BaseException)                \
    X(ArithmeticError, Exception)              \
    X(FloatingPointError, ArithmeticError)     \
    X(OverflowError, ArithmeticError)          \
    X(ZeroDivisionError, ArithmeticError)      \
    X(AssertionError, Exception)               \
    X(AttributeError, Exception)               \
    X(BufferError, Exception)                  \
    X(EOFError, Exception)                     \
    X(ImportError, Exception)                  \
    X(ModuleNotFoundError, ImportError)        \
    X(LookupError, Exception)                  \
    X(IndexError, LookupError)                 \
    X(KeyError, LookupError)                   \
    X(MemoryError, Exception)                  \
    X(NameError, Exception)                    \
    X(UnboundLocalError, NameError)            \
    X(OSError, Exception)                      \
    X(BlockingIOError, OSError)                \
    X(ChildProcessError, OSError)              \
    X(ConnectionError, OSError)                \
    X(BrokenPipeError, ConnectionError)        \
    X(ConnectionAbortedError, ConnectionError) \
    X(ConnectionRefusedError, ConnectionError) \
    X(ConnectionResetError, ConnectionError)   \
    X(FileExistsError, OSError)                \
    X(FileNotFoundError, OSError)              \
    X(InterruptedError, OSError)               \
    X(IsADirectoryError, OSError)              \
    X(NotADirectoryError, OSError)             \
    X(PermissionError, OSError)                \
    X(ProcessLookupError, OSError)             \
    X(TimeoutError, OSError)                   \
    X(ReferenceError, Exception)               \
    X(RuntimeError, Exception)                 \
    X(NotImplementedError, RuntimeError)       \
    X(RecursionError, RuntimeError)            \
    X(PythonFinalizationError, RuntimeError)   \
    X(StopAsyncIteration, Exception)           \
    X(StopIteration, Exception)                \
    X(SyntaxError, Exception)                  \
    X(IndentationError, SyntaxError)           \
    X(TabError, IndentationError)              \
    X(SystemError, Exception)                  \
    X(TypeError, Exception)                    \
    X(ValueError, Exception)                   \
    X(UnicodeError, ValueError)                \
    X(UnicodeDecodeError, UnicodeError)        \
    X(UnicodeEncodeError, UnicodeError)        \
    X(UnicodeTranslateError, UnicodeError)     \
    X(Warning, Exception)                      \
    X(BytesWarning, Warning)                   \
    X(DeprecationWarning, Warning)             \
    X(EncodingWarning, Warning)                \
    X(FutureWarning, Warning)                  \
    X(ImportWarning, Warning)                  \
    X(PendingDeprecationWarning, Warning)      \
    X(ResourceWarning, Warning)                \
    X(RuntimeWarning, Warning)                 \
    X(SyntaxWarning, Warning)                  \
    X(UnicodeWarning, Warning)                 \
    X(UserWarning, Warning)

/// Layout of every exception. What a subclass stores beyond it (StopIteration.value, OSError.errno,
/// SyntaxError's place, ImportError.name, NameError.name, AttributeError.obj, SystemExit.code, group members)
/// lies in `extra`, whose layout the type knows (exceptions.cpp).
struct ExceptionObject : Object {
    Value args;       ///< tuple
    Value traceback;  ///< TracebackObject or None
    Value cause;      ///< exception or null
    Value context;    ///< exception or null
    bool suppress_context;
    Value extra[6];
    Attributes attributes;  ///< __notes__ and whatever the program sets
    Object* weakrefs;
};

}  // namespace awaitscope
