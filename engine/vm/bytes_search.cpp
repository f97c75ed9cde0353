// bytes and bytearray: finding, splitting, replacing.
#include "engine/vm/bytes.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// What to look for: a byte as an int, or bytes.
bool read_needle(Vm& vm, const Value& v, std::string& out) {
    std::string_view view;
    if (bytes_view(vm, v, view)) {
        out = view;
        return true;
    }
    if (!has_index(vm, v)) {
        vm.raise_f(vm.exc.TypeError, "argument should be integer or bytes-like object, not '{}'",
                   type_name(vm, v));
        return false;
    }
    std::uint8_t byte = 0;
    if (!want_byte(vm, v, byte)) return false;
    out.assign(1, static_cast<char>(byte));
    return true;
}

struct Range {
    std::int64_t begin = 0, end = 0;
};

bool read_range(Vm& vm, std::string_view s, Bound args, Range& out) {
    std::int64_t size = static_cast<std::int64_t>(s.size());
    out = {0, size};
    if (!to_bound(vm, args[2], size, out.begin) || !to_bound(vm, args[3], size, out.end)) return false;
    out.end = std::min(out.end, size);
    return true;
}

/// -1: not found, -2: exception pending.
template <bool from_right>
std::int64_t locate(Vm& vm, Bound args) {
    std::string needle;
    Range range;
    std::string_view s = bytes_contents(args[0]);
    if (!read_needle(vm, args[1], needle) || !read_range(vm, s, args, range)) return -2;
    if (range.begin > range.end) return -1;
    std::string_view part =
        s.substr(static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.end - range.begin));
    std::size_t at = from_right ? part.rfind(needle) : part.find(needle);
    return at == kNone ? -1 : range.begin + static_cast<std::int64_t>(at);
}

template <bool from_right>
Value find(Vm& vm, Bound args) {
    std::int64_t at = locate<from_right>(vm, args);
    return at == -2 ? Value() : Value::small_int(at);
}

template <bool from_right>
Value index(Vm& vm, Bound args) {
    std::int64_t at = locate<from_right>(vm, args);
    if (at == -1) return vm.raise(vm.exc.ValueError, "subsection not found");
    return at == -2 ? Value() : Value::small_int(at);
}

Value count(Vm& vm, Bound args) {
    std::string needle;
    Range range;
    std::string_view s = bytes_contents(args[0]);
    if (!read_needle(vm, args[1], needle) || !read_range(vm, s, args, range)) return Value();
    if (range.begin > range.end) return Value::small_int(0);
    if (needle.empty()) return Value::small_int(range.end - range.begin + 1);
    std::int64_t found = 0;
    std::string_view part = s.substr(0, static_cast<std::size_t>(range.end));
    for (std::size_t at = static_cast<std::size_t>(range.begin); (at = part.find(needle, at)) != kNone;
         at += needle.size()) {
        ++found;
    }
    return Value::small_int(found);
}

template <bool at_end>
Value has_affix(Vm& vm, Bound args) {
    const char* name = at_end ? "endswith" : "startswith";
    Range range;
    std::string_view s = bytes_contents(args[0]);
    if (!read_range(vm, s, args, range)) return Value();
    bool empty = range.begin > range.end;
    std::string_view part = empty ? std::string_view()
                                  : s.substr(static_cast<std::size_t>(range.begin),
                                             static_cast<std::size_t>(range.end - range.begin));
    auto matches = [&](std::string_view affix) {
        return !empty && (at_end ? part.ends_with(affix) : part.starts_with(affix));
    };
    std::string_view affix;
    if (vm.is_tuple(args[1])) {
        for (const Value& item : args[1].as<TupleObject>()->items()) {
            if (!want_bytes(vm, item, affix)) return Value();
            if (matches(affix)) return Value::boolean(true);
        }
        return Value::boolean(false);
    }
    if (!bytes_view(vm, args[1], affix)) {
        return vm.raise_f(vm.exc.TypeError, "{} first arg must be bytes or a tuple of bytes, not {}", name,
                          type_name(vm, args[1]));
    }
    return Value::boolean(matches(affix));
}

// --- split
// --------------------------------------------------------------------------------------------------

