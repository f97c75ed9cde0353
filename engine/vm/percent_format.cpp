// `%`-formatting of str and bytes.
#include "engine/vm/format_spec.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// What of a conversion is read, in messages.
constexpr std::string_view kPrecision = "precision";

struct Conversion {
    bool left = false, plus = false, space = false, alternate = false, zero = false;
    std::int64_t width = -1;
    std::int64_t precision = -1;
    char32_t type = 0;
};

/// One run over a pattern: reads it, takes arguments, writes the result.
class PercentFormatter {
  public:
    PercentFormatter(Vm& vm, const StrObject* pattern, const Value& arguments, bool bytes)
        : vm_(vm), pattern_(pattern), arguments_(arguments), out_(vm), bytes_(bytes) {
        if (vm.is_tuple(arguments)) {
            count_ = arguments.as<TupleObject>()->size;
        } else {
            single_ = true;
            count_ = 1;
        }
        bool text = vm.is_str(arguments) || (bytes && vm.has_flag(arguments, kTypeBytes | kTypeByteArray));
        is_mapping_ = single_ && !text && vm.type_of(arguments)->slots.get_item != nullptr;
    }

    Value run() {
        while (position_ < pattern_->length) {
            char32_t c = pattern_->at(position_++);
            if (c != U'%') {
                out_.append(c);
            } else if (!format_one()) {
                return Value();
            }
        }
        bool unused = single_ ? !used_single_ && !is_mapping_ : next_ < count_;
        if (unused) {
            return vm_.raise_f(vm_.exc.TypeError, "not all arguments converted during {} formatting",
                               bytes_ ? "bytes" : "string");
        }
        return out_.finish();
    }

  private:
    bool fail(Type* type, std::string_view message) {
        vm_.raise(type, message);
        return false;
    }

    bool peek(char32_t& c) {
        if (position_ >= pattern_->length) return fail(vm_.exc.ValueError, "incomplete format");
        c = pattern_->at(position_);
        return true;
    }

    bool next_argument(Value& out) {
        if (single_) {
            if (!used_single_) {
                used_single_ = true;
                out = arguments_;
                return true;
            }
        } else if (next_ < count_) {
            out = (*arguments_.as<TupleObject>())[next_++];
            return true;
        }
        return fail(vm_.exc.TypeError, "not enough arguments for format string");
    }

    /// "(name)": the mapping's value becomes the only argument.
    bool read_key() {
        if (!is_mapping_) return fail(vm_.exc.TypeError, "format requires a mapping");
        std::size_t begin = ++position_;
        int depth = 1;
        while (position_ < pattern_->length && depth > 0) {
            char32_t c = pattern_->at(position_++);
            if (c == U')') --depth;
            if (c == U'(') ++depth;
        }
        if (depth > 0) return fail(vm_.exc.ValueError, "incomplete format key");
        Value key = str_slice(vm_, pattern_, begin, position_ - 1);
        if (bytes_) key = vm_.make_bytes(latin1(key.as<StrObject>()));
        keyed_ = vm_.get_item(arguments_, key);
        return static_cast<bool>(keyed_);
    }

    static std::string latin1(const StrObject* s) {
        std::string out;
        for (std::size_t i = 0; i < s->length; ++i) out.push_back(static_cast<char>(s->at(i)));
        return out;
    }

    /// A number or `*` in the pattern.
    bool read_amount(std::int64_t& out, std::string_view what) {
        char32_t c = 0;
        if (!peek(c)) return false;
        if (c == U'*') {
            ++position_;
            Value amount;
            if (!next_argument(amount)) return false;
            if (!vm_.is_int(amount)) return fail(vm_.exc.TypeError, "* wants int");
            if (vm_.to_int64(amount, out)) return true;
            if (what == kPrecision && vm_.pending_is(vm_.exc.OverflowError)) {
                vm_.clear_exception();
                vm_.raise(vm_.exc.OverflowError, "Python int too large to convert to C int");
            }
            return false;
        }
        if (c < U'0' || c > U'9') return true;
        out = 0;
        while (position_ < pattern_->length && pattern_->at(position_) >= U'0' &&
               pattern_->at(position_) <= U'9') {
            out = out * 10 + static_cast<std::int64_t>(pattern_->at(position_++) - U'0');
            if (out > INT32_MAX) return fail(vm_.exc.ValueError, std::string(what) + " too big");
        }
        return true;
    }

