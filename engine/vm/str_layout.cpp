// str: padding, stripping, joining, translating, formatting.
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/str_text.h"
#include "engine/vm/unicode.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

namespace {

// --- Padding
// ------------------------------------------------------------------------------------------------

Value pad(Vm& vm, const StrObject* s, std::size_t left, char32_t fill, std::size_t right) {
    if (left == 0 && right == 0) return str_slice(vm, s, 0, s->length);
    StrBuilder out(vm);
    out.append_repeated(fill, left);
    out.append(s);
    out.append_repeated(fill, right);
    return out.finish();
}

/// Width and fill character; `missing` is how many characters to add.
bool read_padding(Vm& vm, Bound args, std::size_t& missing, char32_t& fill) {
    std::int64_t width = 0;
    if (!to_index(vm, args[1], width)) return false;
    fill = U' ';
    if (args[2]) {
        if (!vm.is_str(args[2])) {
            vm.raise_f(vm.exc.TypeError, "The fill character must be a unicode character, not {}",
                       type_name(vm, args[2]));
            return false;
        }
        if (str_of(args[2])->length != 1) {
            vm.raise(vm.exc.TypeError, "The fill character must be exactly one character long");
            return false;
        }
        fill = str_of(args[2])->at(0);
    }
    std::int64_t length = str_of(args[0])->length;
    missing = static_cast<std::size_t>(std::max<std::int64_t>(width - length, 0));
    std::int64_t once = 1;
    return check_repeat(vm, missing * 16, once);
}

Value center(Vm& vm, Bound args) {
    std::size_t missing = 0;
    char32_t fill = 0;
    if (!read_padding(vm, args, missing, fill)) return Value();
    std::size_t width = str_of(args[0])->length + missing;
    std::size_t left = missing / 2 + (missing & width & 1);
    return pad(vm, str_of(args[0]), left, fill, missing - left);
}

Value ljust(Vm& vm, Bound args) {
    std::size_t missing = 0;
    char32_t fill = 0;
    if (!read_padding(vm, args, missing, fill)) return Value();
    return pad(vm, str_of(args[0]), 0, fill, missing);
}

Value rjust(Vm& vm, Bound args) {
    std::size_t missing = 0;
    char32_t fill = 0;
    if (!read_padding(vm, args, missing, fill)) return Value();
    return pad(vm, str_of(args[0]), missing, fill, 0);
}

Value zfill(Vm& vm, Bound args) {
    std::int64_t width = 0;
    if (!to_index(vm, args[1], width)) return Value();
    const StrObject* s = str_of(args[0]);
    if (width <= s->length) return str_slice(vm, s, 0, s->length);
    std::size_t sign = s->length > 0 && (s->at(0) == U'-' || s->at(0) == U'+') ? 1 : 0;
    StrBuilder out(vm);
    out.append(s, 0, sign);
    out.append_repeated(U'0', static_cast<std::size_t>(width) - s->length);
    out.append(s, sign, s->length);
    return out.finish();
}

Value expandtabs(Vm& vm, Bound args) {
    std::int64_t size = 8;
    if (args[1] && !vm.to_int64(args[1], size)) return Value();
    const StrObject* s = str_of(args[0]);
    StrBuilder out(vm);
    std::int64_t column = 0;
    for (std::size_t i = 0; i < s->length; ++i) {
        char32_t c = s->at(i);
        if (c == U'\t') {
            if (size > 0) {
                std::int64_t spaces = size - column % size;
                out.append_repeated(U' ', static_cast<std::size_t>(spaces));
                column += spaces;
            }
            continue;
        }
        out.append(c);
        column = c == U'\n' || c == U'\r' ? 0 : column + 1;
    }
    return out.finish();
}

// --- Stripping
// ----------------------------------------------------------------------------------------------

template <bool left, bool right>
Value strip(Vm& vm, Bound args) {
    constexpr const char* kName = left && right ? "strip" : left ? "lstrip" : "rstrip";
    const StrObject* s = str_of(args[0]);
    bool by_space = !args[1] || args[1].is_none();
    if (!by_space && !vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "{} arg must be None or str", kName);
    }
    auto drop = [&](char32_t c) {
        if (by_space) return is_unicode_space(c);
        const StrObject* set = str_of(args[1]);
        for (std::size_t i = 0; i < set->length; ++i) {
            if (set->at(i) == c) return true;
        }
        return false;
    };
    std::size_t begin = 0;
    std::size_t end = s->length;
    while (left && begin < end && drop(s->at(begin))) ++begin;
    while (right && end > begin && drop(s->at(end - 1))) --end;
    return str_slice(vm, s, begin, end);
}

