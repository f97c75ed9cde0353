// Where coroutines were created (sys.set_coroutine_origin_tracking_depth): asyncio's debug mode asks for it,
// so that the warning about one that nobody awaited can tell.
#pragma once

#include "engine/vm/value.h"

#include <cstdint>
#include <string>

namespace awaitscope {

class Vm;
struct Frame;

/// How many frames are remembered for each new coroutine; 0: nothing is.
std::int64_t coroutine_origin_depth(Vm& vm);
void set_coroutine_origin_depth(Vm& vm, std::int64_t depth);

/// Remembers the program's frames from `caller` outwards as the origin of `coroutine`, if that is asked for.
void note_coroutine_origin(Vm& vm, const Object* coroutine, Frame* caller);
void forget_coroutine_origin(Vm& vm, const Object* coroutine);
/// cr_origin: a tuple of (file name, line, function), innermost first, or None.
Value coroutine_origin(Vm& vm, const Object* coroutine);
/// "\nCoroutine created at (most recent call last)\n  File …", or nothing.
std::string coroutine_origin_text(Vm& vm, const Object* coroutine);

}  // namespace awaitscope
