// What the files of str share.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/str.h"

#include <functional>
#include <span>
#include <string>

namespace awaitscope {

inline StrObject* str_of(const Value& v) {
    return v.as<StrObject>();
}

std::span<const NativeSpec> str_search_methods();  ///< find, count, split, replace …
std::span<const NativeSpec> str_case_methods();    ///< upper, isalpha …
std::span<const NativeSpec> str_layout_methods();  ///< center, join, strip, format …
std::span<const NativeSpec> str_codec_methods();   ///< encode

/// str.join.
Value str_join(Vm& vm, const StrObject* separator, const Value& iterable);
/// str.replace; a negative limit: all.
Value str_replace(Vm& vm, const StrObject* s, const StrObject* old_text, const StrObject* new_text,
                  std::int64_t limit);
/// bytes.decode and str(bytes, encoding, errors); `encoding` and `errors` may be null.
Value decode_bytes(Vm& vm, std::string_view bytes, const Value& object, std::string_view encoding,
                   std::string_view errors);
/// str.encode.
bool encode_str(Vm& vm, const Value& str, std::string_view encoding, std::string_view errors,
                std::string& out);

/// str.format and str.format_map: `mapping` replaces the arguments if not null.
Value str_dot_format(Vm& vm, const StrObject* pattern, const Args& args, const Value& mapping);

}  // namespace awaitscope