// --- Translating
// --------------------------------------------------------------------------------------------

Value maketrans(Vm& vm, Bound args) {
    Ref<DictObject> table = vm.make_dict();
    if (!args[1]) {
        if (vm.type_of(args[0]) != vm.types.dict) {
            return vm.raise(vm.exc.TypeError, "if you give only one argument to maketrans it must be a dict");
        }
        std::size_t position = 0;
        const DictObject::Entry* entry = nullptr;
        while (dict_next(args[0].as<DictObject>(), position, entry)) {
            Value key = entry->key;
            if (vm.is_str(key)) {
                if (str_of(key)->length != 1) {
                    return vm.raise(vm.exc.ValueError, "string keys in translatetable must be of length 1");
                }
                key = Value::small_int(str_of(key)->at(0));
            } else if (!vm.is_int(key)) {
                return vm.raise(vm.exc.TypeError, "keys in translatetable must be strings or integers");
            }
            if (!dict_set(vm, table.get(), key, entry->value)) return Value();
        }
        return table;
    }
    if (!vm.is_str(args[0])) {
        return vm.raise(vm.exc.TypeError,
                        "first maketrans argument must be a string if there is a second argument");
    }
    if (!vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "maketrans() argument 2 must be str, not {}",
                          type_name(vm, args[1]));
    }
    const StrObject* from = str_of(args[0]);
    const StrObject* to = str_of(args[1]);
    if (from->length != to->length) {
        return vm.raise(vm.exc.ValueError, "the first two maketrans arguments must have equal length");
    }
    for (std::size_t i = 0; i < from->length; ++i) {
        if (!dict_set(vm, table.get(), Value::small_int(from->at(i)), Value::small_int(to->at(i))))
            return Value();
    }
    if (args[2]) {
        if (!vm.is_str(args[2])) {
            return vm.raise_f(vm.exc.TypeError, "maketrans() argument 3 must be str, not {}",
                              type_name(vm, args[2]));
        }
        const StrObject* dropped = str_of(args[2]);
        for (std::size_t i = 0; i < dropped->length; ++i) {
            if (!dict_set(vm, table.get(), Value::small_int(dropped->at(i)), Value::none())) return Value();
        }
    }
    return table;
}

Value translate(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    StrBuilder out(vm);
    for (std::size_t i = 0; i < s->length; ++i) {
        char32_t c = s->at(i);
        Value mapped = vm.get_item(args[1], Value::small_int(c));
        if (!mapped) {
            if (!vm.pending_is(vm.exc.LookupError)) return Value();
            vm.clear_exception();
            out.append(c);
        } else if (vm.is_str(mapped)) {
            out.append(str_of(mapped));
        } else if (vm.is_int(mapped)) {
            std::int64_t code = 0;
            if (!int_fits_int64(mapped, code) || code < 0 || code > 0x10ffff) {
                return vm.raise(vm.exc.ValueError, "character mapping must be in range(0x110000)");
            }
            out.append(static_cast<char32_t>(code));
        } else if (!mapped.is_none()) {
            return vm.raise(vm.exc.TypeError, "character mapping must return integer, None or str");
        }
    }
    return out.finish();
}

// --- Joining and formatting
// ---------------------------------------------------------------------------------

