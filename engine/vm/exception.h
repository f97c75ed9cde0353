// Exception instances. The hierarchy is one table; everything else derives from it.
#pragma once

#include "engine/vm/attributes.h"
#include "engine/vm/value.h"

#include <cstdint>

namespace awaitscope {

class Vm;
struct Frame;

// X(name, base), bases first; BaseException, derived from object, stands as its own base. asyncio's own (CancelledError, …) are made by its room.
#define AWAITSCOPE_EXCEPTIONS(X)               \
    X(BaseException, BaseException)                   \
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

/// Layout of every exception. What a type stores beyond it (StopIteration.value, OSError.errno, SyntaxError's place,
/// AttributeError.obj, a group's members …) follows as `extra_count` values, named by ExtraField.
struct ExceptionObject : Object {
    Value args;       ///< tuple
    Value traceback;  ///< TracebackObject or None
    Value cause;      ///< exception or null
    Value context;    ///< exception or null
    bool suppress_context;
    bool left_native_coroutine;  ///< passed through a coroutine in C++, whose frame no traceback entry shows
    std::uint8_t extra_count;
    Attributes attributes;  ///< __notes__ and whatever the program sets
    Object* weakrefs;

    Value* extra() { return reinterpret_cast<Value*>(this + 1); }
};

/// Indices into ExceptionObject::extra(), by type. Null means None.
namespace extra {
inline constexpr int kStopIterationValue = 0;
inline constexpr int kSystemExitCode = 0;
inline constexpr int kNameErrorName = 0;
inline constexpr int kAttributeErrorName = 0, kAttributeErrorObject = 1;
inline constexpr int kImportErrorMessage = 0, kImportErrorName = 1, kImportErrorPath = 2, kImportErrorNameFrom = 3;
inline constexpr int kOsErrorNumber = 0, kOsErrorText = 1, kOsErrorFile = 2, kOsErrorFile2 = 3;
inline constexpr int kSyntaxMessage = 0, kSyntaxFile = 1, kSyntaxLine = 2, kSyntaxOffset = 3, kSyntaxText = 4,
                     kSyntaxEndLine = 5, kSyntaxEndOffset = 6, kSyntaxPrintFile = 7;
inline constexpr int kUnicodeEncoding = 0, kUnicodeObject = 1, kUnicodeStart = 2, kUnicodeEnd = 3, kUnicodeReason = 4;
inline constexpr int kGroupMessage = 0, kGroupMembers = 1;
}  // namespace extra

/// StopIteration's value, for the interpreter: None if it has none.
Value stop_iteration_value(const Value& exception);

/// Puts a traceback entry for the frame's current instruction in front of the exception's traceback
/// (PyTraceBack_Here). Called for each frame that the exception passes through.
void add_traceback_entry(Vm& vm, const Value& exception, Frame& frame);

/// except* with a type: what matches and what is left (exception_group_match). False with an exception pending.
bool split_for_except_star(Vm& vm, const Value& exception, const Value& type, Value& rest, Value& match);

/// What an except* statement raises at its end, given what came in and the list of what its clauses raised
/// (_PyExc_PrepReraiseStar): an exception or None; null with an exception pending.
Value prepare_reraise_star(Vm& vm, const Value& original, const Value& raised);

}  // namespace awaitscope
