// What the files of bytes and bytearray share.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/containers.h"

#include <span>
#include <string>
#include <string_view>

namespace awaitscope {

class Vm;
struct Type;

/// The contents of a bytes or bytearray object.
std::string_view bytes_contents(const Value& v);
/// bytes or bytearray, as `like` is.
Value make_like(Vm& vm, const Value& like, std::string_view data);
/// "a bytes-like object is required, not 'str'".
bool want_bytes(Vm& vm, const Value& v, std::string_view& out);
/// An int in range(0, 256); ValueError "byte must be in range(0, 256)".
bool want_byte(Vm& vm, const Value& v, std::uint8_t& out);

std::span<const NativeSpec> bytes_search_methods();    ///< find, split, replace …, of both types
std::span<const NativeSpec> bytes_text_methods();      ///< upper, center, hex …, of both types
std::span<const NativeSpec> bytearray_only_methods();  ///< append, extend …
/// bytes() and bytearray(): the contents that the constructor's arguments ask for.
bool bytes_from_args(Vm& vm, const Args& args, const char* type_name, std::string& out);

}  // namespace awaitscope
