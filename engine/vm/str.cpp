// str: storage, hashing, interning, comparison, search.
#include "engine/vm/str.h"

#include "engine/vm/vm.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace awaitscope {

namespace {

/// Bytes after the header. Long strings round up in steps of an eighth, so that appending in place finds room
/// and allocation and release agree without a capacity field.
std::size_t text_bytes(std::size_t length, std::size_t kind) {
    std::size_t bytes = (length + 1) * kind;
    if (bytes <= 256) return bytes;
    std::size_t step = std::size_t{1} << (60 - __builtin_clzll(bytes));
    return (bytes + step - 1) & ~(step - 1);
}

std::uint8_t kind_for(char32_t widest) {
    return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
}

std::uint64_t rotate(std::uint64_t x, int bits) {
    return (x << bits) | (x >> (64 - bits));
}

struct SipState {
    std::uint64_t v0 = 0x736f6d6570736575, v1 = 0x646f72616e646f6d, v2 = 0x6c7967656e657261,
                  v3 = 0x7465646279746573;
    void round() {
        v0 += v1;
        v2 += v3;
        v1 = rotate(v1, 13) ^ v0;
        v3 = rotate(v3, 16) ^ v2;
        v0 = rotate(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = rotate(v1, 17) ^ v2;
        v3 = rotate(v3, 21) ^ v0;
        v2 = rotate(v2, 32);
    }
};

template <class T>
void widen_into(T* target, const StrObject* s, std::size_t begin, std::size_t end) {
    switch (s->kind) {
        case 1: std::copy(s->data1() + begin, s->data1() + end, target); break;
        case 2:
            if constexpr (sizeof(T) >= 2) std::copy(s->data2() + begin, s->data2() + end, target);
            break;
        default:
            if constexpr (sizeof(T) >= 4) std::copy(s->data4() + begin, s->data4() + end, target);
            break;
    }
}

void terminate(StrObject* s) {
    std::memset(static_cast<char*>(s->data()) + std::size_t{s->length} * s->kind, 0, s->kind);
}

/// Widest code point's bound in s[begin:end].
char32_t widest_in(const StrObject* s, std::size_t begin, std::size_t end) {
    if (s->ascii) return 0x7f;
    char32_t all = 0;
    for (std::size_t i = begin; i < end; ++i) all = std::max(all, s->at(i));
    return all;
}

template <class T>
void fill_from(StrObject* s, const char32_t* text) {
    T* target = static_cast<T*>(s->data());
    for (std::size_t i = 0; i < s->length; ++i) target[i] = static_cast<T>(text[i]);
}

}  // namespace

StrObject* new_str(Vm& vm, std::size_t length, char32_t widest) {
    std::uint8_t kind = kind_for(widest);
    StrObject* s = vm.heap.make<StrObject>(vm.types.str, sizeof(StrObject) + text_bytes(length, kind));
    s->hash = -1;
    s->length = static_cast<std::uint32_t>(length);
    s->kind = kind;
    s->ascii = widest < 0x80;
    s->interned = false;
    terminate(s);
    return s;
}

std::size_t str_extra_bytes(const StrObject* s) {
    return text_bytes(s->length, s->kind);
}

std::int64_t hash_bytes(const void* data, std::size_t size) {
    if (size == 0) return 0;
    const unsigned char* bytes = static_cast<const unsigned char*>(data);
    SipState state;
    std::uint64_t last = static_cast<std::uint64_t>(size) << 56;
    for (; size >= 8; size -= 8, bytes += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes, 8);
        state.v3 ^= word;
        state.round();
        state.v0 ^= word;
    }
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes, size);
    last |= tail;
    state.v3 ^= last;
    state.round();
    state.v0 ^= last;
    state.v2 ^= 0xff;
    state.round();
    state.round();
    state.round();
    std::int64_t hash = static_cast<std::int64_t>((state.v0 ^ state.v1) ^ (state.v2 ^ state.v3));
    return hash == -1 ? -2 : hash;
}

std::int64_t compute_str_hash(StrObject* s) {
    s->hash = hash_bytes(s->data(), std::size_t{s->length} * s->kind);
    return s->hash;
}

void copy_text(StrObject* target, std::size_t at, const StrObject* s, std::size_t begin, std::size_t end) {
    if (target->kind == s->kind) {
        std::memcpy(static_cast<char*>(target->data()) + at * target->kind,
                    static_cast<const char*>(s->data()) + begin * s->kind, (end - begin) * s->kind);
        return;
    }
    switch (target->kind) {
        case 1: CHECK(false && "text does not fit"); break;
        case 2: widen_into(static_cast<std::uint16_t*>(target->data()) + at, s, begin, end); break;
        default: widen_into(static_cast<std::uint32_t*>(target->data()) + at, s, begin, end); break;
    }
}

