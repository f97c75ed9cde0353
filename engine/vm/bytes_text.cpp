// bytes and bytearray: ASCII text, layout, hexadecimal; what only bytearray has.
#include "engine/vm/bytes.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool alpha(char c) {
    return lower(c) || upper(c);
}
bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool alnum(char c) {
    return alpha(c) || digit(c);
}
bool space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
char to_lower(char c) {
    return upper(c) ? static_cast<char>(c + 32) : c;
}
char to_upper(char c) {
    return lower(c) ? static_cast<char>(c - 32) : c;
}
char swap_case(char c) {
    return upper(c) ? to_lower(c) : to_upper(c);
}

template <char (*convert)(char)>
Value map_bytes(Vm& vm, Bound args) {
    std::string s(bytes_contents(args[0]));
    for (char& c : s) c = convert(c);
    return make_like(vm, args[0], s);
}

Value capitalize(Vm& vm, Bound args) {
    std::string s(bytes_contents(args[0]));
    for (char& c : s) c = to_lower(c);
    if (!s.empty()) s[0] = to_upper(s[0]);
    return make_like(vm, args[0], s);
}

Value title(Vm& vm, Bound args) {
    std::string s(bytes_contents(args[0]));
    bool inside = false;
    for (char& c : s) {
        c = inside ? to_lower(c) : to_upper(c);
        inside = alpha(c);
    }
    return make_like(vm, args[0], s);
}

template <bool (*test)(char)>
Value all_are(Vm&, Bound args) {
    std::string_view s = bytes_contents(args[0]);
    return Value::boolean(!s.empty() && std::all_of(s.begin(), s.end(), test));
}

Value isascii(Vm&, Bound args) {
    std::string_view s = bytes_contents(args[0]);
    return Value::boolean(std::all_of(s.begin(), s.end(), [](char c) { return (c & 0x80) == 0; }));
}

template <bool (*wanted)(char), bool (*unwanted)(char)>
Value has_case(Vm&, Bound args) {
    std::string_view s = bytes_contents(args[0]);
    bool any = std::any_of(s.begin(), s.end(), wanted);
    return Value::boolean(any && std::none_of(s.begin(), s.end(), unwanted));
}

Value istitle(Vm&, Bound args) {
    bool cased = false;
    bool previous = false;
    for (char c : bytes_contents(args[0])) {
        if (upper(c) ? previous : (lower(c) && !previous)) return Value::boolean(false);
        previous = alpha(c);
        cased = cased || previous;
    }
    return Value::boolean(cased);
}

// --- Layout
// -------------------------------------------------------------------------------------------------

enum class Side : std::uint8_t { left, right, center };

template <Side side>
Value justify(Vm& vm, Bound args) {
    constexpr const char* kName = side == Side::left ? "ljust" : side == Side::right ? "rjust" : "center";
    std::int64_t width = 0;
    if (!to_index(vm, args[1], width)) return Value();
    char fill = ' ';
    if (args[2]) {
        std::string_view view;
        if (!bytes_view(vm, args[2], view)) {
            return vm.raise_f(vm.exc.TypeError, "{}() argument 2 must be a byte string of length 1, not {}",
                              kName, type_name(vm, args[2]));
        }
        if (view.size() != 1) {
            return vm.raise_f(
                vm.exc.TypeError,
                "{}(): argument 2 must be a byte string of length 1, not a {} object of length {}", kName,
                type_name(vm, args[2]), view.size());
        }
        fill = view[0];
    }
    std::string_view s = bytes_contents(args[0]);
    std::int64_t missing = std::max<std::int64_t>(width - static_cast<std::int64_t>(s.size()), 0);
    std::int64_t left = side == Side::left    ? 0
                        : side == Side::right ? missing
                                              : missing / 2 + (missing & width & 1);
    std::string out(static_cast<std::size_t>(left), fill);
    out.append(s).append(static_cast<std::size_t>(missing - left), fill);
    return make_like(vm, args[0], out);
}

Value zfill(Vm& vm, Bound args) {
    std::int64_t width = 0;
    if (!to_index(vm, args[1], width)) return Value();
    std::string out(bytes_contents(args[0]));
    std::int64_t missing = width - static_cast<std::int64_t>(out.size());
    bool sign = !out.empty() && (out[0] == '-' || out[0] == '+');
    if (missing > 0) out.insert(sign ? 1 : 0, static_cast<std::size_t>(missing), '0');
    return make_like(vm, args[0], out);
}

