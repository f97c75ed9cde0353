// bytes and bytearray: constructors and slots.
#include "engine/vm/bytes.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/iterators.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <cstring>
#include <new>

#include <fmt/format.h>

namespace awaitscope {

[[gnu::noinline]] std::string_view bytes_contents(const Value& v) {
    if (Vm::has_flag(v, kTypeBytes)) return v.as<BytesObject>()->view();
    return v.as<ByteArrayObject>()->bytes;
}

bool bytes_view(Vm&, const Value& v, std::string_view& out) {
    if (!Vm::has_flag(v, kTypeBytes | kTypeByteArray)) return false;
    out = bytes_contents(v);
    return true;
}

Value make_like(Vm& vm, const Value& like, std::string_view data) {
    return Vm::has_flag(like, kTypeByteArray) ? make_bytearray(vm, std::string(data)) : vm.make_bytes(data);
}

bool want_bytes(Vm& vm, const Value& v, std::string_view& out) {
    if (bytes_view(vm, v, out)) return true;
    vm.raise_f(vm.exc.TypeError, "a bytes-like object is required, not '{}'", type_name(vm, v));
    return false;
}

bool want_byte(Vm& vm, const Value& v, std::uint8_t& out) {
    Value index = as_index(vm, v);
    if (!index) return false;
    std::int64_t n = 0;
    if (!int_fits_int64(index, n) || n < 0 || n > 255) {
        vm.raise(vm.exc.ValueError, "byte must be in range(0, 256)");
        return false;
    }
    out = static_cast<std::uint8_t>(n);
    return true;
}

namespace {

BytesObject* allocate_bytes(Vm& vm, Type* type, std::string_view data) {
    BytesObject* object = vm.heap.make_instance<BytesObject>(type, data.size() + 1);
    object->hash = -1;
    object->size = data.size();
    if (!data.empty()) std::memcpy(object->data(), data.data(), data.size());
    object->data()[data.size()] = 0;
    return object;
}

/// Bytes from an iterable of ints.
bool collect(Vm& vm, const Value& iterable, std::string& out) {
    Value iterator = vm.iter(iterable);
    if (!iterator) return false;
    while (Value item = vm.next(iterator)) {
        Value index = as_index(vm, item);
        if (!index) return false;
        std::int64_t n = 0;
        if (!int_fits_int64(index, n) || n < 0 || n > 255) {
            vm.raise(vm.exc.ValueError, "bytes must be in range(0, 256)");
            return false;
        }
        out.push_back(static_cast<char>(n));
    }
    return vm.pending.is_null();
}

/// The contents of one argument that is no str and no count.
bool convert(Vm& vm, const Value& v, const char* target, std::string& out) {
    std::string_view view;
    if (bytes_view(vm, v, view)) {
        out = view;
        return true;
    }
    Value method = vm.special_method(v, vm.names.__bytes__);
    if (!method && !vm.pending.is_null()) return false;
    if (method) {
        Value result = vm.call(method);
        if (!result) return false;
        if (!bytes_view(vm, result, view) || !Vm::has_flag(result, kTypeBytes)) {
            vm.raise_f(vm.exc.TypeError, "__bytes__ returned non-bytes (type {})", type_name(vm, result));
            return false;
        }
        out = view;
        return true;
    }
    Type* type = vm.type_of(v);
    bool iterable = type->slots.iter || (type->slots.get_item && !vm.is_dict(v));
    if (vm.is_str(v) || !iterable) {
        vm.raise_f(vm.exc.TypeError, "cannot convert '{}' object to {}", type_name(vm, v), target);
        return false;
    }
    return collect(vm, v, out);
}

}  // namespace

bool bytes_of_object(Vm& vm, const Value& v, std::string& out) {
    return convert(vm, v, "bytes", out);
}

bool bytes_from_args(Vm& vm, const Args& args, const char* name, std::string& out) {
    const Value* parts[3] = {};
    constexpr const char* kNames[] = {"source", "encoding", "errors"};
    if (args.total() > 3) {
        vm.raise_f(vm.exc.TypeError, "{}() takes at most 3 arguments ({} given)", name, args.total());
        return false;
    }
    for (std::size_t i = 0; i < args.positional; ++i) parts[i] = &args[i];
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        const StrObject* keyword = str_of((*args.names)[k]);
        std::size_t i = 0;
        while (i < 3 && !equal(keyword, kNames[i])) ++i;
        if (i == 3) {
            vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'", name,
                       to_utf8(keyword));
            return false;
        }
        parts[i] = &args[args.positional + k];
    }
    for (std::size_t i : {1, 2}) {
        if (parts[i] && !vm.is_str(*parts[i])) {
            vm.raise_f(vm.exc.TypeError, "{}() argument '{}' must be str, not {}", name, kNames[i],
                       type_name(vm, *parts[i]));
            return false;
        }
    }
    bool has_codec = parts[1] || parts[2];
    if (!parts[0]) {
        if (has_codec)
            vm.raise(vm.exc.TypeError,
                     parts[1] ? "encoding without a string argument" : "errors without a string argument");
        return !has_codec;
    }
    if (vm.is_str(*parts[0])) {
        if (!parts[1]) {
            vm.raise(vm.exc.TypeError, "string argument without an encoding");
            return false;
        }
        return encode_str(vm, *parts[0], vm.utf8(*parts[1]), parts[2] ? vm.utf8(*parts[2]) : "strict", out);
    }
    if (has_codec) {
        vm.raise(vm.exc.TypeError,
                 parts[1] ? "encoding without a string argument" : "errors without a string argument");
        return false;
    }
    bool counts = has_index(vm, *parts[0]) && !vm.lookup(vm.type_of(*parts[0]), vm.names.__bytes__);
    if (counts) {
        std::int64_t count = 0;
        if (!to_index(vm, *parts[0], count)) return false;
        if (count < 0) {
            vm.raise(vm.exc.ValueError, "negative count");
            return false;
        }
        if (!check_repeat(vm, 1, count)) return false;
        out.assign(static_cast<std::size_t>(count), '\0');
        return true;
    }
    return convert(vm, *parts[0], name, out);
}

