// What the VM tells a guest that watches it (trio's Instrument idea). The recorder is such a guest; the VM
// neither knows traces nor loops. Each hook is called only if its bit is in `wanted`, so that an unwatched
// run pays nothing.
#pragma once

#include "engine/vm/value.h"

#include <cstdint>
#include <string_view>

namespace awaitscope {

struct Frame;

class Instrument {
  public:
    enum Hook : std::uint32_t {
        kLine = 1,
        kCall = 2,
        kReturn = 4,
        kRaise = 8,
        kOutput = 16,
        kWarning = 32,
        kNeverAwaited = 64,
        kBlock = 128
    };
    std::uint32_t wanted = 0;

    virtual ~Instrument() = default;
    /// The statement whose first instruction is frame.current() is about to run. Program frames only, never
    /// library.
    virtual void line(Frame&) {}
    virtual void call(Frame&) {}
    virtual void returned(Frame&, const Value& /*result*/) {}
    /// An exception enters the traceback of this frame.
    virtual void raised(Frame&, const Value& /*exception*/) {}
    /// Text for stdout (1) or stderr (2), UTF-8.
    virtual void output(int /*stream*/, std::string_view /*text*/) {}
    virtual void warning(std::string_view /*category*/, std::string_view /*text*/) {}
    virtual void never_awaited(const Value& /*coroutine*/) {}
    /// A blocking call (time.sleep and the like) moves the clock from `begin` by `duration` ns while nothing
    /// else runs.
    virtual void blocked(std::int64_t /*begin*/, std::int64_t /*duration*/, std::string_view /*what*/) {}
};

}  // namespace awaitscope