Value make_latin1(Vm& vm, std::string_view latin1) {
    if (latin1.empty()) return Value::share(vm.interned.empty(vm));
    if (latin1.size() == 1)
        return Value::share(vm.interned.latin1(vm, static_cast<unsigned char>(latin1[0])));
    bool ascii = std::all_of(latin1.begin(), latin1.end(), [](char c) { return (c & 0x80) == 0; });
    StrObject* s = new_str(vm, latin1.size(), ascii ? 0x7f : 0xff);
    std::memcpy(s->data(), latin1.data(), latin1.size());
    return Value::adopt(s);
}

Value small_int_text(Vm& vm, std::int64_t n) {
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, n).ptr;
    const auto length = static_cast<std::size_t>(end - text);
    if (length == 1) return Value::share(vm.interned.latin1(vm, static_cast<unsigned char>(text[0])));
    StrObject* s = new_str(vm, length, 0x7f);
    std::memcpy(s->data(), text, length);
    return Value::adopt(s);
}

Value make_str(Vm& vm, std::u32string_view text) {
    char32_t widest = 0;
    for (char32_t c : text) widest |= c;
    if (text.empty()) return Value::share(vm.interned.empty(vm));
    if (text.size() == 1 && widest < 0x100) {
        return Value::share(vm.interned.latin1(vm, static_cast<unsigned char>(widest)));
    }
    StrObject* s = new_str(vm, text.size(), widest);
    switch (s->kind) {
        case 1: fill_from<std::uint8_t>(s, text.data()); break;
        case 2: fill_from<std::uint16_t>(s, text.data()); break;
        default: fill_from<std::uint32_t>(s, text.data()); break;
    }
    return Value::adopt(s);
}

namespace {

/// Next code point of WTF-8 text that is known to be well-formed.
char32_t decode_one(std::string_view text, std::size_t& i) {
    auto byte = [&](std::size_t at) { return static_cast<char32_t>(static_cast<unsigned char>(text[at])); };
    char32_t first = byte(i);
    std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    CHECK(i + length <= text.size());
    char32_t c = length == 1 ? first : first & (0x7f >> length);
    for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (byte(i + k) & 0x3f);
    i += length;
    return c;
}

void encode_one(std::string& out, char32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        out.push_back(static_cast<char>(0xc0 | (c >> 6)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        out.push_back(static_cast<char>(0xe0 | (c >> 12)));
        out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
    } else {
        out.push_back(static_cast<char>(0xf0 | (c >> 18)));
        out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3f)));
        out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
    }
}

bool all_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

}  // namespace

Value Vm::make_str(std::string_view utf8) {
    if (all_ascii(utf8)) return make_latin1(*this, utf8);
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) text.push_back(decode_one(utf8, i));
    return awaitscope::make_str(*this, text);
}

Value Vm::make_str(char32_t code_point) {
    if (code_point < 0x100)
        return Value::share(interned.latin1(*this, static_cast<unsigned char>(code_point)));
    StrObject* s = new_str(*this, 1, code_point);
    if (s->kind == 2) {
        *static_cast<std::uint16_t*>(s->data()) = static_cast<std::uint16_t>(code_point);
    } else {
        *static_cast<std::uint32_t*>(s->data()) = code_point;
    }
    return Value::adopt(s);
}

std::string to_utf8(const StrObject* s) {
    if (s->ascii) return std::string(s->view());
    std::string out;
    out.reserve(s->length + s->length / 2);
    for (std::size_t i = 0; i < s->length; ++i) encode_one(out, s->at(i));
    return out;
}

bool equal(const StrObject* a, std::string_view ascii) {
    return a->ascii && a->view() == ascii;
}

int compare(const StrObject* a, const StrObject* b) {
    std::size_t common = std::min(a->length, b->length);
    if (a->kind == 1 && b->kind == 1) {
        int order = std::memcmp(a->data(), b->data(), common);
        if (order != 0) return order;
    } else {
        for (std::size_t i = 0; i < common; ++i) {
            char32_t x = a->at(i);
            char32_t y = b->at(i);
            if (x != y) return x < y ? -1 : 1;
        }
    }
    return a->length < b->length ? -1 : (a->length > b->length ? 1 : 0);
}

Value str_slice(Vm& vm, const StrObject* s, std::size_t begin, std::size_t end) {
    if (begin == end) return Value::share(vm.interned.empty(vm));
    if (end - begin == 1) return str_at(vm, s, begin);
    if (begin == 0 && end == s->length && s->type == vm.types.str) {
        return Value::share(const_cast<StrObject*>(s));
    }
    StrObject* part = new_str(vm, end - begin, widest_in(s, begin, end));
    if (part->kind == s->kind) {
        copy_text(part, 0, s, begin, end);
    } else {
        for (std::size_t i = begin; i < end; ++i) {
            if (part->kind == 1) {
                static_cast<std::uint8_t*>(part->data())[i - begin] = static_cast<std::uint8_t>(s->at(i));
            } else {
                static_cast<std::uint16_t*>(part->data())[i - begin] = static_cast<std::uint16_t>(s->at(i));
            }
        }
    }
    return Value::adopt(part);
}