std::string bytes_repr(std::string_view bytes) {
    bool single = bytes.find('\'') != std::string_view::npos;
    bool twofold = bytes.find('"') != std::string_view::npos;
    char quote = single && !twofold ? '"' : '\'';
    std::string out = {'b', quote};
    for (char c : bytes) {
        unsigned char u = static_cast<unsigned char>(c);
        if (c == quote || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
        } else if (u < 0x20 || u >= 0x7f) {
            out += fmt::format("\\x{:02x}", u);
        } else {
            out.push_back(c);
        }
    }
    out.push_back(quote);
    return out;
}

Value Vm::make_bytes(std::string_view data) {
    return Value::adopt(allocate_bytes(*this, types.bytes, data));
}

Value make_bytearray(Vm& vm, std::string bytes) {
    ByteArrayObject* object = vm.heap.make<ByteArrayObject>(vm.types.bytearray);
    new (&object->bytes) std::string(std::move(bytes));
    object->accounted = object->bytes.capacity();
    vm.heap.account(0, object->accounted);
    return Value::adopt(object);
}

namespace {

bool is_bytes_like(const Value& v) {
    return Vm::has_flag(v, kTypeBytes | kTypeByteArray);
}

std::string& array_of(const Value& v) {
    return v.as<ByteArrayObject>()->bytes;
}

void dealloc_bytes(Object* self) {
    self->type->vm->heap.free_instance(self, static_cast<BytesObject*>(self)->size + 1);
}

void dealloc_bytearray(Object* self) {
    auto* array = static_cast<ByteArrayObject*>(self);
    array->bytes.~basic_string();
    Heap& heap = self->type->vm->heap;
    heap.account(array->accounted, 0);
    heap.free_instance(self);
}

Value bytes_construct(Vm& vm, Type* cls, const Args& args) {
    bool same = args.positional == 1 && args.keywords() == 0 && cls == vm.types.bytes &&
                vm.type_of(args[0]) == vm.types.bytes;
    if (same) return args[0];
    std::string data;
    if (!bytes_from_args(vm, args, "bytes", data)) return Value();
    return Value::adopt(allocate_bytes(vm, cls, data));
}

Value bytearray_construct(Vm& vm, Type* cls, const Args&) {
    ByteArrayObject* object = vm.heap.make_instance<ByteArrayObject>(cls);
    new (&object->bytes) std::string();
    object->accounted = 0;
    return Value::adopt(object);
}

bool bytearray_init(Vm& vm, const Value& self, const Args& args) {
    std::string data;
    if (!bytes_from_args(vm, args, "bytearray", data)) return false;
    auto* array = self.as<ByteArrayObject>();
    array->bytes = std::move(data);
    vm.heap.account(array->accounted, array->bytes.capacity());
    array->accounted = array->bytes.capacity();
    return true;
}

Value repr(Vm& vm, const Value& self) {
    std::string text = bytes_repr(bytes_contents(self));
    if (!Vm::has_flag(self, kTypeByteArray)) return vm.make_str(text);
    // CPython quotes a bytearray's single quote even within double quotes.
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\'' && text[1] == '"') escaped.push_back('\\');
        escaped.push_back(text[i]);
    }
    return vm.make_str(to_utf8(vm.type_of(self)->name) + "(" + escaped + ")");
}