    bool read_conversion(Conversion& conversion) {
        char32_t c = 0;
        if (!peek(c)) return false;
        if (c == U'(') {
            if (!read_key()) return false;
        }
        for (;; ++position_) {
            if (!peek(c)) return false;
            if (c == U'-')
                conversion.left = true;
            else if (c == U'+')
                conversion.plus = true;
            else if (c == U' ')
                conversion.space = true;
            else if (c == U'#')
                conversion.alternate = true;
            else if (c == U'0')
                conversion.zero = true;
            else
                break;
        }
        if (!read_amount(conversion.width, "width")) return false;
        if (conversion.width < -1) {
            conversion.left = true;
            conversion.width = -conversion.width;
        }
        if (!peek(c)) return false;
        if (c == U'.') {
            ++position_;
            conversion.precision = 0;
            if (!read_amount(conversion.precision, kPrecision)) return false;
            if (conversion.precision < 0) conversion.precision = 0;
            if (!peek(c)) return false;
        }
        if (c == U'h' || c == U'l' || c == U'L') {
            ++position_;
            if (!peek(c)) return false;
        }
        ++position_;
        conversion.type = c;
        return true;
    }

    bool format_one() {
        Conversion conversion;
        keyed_ = Value();
        if (!read_conversion(conversion)) return false;
        if (conversion.type == U'%') {
            out_.append(U'%');
            return true;
        }
        Value argument = keyed_;
        if (!argument && !next_argument(argument)) return false;
        switch (conversion.type) {
            case U's':
            case U'r':
            case U'a':
            case U'b': return format_text(conversion, argument);
            case U'c': return format_character(conversion, argument);
            case U'd':
            case U'i':
            case U'u':
            case U'o':
            case U'x':
            case U'X': return format_integer(conversion, argument);
            case U'e':
            case U'E':
            case U'f':
            case U'F':
            case U'g':
            case U'G': return format_double(conversion, argument);
            default: break;
        }
        return unsupported(conversion.type);
    }

    bool unsupported(char32_t c) {
        std::string shown = c > 31 && c < 127 ? std::string(1, static_cast<char>(c)) : "?";
        vm_.raise_f(vm_.exc.ValueError, "unsupported format character '{}' (0x{:x}) at index {}", shown,
                    static_cast<unsigned>(c), position_ - 1);
        return false;
    }

    void pad(const Conversion& conversion, const StrObject* text) {
        std::int64_t missing = conversion.width - static_cast<std::int64_t>(text->length);
        std::size_t padding = missing > 0 ? static_cast<std::size_t>(missing) : 0;
        if (!conversion.left) out_.append_repeated(U' ', padding);
        out_.append(text);
        if (conversion.left) out_.append_repeated(U' ', padding);
    }

    bool format_text(const Conversion& conversion, const Value& argument) {
        Value text;
        if (conversion.type == U'b' && !bytes_) return unsupported(conversion.type);
        if (bytes_ && (conversion.type == U's' || conversion.type == U'b')) {
            std::string bytes;
            std::string_view view;
            if (bytes_view(vm_, argument, view)) {
                bytes = view;
            } else {
                vm_.raise_f(
                    vm_.exc.TypeError,
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                    type_name(vm_, argument));
                return false;
            }
            text = make_latin1(vm_, bytes);
        } else if (conversion.type == U's') {
            text = vm_.str(argument);
        } else {
            text = conversion.type == U'r' && !bytes_ ? vm_.repr(argument) : vm_.ascii(argument);
        }
        if (!text) return false;
        const StrObject* s = text.as<StrObject>();
        if (conversion.precision >= 0 && conversion.precision < s->length) {
            text = str_slice(vm_, s, 0, static_cast<std::size_t>(conversion.precision));
        }
        pad(conversion, text.as<StrObject>());
        return true;
    }

