// str: the constructor and the slots.
#include "engine/vm/builtin_types.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/str_text.h"
#include "engine/vm/unicode.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

void dealloc(Object* self) {
    self->type->vm->heap.free_instance(self, str_extra_bytes(static_cast<StrObject*>(self)));
}

/// The text of str(…)'s encoding or errors argument; false with TypeError.
bool codec_name(Vm& vm, const Value* argument, const char* name, std::string& out) {
    if (!argument) return true;
    if (!vm.is_str(*argument)) {
        vm.raise_f(vm.exc.TypeError, "str() argument '{}' must be str, not {}", name,
                   type_name(vm, *argument));
        return false;
    }
    out = vm.utf8(*argument);
    return true;
}

Value subclass_copy(Vm& vm, Type* cls, const StrObject* s) {
    StrObject* copy = vm.heap.make_instance<StrObject>(cls, str_extra_bytes(s));
    copy->hash = s->hash;
    copy->length = s->length;
    copy->kind = s->kind;
    copy->ascii = s->ascii;
    copy->interned = false;
    copy_text(copy, 0, s, 0, s->length);
    char* end = static_cast<char*>(copy->data()) + std::size_t{s->length} * s->kind;
    for (std::size_t i = 0; i < s->kind; ++i) end[i] = 0;
    return Value::adopt(copy);
}

Value construct(Vm& vm, Type* cls, const Args& args) {
    const Value* parts[3] = {};  // object, encoding, errors
    constexpr const char* kNames[] = {"object", "encoding", "errors"};
    if (args.total() > 3) {
        return vm.raise_f(vm.exc.TypeError, "str expected at most 3 arguments, got {}", args.total());
    }
    for (std::size_t i = 0; i < args.positional; ++i) parts[i] = &args[i];
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        const StrObject* name = str_of((*args.names)[k]);
        std::size_t i = 0;
        while (i < 3 && !equal(name, kNames[i])) ++i;
        if (i == 3) {
            return vm.raise_f(vm.exc.TypeError, "str() got an unexpected keyword argument '{}'",
                              to_utf8(name));
        }
        if (parts[i]) {
            return vm.raise_f(vm.exc.TypeError, "argument for str() given by name ('{}') and position ({})",
                              kNames[i], i + 1);
        }
        parts[i] = &args[args.positional + k];
    }
    Value result;
    if (!parts[0]) {
        result = vm.make_str("");
    } else if (!parts[1] && !parts[2]) {
        result = vm.str(*parts[0]);
    } else {
        std::string encoding = "utf-8";
        std::string errors = "strict";
        std::string_view bytes;
        if (!codec_name(vm, parts[1], "encoding", encoding) || !codec_name(vm, parts[2], "errors", errors)) {
            return Value();
        }
        if (vm.is_str(*parts[0])) return vm.raise(vm.exc.TypeError, "decoding str is not supported");
        if (!bytes_view(vm, *parts[0], bytes)) {
            return vm.raise_f(vm.exc.TypeError, "decoding to str: need a bytes-like object, {} found",
                              type_name(vm, *parts[0]));
        }
        std::string owned(bytes);
        result = decode_bytes(vm, owned, *parts[0], encoding, errors);
    }
    if (!result || cls == vm.types.str) return result;
    return subclass_copy(vm, cls, str_of(result));
}

Value repr(Vm& vm, const Value& self) {
    return str_repr(vm, str_of(self), false);
}

Value str_slot(Vm& vm, const Value& self) {
    if (vm.is_exact_str(self)) return self;
    const StrObject* s = str_of(self);
    StrBuilder out(vm);
    out.append(s);
    return out.finish();
}

bool hash(Vm&, const Value& self, std::int64_t& out) {
    out = str_hash(str_of(self));
    return true;
}

Value compare_strs(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (!vm.is_str(a) || !vm.is_str(b)) return Value::not_implemented();
    if (op == CompareOp::eq) return Value::boolean(equal(str_of(a), str_of(b)));
    if (op == CompareOp::ne) return Value::boolean(!equal(str_of(a), str_of(b)));
    return Value::boolean(satisfies(compare(str_of(a), str_of(b)), op));
}

bool truth(Vm&, const Value& self, bool& out) {
    out = str_of(self)->length > 0;
    return true;
}

bool length(Vm&, const Value& self, std::int64_t& out) {
    out = str_of(self)->length;
    return true;
}