Value str_at(Vm& vm, const StrObject* s, std::size_t i) {
    char32_t c = s->at(i);
    if (c < 0x100) return Value::share(vm.interned.latin1(vm, static_cast<unsigned char>(c)));
    return vm.make_str(c);
}

Value str_concat(Vm& vm, const StrObject* a, const StrObject* b) {
    if (b->length == 0 && a->type == vm.types.str) return Value::share(const_cast<StrObject*>(a));
    if (a->length == 0 && b->type == vm.types.str) return Value::share(const_cast<StrObject*>(b));
    std::size_t length = std::size_t{a->length} + b->length;
    if (length == 0) return Value::share(vm.interned.empty(vm));
    if (length > UINT32_MAX) return vm.raise(vm.exc.MemoryError, "");
    if (!vm.heap.has_room(length)) return Value();
    StrObject* joined = new_str(vm, length, std::max(widest_of(a), widest_of(b)));
    copy_text(joined, 0, a, 0, a->length);
    copy_text(joined, a->length, b, 0, b->length);
    return Value::adopt(joined);
}

bool str_append(Vm& vm, Value& left, const StrObject* right) {
    StrObject* s = left.as<StrObject>();
    std::size_t length = std::size_t{s->length} + right->length;
    bool in_place = s->refcount == 1 && !s->interned && s->type == vm.types.str && right->kind <= s->kind &&
                    (right->ascii || !s->ascii) && length <= UINT32_MAX &&
                    text_bytes(s->length, s->kind) == text_bytes(length, s->kind);
    if (!in_place) {
        Value joined = str_concat(vm, s, right);
        if (!joined) return false;
        left = std::move(joined);
        return true;
    }
    std::size_t at = s->length;
    s->length = static_cast<std::uint32_t>(length);
    s->hash = -1;
    copy_text(s, at, right, 0, right->length);
    terminate(s);
    return true;
}

namespace {

template <class T>
bool matches_at(const StrObject* s, std::size_t at, const T* what, std::size_t length) {
    for (std::size_t k = 0; k < length; ++k) {
        if (s->at(at + k) != what[k]) return false;
    }
    return true;
}

bool matches(const StrObject* s, std::size_t at, const StrObject* what) {
    if (s->kind == what->kind) {
        return std::memcmp(static_cast<const char*>(s->data()) + at * s->kind, what->data(),
                           std::size_t{what->length} * what->kind) == 0;
    }
    return what->kind == 1 ? matches_at(s, at, what->data1(), what->length)
                           : matches_at(s, at, what->data2(), what->length);
}

}  // namespace

std::ptrdiff_t str_find(const StrObject* s, const StrObject* what, std::size_t begin, std::size_t end) {
    if (end < begin || what->length > end - begin || what->kind > s->kind) return -1;
    if (s->kind == 1) {
        std::string_view text(reinterpret_cast<const char*>(s->data1()), end);
        std::string_view pattern(reinterpret_cast<const char*>(what->data1()), what->length);
        std::size_t at = text.find(pattern, begin);
        return at == std::string_view::npos ? -1 : static_cast<std::ptrdiff_t>(at);
    }
    for (std::size_t at = begin; at + what->length <= end; ++at) {
        if (matches(s, at, what)) return static_cast<std::ptrdiff_t>(at);
    }
    return -1;
}

std::ptrdiff_t str_rfind(const StrObject* s, const StrObject* what, std::size_t begin, std::size_t end) {
    if (end < begin || what->length > end - begin || what->kind > s->kind) return -1;
    for (std::size_t at = end - what->length + 1; at-- > begin;) {
        if (matches(s, at, what)) return static_cast<std::ptrdiff_t>(at);
    }
    return -1;
}

// --- Interning
// ----------------------------------------------------------------------------------------------

InternTable::InternTable() : slots_(4096) {}

StrObject* InternTable::find(std::int64_t hash, const StrObject* like) const {
    std::size_t mask = slots_.size() - 1;
    for (std::size_t i = static_cast<std::size_t>(hash) & mask; slots_[i]; i = (i + 1) & mask) {
        if (slots_[i]->hash == hash && equal(slots_[i], like)) return slots_[i];
    }
    return nullptr;
}