Value join(Vm& vm, Bound args) {
    return str_join(vm, str_of(args[0]), args[1]);
}

Value format(Vm& vm, const Args& args) {
    return str_dot_format(vm, str_of(args[0]), args.tail(), Value());
}

Value format_map(Vm& vm, Bound args) {
    return str_dot_format(vm, str_of(args[0]), Args{}, args[1]);
}

Value format_self(Vm& vm, Bound args) {
    if (!vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "__format__() argument must be str, not {}",
                          type_name(vm, args[1]));
    }
    return format_str(vm, args[0], str_of(args[1]));
}

Value getnewargs(Vm& vm, Bound args) {
    StrBuilder copy(vm);
    copy.append(str_of(args[0]));
    return vm.make_tuple({copy.finish()});
}

Value size_of(Vm&, Bound args) {
    const StrObject* s = str_of(args[0]);
    std::size_t header = s->ascii ? 40 : 56;
    return Value::small_int(static_cast<std::int64_t>(header + (std::size_t{s->length} + 1) * s->kind));
}

constexpr NativeSpec kMethods[] = {
    {"center", "self, width, fillchar=' ', /", center},
    {"ljust", "self, width, fillchar=' ', /", ljust},
    {"rjust", "self, width, fillchar=' ', /", rjust},
    {"zfill", "self, width, /", zfill},
    {"expandtabs", "self, /, tabsize=8", expandtabs},
    {"strip", "self, chars=None, /", strip<true, true>},
    {"lstrip", "self, chars=None, /", strip<true, false>},
    {"rstrip", "self, chars=None, /", strip<false, true>},
    {"maketrans", "x, y=<unrepresentable>, z=<unrepresentable>, /", maketrans, nullptr,
     NativeSpec::Kind::static_method},
    {"translate", "self, table, /", translate},
    {"join", "self, iterable, /", join},
    {"format", "self, /, *args, **kwargs", nullptr, format},
    {"format_map", "self, mapping, /", format_map},
    {"__format__", "self, format_spec, /", format_self},
    {"__getnewargs__", "self, /", getnewargs},
    {"__sizeof__", "self, /", size_of},
};

}  // namespace

Value str_join(Vm& vm, const StrObject* separator, const Value& iterable) {
    std::vector<Value> owned;
    std::span<const Value> items;
    if (vm.type_of(iterable) == vm.types.list) {
        items = iterable.as<ListObject>()->items;
    } else if (vm.type_of(iterable) == vm.types.tuple) {
        items = iterable.as<TupleObject>()->items();
    } else {
        Type* type = vm.type_of(iterable);
        if (!type->slots.iter && !type->slots.get_item)
            return vm.raise(vm.exc.TypeError, "can only join an iterable");
        if (!append_all(vm, iterable, owned)) return Value();
        items = owned;
    }
    std::size_t length = 0;
    char32_t widest = items.size() > 1 ? widest_of(separator) : 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!vm.is_str(items[i])) {
            return vm.raise_f(vm.exc.TypeError, "sequence item {}: expected str instance, {} found", i,
                              type_name(vm, items[i]));
        }
        length += str_of(items[i])->length + (i > 0 ? separator->length : 0);
        widest = std::max(widest, widest_of(str_of(items[i])));
    }
    if (items.size() == 1 && vm.is_exact_str(items[0])) return items[0];
    if (length <= 1) {
        StrBuilder out(vm);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) out.append(separator);
            out.append(str_of(items[i]));
        }
        return out.finish();
    }
    StrObject* joined = new_str(vm, length, widest);
    std::size_t at = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            copy_text(joined, at, separator, 0, separator->length);
            at += separator->length;
        }
        const StrObject* item = str_of(items[i]);
        copy_text(joined, at, item, 0, item->length);
        at += item->length;
    }
    return Value::adopt(joined);
}

std::span<const NativeSpec> str_layout_methods() {
    return kMethods;
}

}  // namespace awaitscope