bool bytes_hash(Vm&, const Value& self, std::int64_t& out) {
    BytesObject* bytes = self.as<BytesObject>();
    if (bytes->hash == -1) bytes->hash = hash_bytes(bytes->data(), bytes->size);
    out = bytes->hash;
    return true;
}

Value compare_bytes(Vm&, const Value& a, const Value& b, CompareOp op) {
    if (!is_bytes_like(a) || !is_bytes_like(b)) return Value::not_implemented();
    int order = bytes_contents(a).compare(bytes_contents(b));
    return Value::boolean(satisfies(order < 0 ? -1 : (order > 0 ? 1 : 0), op));
}

bool truth(Vm&, const Value& self, bool& out) {
    out = !bytes_contents(self).empty();
    return true;
}

bool length(Vm&, const Value& self, std::int64_t& out) {
    out = static_cast<std::int64_t>(bytes_contents(self).size());
    return true;
}

bool contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    if (has_index(vm, item)) {
        std::uint8_t byte = 0;
        if (!want_byte(vm, item, byte)) return false;
        out = bytes_contents(self).find(static_cast<char>(byte)) != std::string_view::npos;
        return true;
    }
    std::string_view part;
    if (!want_bytes(vm, item, part)) return false;
    out = bytes_contents(self).find(part) != std::string_view::npos;
    return true;
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
    std::string_view bytes = bytes_contents(self);
    bool immutable = Vm::has_flag(self, kTypeBytes);
    std::int64_t size = static_cast<std::int64_t>(bytes.size());
    if (has_index(vm, key)) {
        std::int64_t i = 0;
        if (!to_index(vm, key, i)) return Value();
        if (i < 0) i += size;
        if (i < 0 || i >= size) {
            return vm.raise(vm.exc.IndexError,
                            immutable ? "index out of range" : "bytearray index out of range");
        }
        return Value::small_int(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]));
    }
    if (vm.type_of(key) != vm.types.slice) {
        return vm.raise_f(vm.exc.TypeError, "{} indices must be integers or slices, not {}",
                          immutable ? "byte" : "bytearray", type_name(vm, key));
    }
    SliceBounds bounds;
    if (!slice_bounds(vm, key.as<SliceObject>(), size, bounds)) return Value();
    std::string part;
    for (std::int64_t k = 0; k < bounds.length; ++k) {
        part.push_back(bytes[static_cast<std::size_t>(bounds.start + k * bounds.step)]);
    }
    return make_like(vm, self, part);
}