    bool format_character(const Conversion& conversion, const Value& argument) {
        Value text;
        if (!bytes_ && vm_.is_str(argument)) {
            if (argument.as<StrObject>()->length != 1) {
                vm_.raise_f(vm_.exc.TypeError,
                            "%c requires an int or a unicode character, not a string of length {}",
                            argument.as<StrObject>()->length);
                return false;
            }
            text = argument;
        } else if (has_index(vm_, argument)) {
            Value index = as_index(vm_, argument);
            std::int64_t code = 0;
            if (!index) return false;
            bool fits = int_fits_int64(index, code) && code >= 0 && code <= (bytes_ ? 255 : 0x10ffff);
            if (!fits) {
                return fail(vm_.exc.OverflowError,
                            bytes_ ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
            }
            text = vm_.make_str(static_cast<char32_t>(code));
        } else {
            std::string_view view;
            if (bytes_ && bytes_view(vm_, argument, view) && view.size() == 1) {
                text = make_latin1(vm_, view);
            } else if (bytes_) {
                vm_.raise_f(vm_.exc.TypeError,
                            "%c requires an integer in range(256) or a single byte, not {}",
                            type_name(vm_, argument));
                return false;
            } else {
                vm_.raise_f(vm_.exc.TypeError, "%c requires an int or a unicode character, not {}",
                            type_name(vm_, argument));
                return false;
            }
        }
        pad(conversion, text.as<StrObject>());
        return true;
    }

    FormatSpec spec_of(const Conversion& conversion) {
        FormatSpec spec;
        spec.width = conversion.width;
        spec.align = conversion.left ? '<' : conversion.zero ? '=' : '>';
        if (conversion.zero && !conversion.left) spec.fill = U'0';
        spec.sign = conversion.plus ? '+' : conversion.space ? ' ' : 0;
        return spec;
    }

    bool finish(const NumberText& number, const Conversion& conversion) {
        Value text = lay_out_number(vm_, number, spec_of(conversion), 3);
        out_.append(text.as<StrObject>());
        return true;
    }

    bool format_integer(const Conversion& conversion, const Value& argument) {
        bool decimal = conversion.type == U'd' || conversion.type == U'i' || conversion.type == U'u';
        Value number = argument;
        if (!vm_.is_int(argument)) {
            Type* type = vm_.type_of(argument);
            bool convertible =
                decimal ? type->slots.to_int || type->slots.index : type->slots.index != nullptr;
            if (!convertible) {
                vm_.raise_f(vm_.exc.TypeError, "%{} format: {} is required, not {}",
                            static_cast<char>(conversion.type), decimal ? "a real number" : "an integer",
                            type_name(vm_, argument));
                return false;
            }
            bool by_int = decimal && type->slots.to_int;
            number = by_int ? type->slots.to_int(vm_, argument) : as_index(vm_, argument);
            if (!number) return false;
        }
        NumberText text;
        int base = conversion.type == U'o' ? 8 : decimal ? 10 : 16;
        if (!int_to_text(vm_, number, base, text.digits)) return false;
        if (text.digits[0] == '-') {
            text.negative = true;
            text.digits.erase(0, 1);
        }
        if (conversion.precision > static_cast<std::int64_t>(text.digits.size())) {
            text.digits.insert(0, static_cast<std::size_t>(conversion.precision) - text.digits.size(), '0');
        }
        if (conversion.type == U'X') {
            for (char& c : text.digits) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
        if (conversion.alternate && base != 10) text.prefix = {'0', static_cast<char>(conversion.type)};
        return finish(text, conversion);
    }

    bool format_double(const Conversion& conversion, const Value& argument) {
        double x = 0;
        if (bytes_ && !vm_.is_int(argument) && !vm_.type_of(argument)->slots.to_float) {
            vm_.raise_f(vm_.exc.TypeError, "float argument required, not {}", type_name(vm_, argument));
            return false;
        }
        if (!vm_.to_double(argument, x)) return false;
        int precision = conversion.precision < 0 ? 6 : static_cast<int>(conversion.precision);
        NumberText text = split_number(
            double_text(x, static_cast<char>(conversion.type), precision, conversion.alternate, false));
        return finish(text, conversion);
    }

    Vm& vm_;
    const StrObject* pattern_;
    const Value& arguments_;
    StrBuilder out_;
    bool bytes_;
    bool single_ = false;
    bool used_single_ = false;
    bool is_mapping_ = false;
    std::size_t count_ = 0;
    std::size_t next_ = 0;
    std::size_t position_ = 0;
    Value keyed_;
};

}  // namespace

Value percent_format(Vm& vm, const StrObject* pattern, const Value& arguments) {
    return PercentFormatter(vm, pattern, arguments, false).run();
}

Value percent_format_bytes(Vm& vm, std::string_view pattern, const Value& arguments, bool bytearray) {
    Value text = make_latin1(vm, pattern);
    Value result = PercentFormatter(vm, text.as<StrObject>(), arguments, true).run();
    if (!result) return Value();
    const StrObject* s = result.as<StrObject>();
    std::string bytes;
    for (std::size_t i = 0; i < s->length; ++i) bytes.push_back(static_cast<char>(s->at(i)));
    return bytearray ? make_bytearray(vm, std::move(bytes)) : vm.make_bytes(bytes);
}

}  // namespace awaitscope