bool contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    if (!vm.is_str(item)) {
        vm.raise_f(vm.exc.TypeError, "'in <string>' requires string as left operand, not {}",
                   type_name(vm, item));
        return false;
    }
    out = str_find(str_of(self), str_of(item), 0, str_of(self)->length) >= 0;
    return true;
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
    const StrObject* s = str_of(self);
    std::int64_t size = s->length;
    if (has_index(vm, key)) {
        std::int64_t i = 0;
        if (!to_index(vm, key, i)) return Value();
        if (i < 0) i += size;
        if (i < 0 || i >= size) return vm.raise(vm.exc.IndexError, "string index out of range");
        return str_at(vm, s, static_cast<std::size_t>(i));
    }
    if (vm.type_of(key) != vm.types.slice) {
        return vm.raise_f(vm.exc.TypeError, "string indices must be integers, not '{}'", type_name(vm, key));
    }
    SliceBounds bounds;
    if (!slice_bounds(vm, key.as<SliceObject>(), size, bounds)) return Value();
    if (bounds.step == 1) {
        std::size_t begin = static_cast<std::size_t>(bounds.start);
        return str_slice(vm, s, begin, begin + static_cast<std::size_t>(bounds.length));
    }
    StrBuilder out(vm);
    for (std::int64_t k = 0; k < bounds.length; ++k) {
        out.append(s->at(static_cast<std::size_t>(bounds.start + k * bounds.step)));
    }
    return out.finish();
}

Value concat(Vm& vm, const Value& a, const Value& b) {
    if (!vm.is_str(b)) {
        return vm.raise_f(vm.exc.TypeError, "can only concatenate str (not \"{}\") to str", type_name(vm, b));
    }
    return str_concat(vm, str_of(a), str_of(b));
}

Value repeat(Vm& vm, const Value& self, const Value& times) {
    std::int64_t count = 0;
    if (!to_index(vm, times, count)) return Value();
    const StrObject* s = str_of(self);
    if (!check_repeat(vm, std::size_t{s->length} * s->kind * 16, count)) return Value();
    if (count == 1 && s->type == vm.types.str) return self;
    if (count == 0 || s->length == 0) return vm.make_str("");
    std::size_t n = static_cast<std::size_t>(count);
    StrObject* out = new_str(vm, s->length * n, widest_of(s));
    for (std::size_t k = 0; k < n; ++k) copy_text(out, k * s->length, s, 0, s->length);
    return Value::adopt(out);
}

Value remainder(Vm& vm, const Value& a, const Value& b) {
    if (!vm.is_str(a)) return Value::not_implemented();
    return percent_format(vm, str_of(a), b);
}

bool printable(char32_t c) {
    return c < 0x80 ? c >= 0x20 && c < 0x7f : unicode_is(c, kUnicodePrintable);
}

void append_hex(StrBuilder& out, char32_t c, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        out.append(static_cast<char32_t>("0123456789abcdef"[(c >> shift) & 0xf]));
    }
}

}  // namespace

Value str_repr(Vm& vm, const StrObject* s, bool ascii_only) {
    bool has_single = false;
    bool has_double = false;
    for (std::size_t i = 0; i < s->length; ++i) {
        has_single = has_single || s->at(i) == U'\'';
        has_double = has_double || s->at(i) == U'"';
    }
    char32_t quote = has_single && !has_double ? U'"' : U'\'';
    StrBuilder out(vm);
    out.append(quote);
    for (std::size_t i = 0; i < s->length; ++i) {
        char32_t c = s->at(i);
        if (c == quote || c == U'\\') {
            out.append(U'\\');
            out.append(c);
        } else if (c == U'\n') {
            out.append("\\n");
        } else if (c == U'\r') {
            out.append("\\r");
        } else if (c == U'\t') {
            out.append("\\t");
        } else if (printable(c) && !(ascii_only && c >= 0x80)) {
            out.append(c);
        } else if (c < 0x100) {
            out.append("\\x");
            append_hex(out, c, 2);
        } else if (c < 0x10000) {
            out.append("\\u");
            append_hex(out, c, 4);
        } else {
            out.append("\\U");
            append_hex(out, c, 8);
        }
    }
    out.append(quote);
    return out.finish();
}

std::string numeric_text(Vm&, const StrObject* s) {
    if (s->ascii) return std::string(s->view());
    std::string out;
    for (std::size_t i = 0; i < s->length; ++i) {
        char32_t c = s->at(i);
        std::uint8_t decimal = unicode_record(c).decimal;
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
        } else if (is_unicode_space(c)) {
            out.push_back(' ');
        } else {
            out.push_back(decimal < 10 ? static_cast<char>('0' + decimal) : '?');
        }
    }
    return out;
}

void make_str_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "str";
    spec.instance_size = sizeof(StrObject);
    spec.flags = kTypeBase | kTypeStr;
    Slots& slots = spec.slots;
    slots.dealloc = dealloc;
    slots.construct = construct;
    slots.repr = repr;
    slots.str = str_slot;
    slots.hash = hash;
    slots.compare = compare_strs;
    slots.truth = truth;
    slots.length = length;
    slots.contains = contains;
    slots.get_item = get_item;
    slots.iter = make_str_iterator;
    slots.concat = concat;
    slots.repeat = repeat;
    slots.binary[static_cast<int>(BinaryOp::remainder)] = remainder;
    spec.methods = str_search_methods();
    vm.define_type(vm.types.str, spec);
    vm.add_methods(vm.types.str, str_case_methods());
    vm.add_methods(vm.types.str, str_layout_methods());
    vm.add_methods(vm.types.str, str_codec_methods());
}

}  // namespace awaitscope