bool assign_slice(Vm& vm, std::string& bytes, const SliceObject* slice, const Value* value) {
    std::string replacement;
    if (value) {
        std::string_view view;
        if (bytes_view(vm, *value, view)) {
            replacement = view;
        } else if (vm.is_int(*value) || vm.is_str(*value)) {
            vm.raise(vm.exc.TypeError,
                     "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            return false;
        } else if (!bytes_of_object(vm, *value, replacement)) {
            return false;
        }
    }
    SliceBounds bounds;
    if (!slice_bounds(vm, slice, static_cast<std::int64_t>(bytes.size()), bounds)) return false;
    if (bounds.step == 1) {
        std::int64_t stop = std::max(bounds.start, bounds.stop);
        bytes.replace(static_cast<std::size_t>(bounds.start), static_cast<std::size_t>(stop - bounds.start),
                      replacement);
        return true;
    }
    if (!value) {
        std::int64_t step = bounds.step;
        std::int64_t last = bounds.start + step * (bounds.length - 1);
        // From the high end, so that positions stay valid.
        for (std::int64_t k = 0; k < bounds.length; ++k) {
            std::int64_t at = step < 0 ? bounds.start + k * step : last - k * step;
            bytes.erase(static_cast<std::size_t>(at), 1);
        }
        return true;
    }
    if (static_cast<std::int64_t>(replacement.size()) != bounds.length) {
        vm.raise_f(vm.exc.ValueError, "attempt to assign bytes of size {} to extended slice of size {}",
                   replacement.size(), bounds.length);
        return false;
    }
    for (std::int64_t k = 0; k < bounds.length; ++k) {
        bytes[static_cast<std::size_t>(bounds.start + k * bounds.step)] =
            replacement[static_cast<std::size_t>(k)];
    }
    return true;
}

bool bytearray_set_item(Vm& vm, const Value& self, const Value& key, const Value* value) {
    std::string& bytes = array_of(self);
    if (has_index(vm, key)) {
        std::int64_t i = 0;
        if (!to_index(vm, key, i)) return false;
        if (i < 0) i += static_cast<std::int64_t>(bytes.size());
        if (i < 0 || i >= static_cast<std::int64_t>(bytes.size())) {
            vm.raise(vm.exc.IndexError, "bytearray index out of range");
            return false;
        }
        if (!value) {
            bytes.erase(static_cast<std::size_t>(i), 1);
            return true;
        }
        std::uint8_t byte = 0;
        if (!want_byte(vm, *value, byte)) return false;
        bytes[static_cast<std::size_t>(i)] = static_cast<char>(byte);
        return true;
    }
    if (vm.type_of(key) == vm.types.slice) return assign_slice(vm, bytes, key.as<SliceObject>(), value);
    vm.raise_f(vm.exc.TypeError, "bytearray indices must be integers or slices, not {}", type_name(vm, key));
    return false;
}

Value concat(Vm& vm, const Value& a, const Value& b) {
    std::string_view right;
    if (!bytes_view(vm, b, right)) {
        return vm.raise_f(vm.exc.TypeError, "can't concat {} to {}", type_name(vm, b), type_name(vm, a));
    }
    return make_like(vm, a, std::string(bytes_contents(a)) + std::string(right));
}

Value repeat(Vm& vm, const Value& self, const Value& times) {
    std::int64_t count = 0;
    if (!to_index(vm, times, count)) return Value();
    std::string_view bytes = bytes_contents(self);
    if (!check_repeat(vm, bytes.size(), count)) return Value();
    std::string out;
    out.reserve(bytes.size() * static_cast<std::size_t>(count));
    for (std::int64_t k = 0; k < count; ++k) out += bytes;
    return make_like(vm, self, out);
}

Value inplace_concat(Vm& vm, const Value& self, const Value& other) {
    std::string_view right;
    if (!bytes_view(vm, other, right)) {
        return vm.raise_f(vm.exc.TypeError, "can't concat {} to {}", type_name(vm, other),
                          type_name(vm, self));
    }
    array_of(self) += std::string(right);
    return self;
}

Value inplace_repeat(Vm& vm, const Value& self, const Value& times) {
    Value repeated = repeat(vm, self, times);
    if (!repeated) return Value();
    array_of(self) = array_of(repeated);
    return self;
}

Value remainder(Vm& vm, const Value& a, const Value& b) {
    if (!is_bytes_like(a)) return Value::not_implemented();
    return percent_format_bytes(vm, std::string(bytes_contents(a)), b, Vm::has_flag(a, kTypeByteArray));
}

Slots common_slots() {
    Slots slots;
    slots.repr = repr;
    slots.compare = compare_bytes;
    slots.truth = truth;
    slots.length = length;
    slots.contains = contains;
    slots.get_item = get_item;
    slots.iter = make_bytes_iterator;
    slots.concat = concat;
    slots.repeat = repeat;
    slots.binary[static_cast<int>(BinaryOp::remainder)] = remainder;
    return slots;
}

}  // namespace

void make_bytes_types(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "bytes";
    spec.instance_size = sizeof(BytesObject);
    spec.flags = kTypeBase | kTypeBytes;
    spec.slots = common_slots();
    spec.slots.dealloc = dealloc_bytes;
    spec.slots.construct = bytes_construct;
    spec.slots.hash = bytes_hash;
    spec.methods = bytes_search_methods();
    vm.define_type(vm.types.bytes, spec);
    vm.add_methods(vm.types.bytes, bytes_text_methods());

    spec.name = "bytearray";
    spec.instance_size = sizeof(ByteArrayObject);
    spec.flags = kTypeBase | kTypeByteArray;
    spec.slots = common_slots();
    spec.slots.dealloc = dealloc_bytearray;
    spec.slots.construct = bytearray_construct;
    spec.slots.init = bytearray_init;
    spec.slots.set_item = bytearray_set_item;
    spec.slots.inplace_concat = inplace_concat;
    spec.slots.inplace_repeat = inplace_repeat;
    vm.define_type(vm.types.bytearray, spec);
    vm.add_methods(vm.types.bytearray, bytes_text_methods());
    vm.add_methods(vm.types.bytearray, bytearray_only_methods());
}

}  // namespace awaitscope