template <bool from_right>
Value split(Vm& vm, Bound args) {
    std::int64_t limit = -1;
    if (args[2] && !to_index(vm, args[2], limit)) return Value();
    if (limit < 0) limit = std::numeric_limits<std::int64_t>::max();
    std::string s(bytes_contents(args[0]));
    std::vector<Value> parts;
    auto add = [&](std::size_t begin, std::size_t end) {
        parts.push_back(make_like(vm, args[0], std::string_view(s).substr(begin, end - begin)));
    };
    bool by_space = !args[1] || args[1].is_none();
    std::string_view separator;
    if (!by_space && !want_bytes(vm, args[1], separator)) return Value();
    if (!by_space && separator.empty()) return vm.raise(vm.exc.ValueError, "empty separator");
    if (!from_right) {
        std::size_t i = 0;
        while (by_space) {
            while (i < s.size() && is_space(s[i])) ++i;
            if (i == s.size()) break;
            std::size_t begin = i;
            if (limit-- <= 0) i = s.size();
            while (i < s.size() && !is_space(s[i])) ++i;
            add(begin, i);
        }
        while (!by_space) {
            std::size_t at = limit-- > 0 ? s.find(separator, i) : kNone;
            add(i, at == kNone ? s.size() : at);
            if (at == kNone) break;
            i = at + separator.size();
        }
    } else {
        std::size_t i = s.size();
        while (by_space) {
            while (i > 0 && is_space(s[i - 1])) --i;
            if (i == 0) break;
            std::size_t end = i;
            if (limit-- <= 0) i = 0;
            while (i > 0 && !is_space(s[i - 1])) --i;
            add(i, end);
        }
        while (!by_space) {
            bool possible = limit-- > 0 && i >= separator.size();
            std::size_t at = possible ? s.rfind(separator, i - separator.size()) : kNone;
            add(at == kNone ? 0 : at + separator.size(), i);
            if (at == kNone) break;
            i = at;
        }
        std::reverse(parts.begin(), parts.end());
    }
    return vm.make_list(std::move(parts));
}

Value splitlines(Vm& vm, Bound args) {
    bool keep = false;
    if (args[1] && !vm.truth(args[1], keep)) return Value();
    std::string s(bytes_contents(args[0]));
    std::vector<Value> lines;
    std::size_t begin = 0;
    while (begin < s.size()) {
        std::size_t end = s.find_first_of("\r\n", begin);
        if (end == kNone) end = s.size();
        std::size_t next = end;
        if (next < s.size()) next += s[next] == '\r' && next + 1 < s.size() && s[next + 1] == '\n' ? 2 : 1;
        lines.push_back(
            make_like(vm, args[0], std::string_view(s).substr(begin, (keep ? next : end) - begin)));
        begin = next;
    }
    return vm.make_list(std::move(lines));
}

template <bool from_right>
Value partition(Vm& vm, Bound args) {
    std::string_view separator;
    if (!want_bytes(vm, args[1], separator)) return Value();
    if (separator.empty()) return vm.raise(vm.exc.ValueError, "empty separator");
    std::string_view s = bytes_contents(args[0]);
    std::size_t at = from_right ? s.rfind(separator) : s.find(separator);
    auto part = [&](std::string_view text) { return make_like(vm, args[0], text); };
    if (at == kNone) {
        return from_right ? vm.make_tuple({part(""), part(""), part(s)})
                          : vm.make_tuple({part(s), part(""), part("")});
    }
    return vm.make_tuple({part(s.substr(0, at)), part(separator), part(s.substr(at + separator.size()))});
}

Value replace(Vm& vm, Bound args) {
    std::string_view old_part;
    std::string_view new_part;
    std::int64_t limit = -1;
    if (!want_bytes(vm, args[1], old_part) || !want_bytes(vm, args[2], new_part)) return Value();
    if (args[3] && !to_index(vm, args[3], limit)) return Value();
    if (limit < 0) limit = std::numeric_limits<std::int64_t>::max();
    std::string_view s = bytes_contents(args[0]);
    std::string out;
    std::size_t begin = 0;
    if (old_part.empty()) {
        for (std::size_t i = 0; i <= s.size(); ++i) {
            if (limit-- > 0) out += new_part;
            if (i < s.size()) out += s[i];
        }
        return make_like(vm, args[0], out);
    }
    while (limit-- > 0) {
        std::size_t at = s.find(old_part, begin);
        if (at == kNone) break;
        out.append(s.substr(begin, at - begin)).append(new_part);
        begin = at + old_part.size();
    }
    out.append(s.substr(begin));
    return make_like(vm, args[0], out);
}

