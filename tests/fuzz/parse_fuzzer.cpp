// libFuzzer's way into the front end: any bytes must give a tree or a diagnostic, and never a crash or a hang.
#include "engine/syntax/parser.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const awaitscope::DecodedSource decoded = awaitscope::decode_source("fuzz.py", bytes);
    if (decoded.ok()) {
        awaitscope::Arena arena;
        awaitscope::parse(decoded.source, arena);
    }
    return 0;
}
