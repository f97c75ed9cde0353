// str: finding, splitting, replacing.
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/unicode.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {

constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();

bool want_str(Vm& vm, const Value& v, const char* function, int position) {
    if (vm.is_str(v)) return true;
    if (position == 0) {
        vm.raise_f(vm.exc.TypeError, "{}() argument must be str, not {}", function, type_name(vm, v));
    } else {
        vm.raise_f(vm.exc.TypeError, "{}() argument {} must be str, not {}", function, position,
                   type_name(vm, v));
    }
    return false;
}

/// The range [begin, end) of optional start and end arguments; `empty` if start lies past the end.
bool read_range(Vm& vm, const StrObject* s, Bound args, std::int64_t& begin, std::int64_t& end, bool& empty) {
    begin = 0;
    end = s->length;
    if (!to_bound(vm, args[2], s->length, begin) || !to_bound(vm, args[3], s->length, end)) return false;
    end = std::min<std::int64_t>(end, s->length);
    empty = begin > end;
    return true;
}

/// Position found by `search`, -1 if there is none, -2 with an exception pending.
template <std::ptrdiff_t (*search)(const StrObject*, const StrObject*, std::size_t, std::size_t)>
std::int64_t locate(Vm& vm, Bound args, const char* name) {
    const StrObject* s = str_of(args[0]);
    if (!want_str(vm, args[1], name, 1)) return -2;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    bool empty = false;
    if (!read_range(vm, s, args, begin, end, empty)) return -2;
    if (empty) return -1;
    return search(s, str_of(args[1]), static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
}

Value find(Vm& vm, Bound args) {
    std::int64_t at = locate<str_find>(vm, args, "find");
    return at == -2 ? Value() : Value::small_int(at);
}

Value rfind(Vm& vm, Bound args) {
    std::int64_t at = locate<str_rfind>(vm, args, "rfind");
    return at == -2 ? Value() : Value::small_int(at);
}

Value index(Vm& vm, Bound args) {
    std::int64_t at = locate<str_find>(vm, args, "index");
    if (at == -1) return vm.raise(vm.exc.ValueError, "substring not found");
    return at == -2 ? Value() : Value::small_int(at);
}

Value rindex(Vm& vm, Bound args) {
    std::int64_t at = locate<str_rfind>(vm, args, "rindex");
    if (at == -1) return vm.raise(vm.exc.ValueError, "substring not found");
    return at == -2 ? Value() : Value::small_int(at);
}

Value count(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    if (!want_str(vm, args[1], "count", 1)) return Value();
    std::int64_t begin = 0;
    std::int64_t end = 0;
    bool empty = false;
    if (!read_range(vm, s, args, begin, end, empty)) return Value();
    if (empty) return Value::small_int(0);
    const StrObject* what = str_of(args[1]);
    if (what->length == 0) return Value::small_int(end - begin + 1);
    if (s->kind == 1 && what->kind == 1 && what->length == 1)
        return Value::small_int(std::count(s->data1() + begin, s->data1() + end, what->data1()[0]));
    std::int64_t found = 0;
    std::ptrdiff_t at = static_cast<std::ptrdiff_t>(begin);
    while ((at = str_find(s, what, static_cast<std::size_t>(at), static_cast<std::size_t>(end))) >= 0) {
        ++found;
        at += what->length;
    }
    return Value::small_int(found);
}

/// startswith and endswith.
template <bool at_end>
Value has_affix(Vm& vm, Bound args) {
    const char* name = at_end ? "endswith" : "startswith";
    const StrObject* s = str_of(args[0]);
    std::int64_t begin = 0;
    std::int64_t end = 0;
    bool empty = false;
    if (!read_range(vm, s, args, begin, end, empty)) return Value();
    auto matches = [&](const StrObject* affix) {
        if (empty || affix->length > end - begin) return false;
        std::size_t at = static_cast<std::size_t>(at_end ? end - affix->length : begin);
        return str_find(s, affix, at, at + affix->length) >= 0;
    };
    if (vm.is_tuple(args[1])) {
        for (const Value& affix : args[1].as<TupleObject>()->items()) {
            if (!vm.is_str(affix)) {
                return vm.raise_f(vm.exc.TypeError, "tuple for {} must only contain str, not {}", name,
                                  type_name(vm, affix));
            }
            if (matches(str_of(affix))) return Value::boolean(true);
        }
        return Value::boolean(false);
    }
    if (!vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "{} first arg must be str or a tuple of str, not {}", name,
                          type_name(vm, args[1]));
    }
    return Value::boolean(matches(str_of(args[1])));
}

// --- split
// --------------------------------------------------------------------------------------------------

std::vector<Value> split_space(Vm& vm, const StrObject* s, std::int64_t limit) {
    std::vector<Value> parts;
    std::size_t i = 0;
    while (true) {
        while (i < s->length && is_unicode_space(s->at(i))) ++i;
        if (i == s->length) break;
        std::size_t begin = i;
        if (limit-- <= 0) {
            // The rest keeps its trailing space.
            parts.push_back(str_slice(vm, s, begin, s->length));
            break;
        }
        while (i < s->length && !is_unicode_space(s->at(i))) ++i;
        parts.push_back(str_slice(vm, s, begin, i));
    }
    return parts;
}

std::vector<Value> rsplit_space(Vm& vm, const StrObject* s, std::int64_t limit) {
    std::vector<Value> parts;
    std::size_t i = s->length;
    while (true) {
        while (i > 0 && is_unicode_space(s->at(i - 1))) --i;
        if (i == 0) break;
        std::size_t end = i;
        if (limit-- <= 0) {
            parts.push_back(str_slice(vm, s, 0, end));
            break;
        }
        while (i > 0 && !is_unicode_space(s->at(i - 1))) --i;
        parts.push_back(str_slice(vm, s, i, end));
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

std::vector<Value> split_by(Vm& vm, const StrObject* s, const StrObject* separator, std::int64_t limit) {
    std::vector<Value> parts;
    std::size_t begin = 0;
    while (limit-- > 0) {
        std::ptrdiff_t at = str_find(s, separator, begin, s->length);
        if (at < 0) break;
        parts.push_back(str_slice(vm, s, begin, static_cast<std::size_t>(at)));
        begin = static_cast<std::size_t>(at) + separator->length;
    }
    parts.push_back(str_slice(vm, s, begin, s->length));
    return parts;
}

std::vector<Value> rsplit_by(Vm& vm, const StrObject* s, const StrObject* separator, std::int64_t limit) {
    std::vector<Value> parts;
    std::size_t end = s->length;
    while (limit-- > 0) {
        std::ptrdiff_t at = str_rfind(s, separator, 0, end);
        if (at < 0) break;
        parts.push_back(str_slice(vm, s, static_cast<std::size_t>(at) + separator->length, end));
        end = static_cast<std::size_t>(at);
    }
    parts.push_back(str_slice(vm, s, 0, end));
    std::reverse(parts.begin(), parts.end());
    return parts;
}

template <auto by_space, auto by_separator>
Value split(Vm& vm, Bound args) {
    std::int64_t limit = -1;
    if (args[2] && !to_index(vm, args[2], limit)) return Value();
    if (limit < 0) limit = kNoLimit;
    const StrObject* s = str_of(args[0]);
    if (!args[1] || args[1].is_none()) return vm.make_list(by_space(vm, s, limit));
    if (!vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "must be str or None, not {}", type_name(vm, args[1]));
    }
    if (str_of(args[1])->length == 0) return vm.raise(vm.exc.ValueError, "empty separator");
    return vm.make_list(by_separator(vm, s, str_of(args[1]), limit));
}

Value splitlines(Vm& vm, Bound args) {
    bool keep = false;
    if (args[1] && !vm.truth(args[1], keep)) return Value();
    const StrObject* s = str_of(args[0]);
    std::vector<Value> lines;
    std::size_t begin = 0;
    while (begin < s->length) {
        std::size_t end = begin;
        while (end < s->length && !is_line_break(s->at(end))) ++end;
        std::size_t next = end;
        if (next < s->length) {
            bool pair = s->at(next) == U'\r' && next + 1 < s->length && s->at(next + 1) == U'\n';
            next += pair ? 2 : 1;
        }
        lines.push_back(str_slice(vm, s, begin, keep ? next : end));
        begin = next;
    }
    return vm.make_list(std::move(lines));
}

template <bool from_right>
Value partition(Vm& vm, Bound args) {
    const StrObject* s = str_of(args[0]);
    if (!vm.is_str(args[1]))
        return vm.raise_f(vm.exc.TypeError, "must be str, not {}", type_name(vm, args[1]));
    const StrObject* separator = str_of(args[1]);
    if (separator->length == 0) return vm.raise(vm.exc.ValueError, "empty separator");
    std::ptrdiff_t found =
        from_right ? str_rfind(s, separator, 0, s->length) : str_find(s, separator, 0, s->length);
    Value empty = vm.make_str("");
    if (found < 0) {
        Value whole = str_slice(vm, s, 0, s->length);
        return from_right ? vm.make_tuple({empty, empty, whole}) : vm.make_tuple({whole, empty, empty});
    }
    std::size_t at = static_cast<std::size_t>(found);
    return vm.make_tuple(
        {str_slice(vm, s, 0, at), args[1], str_slice(vm, s, at + separator->length, s->length)});
}

// --- replace
// ------------------------------------------------------------------------------------------------

Value replace(Vm& vm, Bound args) {
    if (!want_str(vm, args[1], "replace", 1) || !want_str(vm, args[2], "replace", 2)) return Value();
    std::int64_t limit = -1;
    if (args[3] && !to_index(vm, args[3], limit)) return Value();
    return str_replace(vm, str_of(args[0]), str_of(args[1]), str_of(args[2]), limit);
}

Value removeprefix(Vm& vm, Bound args) {
    if (!want_str(vm, args[1], "removeprefix", 0)) return Value();
    const StrObject* s = str_of(args[0]);
    const StrObject* prefix = str_of(args[1]);
    bool found = prefix->length <= s->length && str_find(s, prefix, 0, prefix->length) == 0;
    return str_slice(vm, s, found ? prefix->length : 0, s->length);
}

Value removesuffix(Vm& vm, Bound args) {
    if (!want_str(vm, args[1], "removesuffix", 0)) return Value();
    const StrObject* s = str_of(args[0]);
    const StrObject* suffix = str_of(args[1]);
    bool found = suffix->length > 0 && suffix->length <= s->length &&
                 str_find(s, suffix, s->length - suffix->length, s->length) >= 0;
    return str_slice(vm, s, 0, found ? s->length - suffix->length : s->length);
}

constexpr NativeSpec kMethods[] = {
    {"find", "self, sub, start=None, end=None, /", find},
    {"rfind", "self, sub, start=None, end=None, /", rfind},
    {"index", "self, sub, start=None, end=None, /", index},
    {"rindex", "self, sub, start=None, end=None, /", rindex},
    {"count", "self, sub, start=None, end=None, /", count},
    {"startswith", "self, prefix, start=None, end=None, /", has_affix<false>},
    {"endswith", "self, suffix, start=None, end=None, /", has_affix<true>},
    {"split", "self, /, sep=None, maxsplit=-1", split<split_space, split_by>},
    {"rsplit", "self, /, sep=None, maxsplit=-1", split<rsplit_space, rsplit_by>},
    {"splitlines", "self, /, keepends=False", splitlines},
    {"partition", "self, sep, /", partition<false>},
    {"rpartition", "self, sep, /", partition<true>},
    {"replace", "self, old, new, /, count=-1", replace},
    {"removeprefix", "self, prefix, /", removeprefix},
    {"removesuffix", "self, suffix, /", removesuffix},
};

}  // namespace

Value str_replace(Vm& vm, const StrObject* s, const StrObject* old_text, const StrObject* new_text,
                  std::int64_t limit) {
    if (limit < 0) limit = kNoLimit;
    StrBuilder out(vm);
    if (old_text->length == 0) {
        // The new text goes before every character and at the end.
        for (std::size_t i = 0; i <= s->length; ++i) {
            if (limit-- > 0) out.append(new_text);
            if (i < s->length) out.append(s->at(i));
        }
        return out.finish();
    }
    std::size_t begin = 0;
    while (limit-- > 0) {
        std::ptrdiff_t at = str_find(s, old_text, begin, s->length);
        if (at < 0) break;
        out.append(s, begin, static_cast<std::size_t>(at));
        out.append(new_text);
        begin = static_cast<std::size_t>(at) + old_text->length;
    }
    if (begin == 0) return str_slice(vm, s, 0, s->length);
    out.append(s, begin, s->length);
    return out.finish();
}

std::span<const NativeSpec> str_search_methods() {
    return kMethods;
}

}  // namespace awaitscope