template <bool prefix>
Value remove_affix(Vm& vm, Bound args) {
    std::string_view affix;
    if (!want_bytes(vm, args[1], affix)) return Value();
    std::string_view s = bytes_contents(args[0]);
    if (prefix && s.starts_with(affix)) s.remove_prefix(affix.size());
    if (!prefix && s.ends_with(affix)) s.remove_suffix(affix.size());
    return make_like(vm, args[0], s);
}

template <bool left, bool right>
Value strip(Vm& vm, Bound args) {
    std::string_view set = " \t\n\r\v\f";
    if (args[1] && !args[1].is_none() && !want_bytes(vm, args[1], set)) return Value();
    std::string_view s = bytes_contents(args[0]);
    while (left && !s.empty() && set.find(s.front()) != kNone) s.remove_prefix(1);
    while (right && !s.empty() && set.find(s.back()) != kNone) s.remove_suffix(1);
    return make_like(vm, args[0], s);
}

Value join(Vm& vm, Bound args) {
    Type* type = vm.type_of(args[1]);
    if (!type->slots.iter && !type->slots.get_item)
        return vm.raise(vm.exc.TypeError, "can only join an iterable");
    std::vector<Value> items;
    if (!append_all(vm, args[1], items)) return Value();
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::string_view part;
        if (!bytes_view(vm, items[i], part)) {
            return vm.raise_f(vm.exc.TypeError, "sequence item {}: expected a bytes-like object, {} found", i,
                              type_name(vm, items[i]));
        }
        if (i > 0) out += bytes_contents(args[0]);
        out += part;
    }
    return make_like(vm, args[0], out);
}

Value decode(Vm& vm, Bound args) {
    std::string names[2] = {"utf-8", "strict"};
    for (std::size_t i : {0, 1}) {
        if (!args[i + 1]) continue;
        if (!vm.is_str(args[i + 1])) {
            return vm.raise_f(vm.exc.TypeError, "decode() argument '{}' must be str, not {}",
                              i == 0 ? "encoding" : "errors", type_name(vm, args[i + 1]));
        }
        names[i] = vm.utf8(args[i + 1]);
    }
    std::string bytes(bytes_contents(args[0]));
    return decode_bytes(vm, bytes, args[0], names[0], names[1]);
}

constexpr NativeSpec kMethods[] = {
    {"find", "self, sub, start=None, end=None, /", find<false>},
    {"rfind", "self, sub, start=None, end=None, /", find<true>},
    {"index", "self, sub, start=None, end=None, /", index<false>},
    {"rindex", "self, sub, start=None, end=None, /", index<true>},
    {"count", "self, sub, start=None, end=None, /", count},
    {"startswith", "self, prefix, start=None, end=None, /", has_affix<false>},
    {"endswith", "self, suffix, start=None, end=None, /", has_affix<true>},
    {"split", "self, /, sep=None, maxsplit=-1", split<false>},
    {"rsplit", "self, /, sep=None, maxsplit=-1", split<true>},
    {"splitlines", "self, /, keepends=False", splitlines},
    {"partition", "self, sep, /", partition<false>},
    {"rpartition", "self, sep, /", partition<true>},
    {"replace", "self, old, new, count=-1, /", replace},
    {"removeprefix", "self, prefix, /", remove_affix<true>},
    {"removesuffix", "self, suffix, /", remove_affix<false>},
    {"strip", "self, bytes=None, /", strip<true, true>},
    {"lstrip", "self, bytes=None, /", strip<true, false>},
    {"rstrip", "self, bytes=None, /", strip<false, true>},
    {"join", "self, iterable_of_bytes, /", join},
    {"decode", "self, /, encoding='utf-8', errors='strict'", decode},
};

}  // namespace

std::span<const NativeSpec> bytes_search_methods() {
    return kMethods;
}

}  // namespace awaitscope
