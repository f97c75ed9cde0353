// Text of numbers and strs: what the numeric types and str share.
#pragma once

#include "engine/vm/str.h"

#include <string>
#include <string_view>

namespace awaitscope {

/// The text with every Unicode space as ' ' and every decimal digit as '0' … '9', other characters beyond
/// ASCII as
/// '?': ready for parsing a number (_PyUnicode_TransformDecimalAndSpaceToASCII).
std::string numeric_text(Vm& vm, const StrObject* s);

/// bytes(x) for methods that take any bytes-like object or an iterable of ints; false with an exception
/// pending.
bool bytes_of_object(Vm& vm, const Value& v, std::string& out);
/// The contents of bytes or bytearray; false if it is neither (nothing raised).
bool bytes_view(Vm& vm, const Value& v, std::string_view& out);

Value make_bytearray(Vm& vm, std::string bytes);

/// format(x, spec) of the built-in types.
Value format_int(Vm& vm, const Value& v, const StrObject* spec);
Value format_float(Vm& vm, const Value& v, const StrObject* spec);
Value format_complex(Vm& vm, const Value& v, const StrObject* spec);
Value format_str(Vm& vm, const Value& v, const StrObject* spec);

/// `%`-formatting and str.format.
Value percent_format(Vm& vm, const StrObject* pattern, const Value& arguments);
Value percent_format_bytes(Vm& vm, std::string_view pattern, const Value& arguments, bool bytearray);

/// repr of text; `ascii_only` escapes everything beyond ASCII, as ascii() does.
Value str_repr(Vm& vm, const StrObject* s, bool ascii_only);
std::string bytes_repr(std::string_view bytes);

}  // namespace awaitscope
