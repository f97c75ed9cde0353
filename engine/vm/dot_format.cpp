// str.format and str.format_map.
#include "engine/vm/format_spec.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// One call of str.format: fields inside format specs use the same arguments and numbering.
class DotFormatter {
  public:
    DotFormatter(Vm& vm, const Args& args, const Value& mapping) : vm_(vm), args_(args), mapping_(mapping) {}

    /// Formats s[begin:end]; `depth` bounds the nesting of fields in specs.
    Value run(const StrObject* s, std::size_t begin, std::size_t end, int depth) {
        if (depth == 0) return vm_.raise(vm_.exc.ValueError, "Max string recursion exceeded");
        StrBuilder out(vm_);
        std::size_t i = begin;
        while (i < end) {
            char32_t c = s->at(i++);
            if (c != U'{' && c != U'}') {
                out.append(c);
                continue;
            }
            if (i < end && s->at(i) == c) {
                out.append(c);
                ++i;
                continue;
            }
            if (c == U'}') return error("Single '}' encountered in format string");
            if (i >= end) return error("Single '{' encountered in format string");
            if (!field(s, i, end, depth, out)) return Value();
        }
        return out.finish();
    }

  private:
    Value error(std::string_view message) { return vm_.raise(vm_.exc.ValueError, message); }

    /// A field whose '{' is already read; `i` goes past its '}'.
    bool field(const StrObject* s, std::size_t& i, std::size_t end, int depth, StrBuilder& out) {
        std::size_t name_begin = i;
        bool bracket = false;
        char32_t c = 0;
        for (; i < end; ++i) {
            c = s->at(i);
            if (c == U'{') {
                error("unexpected '{' in field name");
                return false;
            }
            if (c == U'[') bracket = true;
            if (c == U']') bracket = false;
            if (!bracket && (c == U'}' || c == U':' || c == U'!')) break;
        }
        if (i >= end) {
            error("expected '}' before end of string");
            return false;
        }
        std::size_t name_end = i++;
        char32_t conversion = 0;
        if (c == U'!') {
            if (i >= end) {
                error("end of string while looking for conversion specifier");
                return false;
            }
            conversion = s->at(i++);
            if (i >= end) {
                error("unmatched '{' in format spec");
                return false;
            }
            c = s->at(i++);
            if (c != U':' && c != U'}') {
                error("expected ':' after conversion specifier");
                return false;
            }
        }
        std::size_t spec_begin = i;
        std::size_t spec_end = i;
        bool nested = false;
        if (c == U':') {
            int open = 1;
            for (; i < end; ++i) {
                char32_t d = s->at(i);
                if (d == U'{') {
                    nested = true;
                    ++open;
                }
                if (d == U'}' && --open == 0) break;
            }
            if (i >= end) {
                error(open > 1 || nested ? "unmatched '{' in format spec" : "unmatched '{' in format spec");
                return false;
            }
            spec_end = i++;
        }
        Value object = lookup(s, name_begin, name_end);
        if (!object) return false;
        object = convert(object, conversion);
        if (!object) return false;
        Value spec =
            nested ? run(s, spec_begin, spec_end, depth - 1) : str_slice(vm_, s, spec_begin, spec_end);
        if (!spec) return false;
        Value text = vm_.format(object, spec);
        if (!text) return false;
        out.append(text.as<StrObject>());
        return true;
    }

    Value convert(const Value& object, char32_t conversion) {
        switch (conversion) {
            case 0: return object;
            case U's': return vm_.str(object);
            case U'r': return vm_.repr(object);
            case U'a': return vm_.ascii(object);
            default: break;
        }
        if (conversion > 32 && conversion < 127) {
            return vm_.raise_f(vm_.exc.ValueError, "Unknown conversion specifier {}",
                               static_cast<char>(conversion));
        }
        return vm_.raise_f(vm_.exc.ValueError, "Unknown conversion specifier \\x{:x}",
                           static_cast<unsigned>(conversion));
    }

    /// An index written in the pattern, -1 if the text is no number, -2 with ValueError pending.
    std::int64_t number(const StrObject* s, std::size_t begin, std::size_t end) {
        if (begin == end) return -1;
        std::int64_t value = 0;
        for (std::size_t i = begin; i < end; ++i) {
            char32_t c = s->at(i);
            if (c < U'0' || c > U'9') return -1;
            if (value > (INT64_MAX - 9) / 10) {
                error("Too many decimal digits in format string");
                return -2;
            }
            value = value * 10 + static_cast<std::int64_t>(c - U'0');
        }
        return value;
    }

    Value argument(std::int64_t i) {
        if (mapping_) return error("Format string contains positional fields");
        if (static_cast<std::size_t>(i) < args_.positional) return args_[static_cast<std::size_t>(i)];
        return vm_.raise_f(vm_.exc.IndexError, "Replacement index {} out of range for positional args tuple",
                           i);
    }

    Value first(const StrObject* s, std::size_t begin, std::size_t end) {
        std::int64_t i = number(s, begin, end);
        if (i == -2) return Value();
        if (begin == end) {
            if (numbering_ == Numbering::manual) {
                return error("cannot switch from manual field specification to automatic field numbering");
            }
            numbering_ = Numbering::automatic;
            return argument(next_++);
        }
        if (i >= 0) {
            if (numbering_ == Numbering::automatic) {
                return error("cannot switch from automatic field numbering to manual field specification");
            }
            numbering_ = Numbering::manual;
            return argument(i);
        }
        Value key = str_slice(vm_, s, begin, end);
        if (mapping_) return vm_.get_item(mapping_, key);
        for (std::size_t k = 0; k < args_.keywords(); ++k) {
            if (equal(str_of((*args_.names)[k]), str_of(key))) return args_[args_.positional + k];
        }
        return vm_.raise_key_error(key);
    }

    Value lookup(const StrObject* s, std::size_t begin, std::size_t end) {
        std::size_t i = begin;
        while (i < end && s->at(i) != U'.' && s->at(i) != U'[') ++i;
        Value object = first(s, begin, i);
        while (object && i < end) {
            if (s->at(i) == U'.') {
                std::size_t name = ++i;
                while (i < end && s->at(i) != U'.' && s->at(i) != U'[') ++i;
                if (i == name) return error("Empty attribute in format string");
                object = vm_.get_attribute(object, vm_.intern(str_slice(vm_, s, name, i)).get());
            } else if (s->at(i) == U'[') {
                std::size_t key = ++i;
                while (i < end && s->at(i) != U']') ++i;
                if (i >= end) return error("Missing ']' in format string");
                if (i == key) return error("Empty attribute in format string");
                std::int64_t position = number(s, key, i);
                if (position == -2) return Value();
                Value index = position >= 0 ? vm_.make_int(position) : str_slice(vm_, s, key, i);
                ++i;
                object = vm_.get_item(object, index);
            } else {
                return error("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return object;
    }

    enum class Numbering : std::uint8_t { unknown, automatic, manual };
    Vm& vm_;
    const Args& args_;
    const Value& mapping_;
    Numbering numbering_ = Numbering::unknown;
    std::int64_t next_ = 0;
};

}  // namespace

Value str_dot_format(Vm& vm, const StrObject* pattern, const Args& args, const Value& mapping) {
    return DotFormatter(vm, args, mapping).run(pattern, 0, pattern->length, 2);
}

}  // namespace awaitscope