Value expandtabs(Vm& vm, Bound args) {
    std::int64_t size = 8;
    if (args[1] && !vm.to_int64(args[1], size)) return Value();
    std::string out;
    std::int64_t column = 0;
    for (char c : bytes_contents(args[0])) {
        if (c == '\t') {
            std::int64_t spaces = size > 0 ? size - column % size : 0;
            out.append(static_cast<std::size_t>(spaces), ' ');
            column += spaces;
        } else {
            out.push_back(c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return make_like(vm, args[0], out);
}

Value translate(Vm& vm, Bound args) {
    std::string_view table;
    std::string_view dropped;
    bool has_table = !args[1].is_none();
    if (has_table && !want_bytes(vm, args[1], table)) return Value();
    if (has_table && table.size() != 256) {
        return vm.raise(vm.exc.ValueError, "translation table must be 256 characters long");
    }
    if (args[2] && !want_bytes(vm, args[2], dropped)) return Value();
    std::string out;
    for (char c : bytes_contents(args[0])) {
        if (dropped.find(c) != std::string_view::npos) continue;
        out.push_back(has_table ? table[static_cast<unsigned char>(c)] : c);
    }
    return make_like(vm, args[0], out);
}

Value maketrans(Vm& vm, Bound args) {
    std::string_view from;
    std::string_view to;
    if (!want_bytes(vm, args[0], from) || !want_bytes(vm, args[1], to)) return Value();
    if (from.size() != to.size()) {
        return vm.raise(vm.exc.ValueError, "maketrans arguments must have same length");
    }
    std::string table;
    for (int i = 0; i < 256; ++i) table.push_back(static_cast<char>(i));
    for (std::size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
    return vm.make_bytes(table);
}

// --- Hexadecimal
// --------------------------------------------------------------------------------------------

Value hex(Vm& vm, Bound args) {
    char separator = 0;
    std::int64_t group = 1;
    if (args[1]) {
        std::int64_t length = 0;
        if (!vm.length(args[1], length)) return Value();
        if (length != 1) return vm.raise(vm.exc.ValueError, "sep must be length 1.");
        std::string_view view;
        if (vm.is_str(args[1])) {
            if (!str_of(args[1])->ascii) return vm.raise(vm.exc.ValueError, "sep must be ASCII.");
            separator = str_of(args[1])->view()[0];
        } else if (bytes_view(vm, args[1], view)) {
            separator = view[0];
        } else {
            return vm.raise(vm.exc.TypeError, "sep must be str or bytes.");
        }
    }
    if (args[2] && !vm.to_int64(args[2], group)) return Value();
    std::string_view s = bytes_contents(args[0]);
    std::size_t size = static_cast<std::size_t>(group < 0 ? -group : group);
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        // Groups are counted from the right, or from the left if negative.
        std::size_t place = group < 0 ? i : s.size() - i;
        if (separator && size > 0 && i > 0 && place % size == 0) out.push_back(separator);
        out.push_back("0123456789abcdef"[static_cast<unsigned char>(s[i]) >> 4]);
        out.push_back("0123456789abcdef"[static_cast<unsigned char>(s[i]) & 15]);
    }
    return vm.make_str(out);
}

int hex_value(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
    if (c >= U'a' && c <= U'f') return static_cast<int>(c - U'a' + 10);
    if (c >= U'A' && c <= U'F') return static_cast<int>(c - U'A' + 10);
    return -1;
}

Value fromhex(Vm& vm, Bound args) {
    std::u32string text;
    std::string_view view;
    if (vm.is_str(args[1])) {
        const StrObject* s = str_of(args[1]);
        for (std::size_t i = 0; i < s->length; ++i) text.push_back(s->at(i));
    } else if (bytes_view(vm, args[1], view)) {
        for (char c : view) text.push_back(static_cast<unsigned char>(c));
    } else {
        return vm.raise_f(vm.exc.TypeError, "fromhex() argument must be str or bytes-like, not {}",
                          type_name(vm, args[1]));
    }
    std::string out;
    std::size_t i = 0;
    auto wrong = [&](std::size_t at) {
        return vm.raise_f(vm.exc.ValueError, "non-hexadecimal number found in fromhex() arg at position {}",
                          at);
    };
    while (i < text.size()) {
        if (text[i] < 0x80 && space(static_cast<char>(text[i]))) {
            ++i;
            continue;
        }
        int high = hex_value(text[i]);
        if (high < 0) return wrong(i);
        if (i + 1 == text.size()) {
            return vm.raise(vm.exc.ValueError,
                            "fromhex() arg must contain an even number of hexadecimal digits");
        }
        int low = hex_value(text[i + 1]);
        if (low < 0) return wrong(i + 1);
        out.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    bool mutable_bytes = Vm::is_subtype(args[0].as<Type>(), vm.types.bytearray);
    Value result = mutable_bytes ? make_bytearray(vm, out) : vm.make_bytes(out);
    if (args[0].as<Type>() == vm.type_of(result)) return result;
    return vm.call(args[0], {result});
}

Value getnewargs(Vm& vm, Bound args) {
    return vm.make_tuple({vm.make_bytes(bytes_contents(args[0]))});
}

Value to_bytes(Vm& vm, Bound args) {
    if (vm.type_of(args[0]) == vm.types.bytes) return args[0];
    return vm.make_bytes(bytes_contents(args[0]));
}

// --- bytearray only
// -----------------------------------------------------------------------------------------

std::string& array_of(Bound args) {
    return args[0].as<ByteArrayObject>()->bytes;
}

Value append(Vm& vm, Bound args) {
    std::uint8_t byte = 0;
    if (!want_byte(vm, args[1], byte)) return Value();
    array_of(args).push_back(static_cast<char>(byte));
    return Value::none();
}

Value extend(Vm& vm, Bound args) {
    std::string added;
    std::string_view view;
    if (bytes_view(vm, args[1], view)) {
        added = view;
    } else if (vm.is_str(args[1])) {
        return vm.raise(vm.exc.TypeError, "expected iterable of integers; got: 'str'");
    } else if (!vm.type_of(args[1])->slots.iter && !vm.type_of(args[1])->slots.get_item) {
        return vm.raise_f(vm.exc.TypeError, "can't extend bytearray with {}", type_name(vm, args[1]));
    } else {
        Value iterator = vm.iter(args[1]);
        if (!iterator) return Value();
        while (Value item = vm.next(iterator)) {
            std::uint8_t byte = 0;
            if (!want_byte(vm, item, byte)) return Value();
            added.push_back(static_cast<char>(byte));
        }
        if (!vm.pending.is_null()) return Value();
    }
    array_of(args) += added;
    return Value::none();
}

Value insert(Vm& vm, Bound args) {
    std::int64_t at = 0;
    std::uint8_t byte = 0;
    if (!to_index(vm, args[1], at) || !want_byte(vm, args[2], byte)) return Value();
    std::string& bytes = array_of(args);
    std::int64_t size = static_cast<std::int64_t>(bytes.size());
    if (at < 0) at = std::max<std::int64_t>(at + size, 0);
    bytes.insert(static_cast<std::size_t>(std::min(at, size)), 1, static_cast<char>(byte));
    return Value::none();
}

Value pop(Vm& vm, Bound args) {
    std::string& bytes = array_of(args);
    std::int64_t at = -1;
    if (args[1] && !to_index(vm, args[1], at)) return Value();
    std::int64_t size = static_cast<std::int64_t>(bytes.size());
    if (size == 0) return vm.raise(vm.exc.IndexError, "pop from empty bytearray");
    if (at < 0) at += size;
    if (at < 0 || at >= size) return vm.raise(vm.exc.IndexError, "pop index out of range");
    std::uint8_t byte = static_cast<std::uint8_t>(bytes[static_cast<std::size_t>(at)]);
    bytes.erase(static_cast<std::size_t>(at), 1);
    return Value::small_int(byte);
}

Value remove(Vm& vm, Bound args) {
    std::uint8_t byte = 0;
    if (!want_byte(vm, args[1], byte)) return Value();
    std::size_t at = array_of(args).find(static_cast<char>(byte));
    if (at == std::string::npos) return vm.raise(vm.exc.ValueError, "value not found in bytearray");
    array_of(args).erase(at, 1);
    return Value::none();
}

Value reverse(Vm&, Bound args) {
    std::reverse(array_of(args).begin(), array_of(args).end());
    return Value::none();
}

Value clear(Vm&, Bound args) {
    array_of(args).clear();
    return Value::none();
}

Value copy(Vm& vm, Bound args) {
    return make_bytearray(vm, array_of(args));
}

constexpr NativeSpec kMethods[] = {
    {"lower", "self, /", map_bytes<to_lower>},
    {"upper", "self, /", map_bytes<to_upper>},
    {"swapcase", "self, /", map_bytes<swap_case>},
    {"capitalize", "self, /", capitalize},
    {"title", "self, /", title},
    {"isalpha", "self, /", all_are<alpha>},
    {"isalnum", "self, /", all_are<alnum>},
    {"isdigit", "self, /", all_are<digit>},
    {"isspace", "self, /", all_are<space>},
    {"isascii", "self, /", isascii},
    {"islower", "self, /", has_case<lower, upper>},
    {"isupper", "self, /", has_case<upper, lower>},
    {"istitle", "self, /", istitle},
    {"ljust", "self, width, fillchar=b' ', /", justify<Side::left>},
    {"rjust", "self, width, fillchar=b' ', /", justify<Side::right>},
    {"center", "self, width, fillchar=b' ', /", justify<Side::center>},
    {"zfill", "self, width, /", zfill},
    {"expandtabs", "self, /, tabsize=8", expandtabs},
    {"translate", "self, table, /, delete=b''", translate},
    {"maketrans", "frm, to, /", maketrans, nullptr, NativeSpec::Kind::static_method},
    {"hex", "self, /, sep=<unrepresentable>, bytes_per_sep=1", hex},
    {"fromhex", "cls, string, /", fromhex, nullptr, NativeSpec::Kind::class_method},
    {"__getnewargs__", "self, /", getnewargs},
    {"__bytes__", "self, /", to_bytes},
};

constexpr NativeSpec kBytearrayMethods[] = {
    {"append", "self, item, /", append},
    {"extend", "self, iterable_of_ints, /", extend},
    {"insert", "self, index, item, /", insert},
    {"pop", "self, index=-1, /", pop},
    {"remove", "self, value, /", remove},
    {"reverse", "self, /", reverse},
    {"clear", "self, /", clear},
    {"copy", "self, /", copy},
};

}  // namespace

std::span<const NativeSpec> bytes_text_methods() {
    return kMethods;
}

std::span<const NativeSpec> bytearray_only_methods() {
    return kBytearrayMethods;
}

}  // namespace awaitscope