StrObject* InternTable::find(std::int64_t hash, std::string_view ascii) const {
    std::size_t mask = slots_.size() - 1;
    for (std::size_t i = static_cast<std::size_t>(hash) & mask; slots_[i]; i = (i + 1) & mask) {
        if (slots_[i]->hash == hash && equal(slots_[i], ascii)) return slots_[i];
    }
    return nullptr;
}

void InternTable::insert(StrObject* s) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    std::size_t mask = slots_.size() - 1;
    std::size_t i = static_cast<std::size_t>(str_hash(s)) & mask;
    while (slots_[i]) i = (i + 1) & mask;
    slots_[i] = s;
    s->interned = true;
    ++used_;
}

void InternTable::grow() {
    std::vector<StrObject*> old(slots_.size() * 2);
    old.swap(slots_);
    std::size_t mask = slots_.size() - 1;
    for (StrObject* s : old) {
        if (!s) continue;
        std::size_t i = static_cast<std::size_t>(s->hash) & mask;
        while (slots_[i]) i = (i + 1) & mask;
        slots_[i] = s;
    }
}

StrObject* InternTable::make_latin1_char(Vm& vm, unsigned char c) {
    StrObject* s = new_str(vm, 1, c);
    static_cast<std::uint8_t*>(s->data())[0] = c;
    Value guard = Value::adopt(s);
    if (StrObject* found = find(str_hash(s), s)) {
        s = found;
    } else {
        guard.leak();
        insert(s);
    }
    latin1_[c] = s;
    return s;
}

StrObject* InternTable::make_empty(Vm& vm) {
    empty_ = new_str(vm, 0, 0);
    insert(empty_);
    return empty_;
}

StrObject* InternTable::make_literal(Vm& vm, const char* text) {
    StrObject* str = vm.intern(text);
    literals_[slot_of(text)] = {text, str};
    return str;
}

StrObject* Vm::intern(std::string_view utf8) {
    if (utf8.empty()) return interned.empty(*this);
    if (all_ascii(utf8)) {
        if (utf8.size() == 1) return interned.latin1(*this, static_cast<unsigned char>(utf8[0]));
        if (StrObject* found = interned.find(hash_bytes(utf8.data(), utf8.size()), utf8)) return found;
    }
    return intern(make_str(utf8)).get();
}

Ref<StrObject> Vm::intern(const Value& str) {
    StrObject* s = str.as<StrObject>();
    if (s->interned) return Ref<StrObject>(str);
    if (StrObject* found = interned.find(str_hash(s), s)) return Ref<StrObject>::share(found);
    Value exact = str;
    if (s->type != types.str) {
        StrObject* copy = new_str(*this, s->length, widest_of(s));
        copy_text(copy, 0, s, 0, s->length);
        exact = Value::adopt(copy);
    }
    Value kept = exact;
    interned.insert(static_cast<StrObject*>(kept.leak()));
    return Ref<StrObject>(std::move(exact));
}

std::string_view Vm::ascii_or_empty(const Value& v) const {
    if (!is_str(v)) return {};
    const StrObject* s = v.as<StrObject>();
    return s->ascii ? s->view() : std::string_view();
}

// --- StrBuilder
// ---------------------------------------------------------------------------------------------

void StrBuilder::append(char32_t c) {
    if (!wide_) {
        if (c < 0x100) {
            narrow_.push_back(static_cast<char>(c));
            return;
        }
        widen();
    }
    wide_text_.push_back(c);
}

void StrBuilder::append(std::string_view utf8) {
    if (!wide_ && all_ascii(utf8)) {
        narrow_.append(utf8);
        return;
    }
    for (std::size_t i = 0; i < utf8.size();) append(decode_one(utf8, i));
}

void StrBuilder::append(const StrObject* s) {
    append(s, 0, s->length);
}

void StrBuilder::append(const StrObject* s, std::size_t begin, std::size_t end) {
    if (!wide_ && s->kind == 1) {
        narrow_.append(reinterpret_cast<const char*>(s->data1()) + begin, end - begin);
        return;
    }
    for (std::size_t i = begin; i < end; ++i) append(s->at(i));
}

void StrBuilder::append_repeated(char32_t c, std::size_t count) {
    if (!wide_ && c >= 0x100) widen();
    if (wide_) {
        wide_text_.append(count, c);
    } else {
        narrow_.append(count, static_cast<char>(c));
    }
}

void StrBuilder::widen() {
    wide_ = true;
    wide_text_.reserve(narrow_.size() * 2 + 16);
    for (char c : narrow_) wide_text_.push_back(static_cast<unsigned char>(c));
    narrow_.clear();
}

Value StrBuilder::finish() {
    return wide_ ? make_str(vm_, std::u32string_view(wide_text_)) : make_latin1(vm_, narrow_);
}

}  // namespace awaitscope
