// Native functions' parameters: parsing the spec's text, binding a call's arguments, and CPython's words
// where they don't fit (Python/getargs.c, Objects/methodobject.c).
#include "engine/vm/signature.h"

#include "engine/vm/arity.h"
#include "engine/vm/vm_private.h"

#include <cstring>

namespace awaitscope {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// Up to the next comma outside of quotes and brackets.
std::string_view next_item(std::string_view& text) {
    int depth = 0;
    char quote = 0;
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        const char c = text[end];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if (c == ')' || c == ']' || c == '}') {
            --depth;
        } else if (c == ',' && depth == 0) {
            break;
        }
    }
    std::string_view item = trimmed(text.substr(0, end));
    text.remove_prefix(end < text.size() ? end + 1 : end);
    return item;
}

void parse(Vm& vm, const NativeSpec& spec, Signature& signature) {
    std::string_view text = spec.parameters ? spec.parameters : "";
    bool keyword_only = false;
    while (!trimmed(text).empty()) {
        std::string_view item = next_item(text);
        if (item == "/") {
            signature.positional_only = static_cast<std::uint32_t>(signature.parameters.size());
        } else if (item.starts_with("**")) {
            signature.takes_keywords = true;
        } else if (item.starts_with("*")) {
            signature.takes_rest = item.size() > 1;
            keyword_only = true;
        } else {
            const std::size_t equals = item.find('=');
            std::string name(trimmed(item.substr(0, equals)));
            const bool required = equals == std::string_view::npos;
            signature.parameters.push_back({name, vm.intern(name), required});
            if (keyword_only) continue;
            ++signature.positional;
            if (required) signature.required_positional = signature.positional;
        }
    }
    const bool method = spec.kind == NativeSpec::Kind::method || spec.kind == NativeSpec::Kind::class_method;
    signature.has_self = method && !signature.parameters.empty() &&
                         (signature.parameters[0].text == "self" || signature.parameters[0].text == "cls");
    if (signature.has_self && signature.positional_only == 0) signature.positional_only = 1;
    signature.by_position = !signature.takes_rest && !signature.takes_keywords &&
                            signature.positional == signature.parameters.size();
}

}  // namespace

const Signature& signature_of(Vm& vm, const NativeSpec& spec) {
    std::unique_ptr<Signature>& slot = vm_signatures(vm)[&spec];
    if (!slot) {
        slot = std::make_unique<Signature>();
        parse(vm, spec, *slot);
    }
    return *slot;
}

namespace {

/// One call being bound. Counts in messages leave self out.
struct Call {
    Vm& vm;
    const NativeFunctionObject* function;
    const Signature& signature;
    const Args& args;

    std::size_t self() const { return signature.has_self ? 1 : 0; }
    std::size_t given() const { return args.positional - std::min(args.positional, self()); }
    std::size_t most() const { return signature.positional - self(); }
    std::size_t least() const {
        return signature.required_positional - std::min<std::size_t>(signature.required_positional, self());
    }
    const char* plain_name() const { return function->spec->name; }
    /// meth_get__qualname__
    std::string qualified() const {
        const Value& bound = function->self;
        if (bound && vm.type_of(bound) != vm.types.module) {
            const Type* type = vm.is_type(bound) ? bound.as<Type>() : vm.type_of(bound);
            return to_utf8(type->qualname) + "." + plain_name();
        }
        if (!function->owner) return plain_name();
        return to_utf8(function->owner->qualname) + "." + plain_name();
    }
    /// With the module of functions that are not builtins: "math.sqrt".
    std::string full_name() const {
        const Value& module = function->module_name;
        bool shown =
            !function->owner && module && vm.is_str(module) && !equal(module.as<StrObject>(), "builtins");
        return shown ? vm.utf8(module) + "." + plain_name() : qualified();
    }
    bool python_style() const { return function->spec->style == NativeSpec::Style::python; }
    ArityWords words() const {
        ArityWords w;
        w.function = qualified();
        w.positional = signature.positional;
        for (std::size_t i = 0; i < signature.positional; ++i)
            w.defaults += !signature.parameters[i].required;
        for (std::size_t k = 0; k < args.keywords(); ++k)
            for (std::size_t i = signature.positional; i < signature.parameters.size(); ++i)
                w.keyword_only_given += equal((*args.names)[k].as<StrObject>(), signature.parameters[i].name);
        return w;
    }
    std::vector<std::string> names(std::size_t from) const {
        std::vector<std::string> list;
        for (std::size_t i = from; i < signature.parameters.size(); ++i)
            list.push_back(signature.parameters[i].text);
        return list;
    }
};

const char* plural(std::size_t n) {
    return n == 1 ? "" : "s";
}

/// All parameters positional-only: METH_NOARGS, METH_O or _PyArg_CheckPositional.
void complain_positional_only(const Call& call) {
    Vm& vm = call.vm;
    const std::size_t least = call.least(), most = call.most(), given = call.given();
    if (most == 0) {
        vm.raise_f(vm.exc.TypeError, "{}() takes no arguments ({} given)", call.full_name(), given);
    } else if (most == 1 && least == 1 && !call.signature.takes_rest) {
        vm.raise_f(vm.exc.TypeError, "{}() takes exactly one argument ({} given)", call.full_name(), given);
    } else if (given < least) {
        vm.raise_f(vm.exc.TypeError, "{} expected {}{} argument{}, got {}", call.plain_name(),
                   least == most && !call.signature.takes_rest ? "" : "at least ", least, plural(least),
                   given);
    } else {
        vm.raise_f(vm.exc.TypeError, "{} expected {}{} argument{}, got {}", call.plain_name(),
                   least == most ? "" : "at most ", most, plural(most), given);
    }
}

void complain_too_many(const Call& call) {
    Vm& vm = call.vm;
    const Signature& signature = call.signature;
    if (call.python_style()) return raise_too_many_positional(vm, call.words(), call.args.positional);
    if (signature.positional_only == signature.parameters.size() && !signature.takes_keywords)
        return complain_positional_only(call);
    const std::size_t all = signature.parameters.size() - call.self();
    const std::size_t total = call.given() + call.args.keywords();
    std::size_t required = 0;
    for (const Signature::Parameter& parameter : signature.parameters) required += parameter.required;
    required -= call.self();
    if (total > all && !signature.takes_keywords) {
        vm.raise_f(vm.exc.TypeError, "{}() takes {} {} argument{} ({} given)", call.plain_name(),
                   required < all ? "at most" : "exactly", all, plural(all), total);
    } else if (call.most() == 0) {
        vm.raise_f(vm.exc.TypeError, "{}() takes no positional arguments", call.plain_name());
    } else {
        vm.raise_f(vm.exc.TypeError, "{}() takes {} {} positional argument{} ({} given)", call.plain_name(),
                   call.least() < call.most() ? "at most" : "exactly", call.most(), plural(call.most()),
                   call.given());
    }
}

void complain_missing(const Call& call, const std::uint64_t* bound) {
    Vm& vm = call.vm;
    const Signature& signature = call.signature;
    std::vector<std::string> positional, keyword_only;
    std::size_t first = signature.parameters.size();
    for (std::size_t i = 0; i < signature.parameters.size(); ++i) {
        if (!signature.parameters[i].required || bound[signature.place_of(i)] != 0) continue;
        first = std::min(first, i);
        (i < signature.positional ? positional : keyword_only).push_back(signature.parameters[i].text);
    }
    if (call.python_style()) {
        if (!positional.empty()) return raise_missing(vm, call.words(), positional, "positional");
        return raise_missing(vm, call.words(), keyword_only, "keyword-only");
    }
    if (signature.has_self && call.args.positional == 0) {
        vm.raise_f(vm.exc.TypeError, "unbound method {}() needs an argument", call.qualified());
        return;
    }
    if (signature.positional_only == signature.parameters.size()) return complain_positional_only(call);
    if (first < signature.positional_only) {
        const std::size_t least =
            std::min<std::size_t>(signature.positional_only, signature.required_positional) - call.self();
        vm.raise_f(vm.exc.TypeError, "{}() takes {} {} positional argument{} ({} given)", call.plain_name(),
                   least < call.most() ? "at least" : "exactly", least, plural(least), call.given());
        return;
    }
    if (first < signature.positional) {
        vm.raise_f(vm.exc.TypeError, "{}() missing required argument '{}' (pos {})", call.plain_name(),
                   signature.parameters[first].text, first + 1 - call.self());
        return;
    }
    vm.raise_f(vm.exc.TypeError, "{}() missing required keyword-only argument: '{}'", call.plain_name(),
               signature.parameters[first].text);
}

/// A keyword that no parameter takes.
void complain_keyword(const Call& call, const std::string& name) {
    Vm& vm = call.vm;
    const Signature& signature = call.signature;
    if (call.python_style()) {
        std::vector<std::string> positional_only;
        for (std::size_t k = 0; k < call.args.keywords(); ++k) {
            const std::string key = vm.utf8((*call.args.names)[k]);
            for (std::size_t i = 0; i < signature.positional_only; ++i)
                if (signature.parameters[i].text == key) positional_only.push_back(key);
        }
        if (!positional_only.empty()) return raise_positional_only(vm, call.words(), positional_only);
        return raise_unexpected_keyword(vm, call.words(), name, call.names(signature.positional_only));
    }
    if (signature.positional_only == signature.parameters.size()) {
        vm.raise_f(vm.exc.TypeError, "{}() takes no keyword arguments", call.qualified());
        return;
    }
    ArityWords words;
    words.function = call.plain_name();
    raise_unexpected_keyword(vm, words, name, call.names(signature.positional_only));
}

bool bind_keywords(const Call& call, std::uint64_t* bound, DictObject* extra) {
    const Signature& signature = call.signature;
    for (std::size_t k = 0; k < call.args.keywords(); ++k) {
        const Value& key = (*call.args.names)[k];
        const Value& value = call.args[call.args.positional + k];
        std::size_t at = signature.positional_only;
        for (; at < signature.parameters.size(); ++at)
            if (equal(key.as<StrObject>(), signature.parameters[at].name)) break;
        if (at == signature.parameters.size()) {
            if (extra) {
                if (!dict_set(call.vm, extra, key, value)) return false;
                continue;
            }
            complain_keyword(call, call.vm.utf8(key));
            return false;
        }
        if (bound[signature.place_of(at)] != 0) {
            if (call.python_style()) {
                raise_multiple_values(call.vm, call.words(), signature.parameters[at].text);
            } else {
                call.vm.raise_f(call.vm.exc.TypeError,
                                "argument for {}() given by name ('{}') and position ({})", call.plain_name(),
                                signature.parameters[at].text, at + 1 - call.self());
            }
            return false;
        }
        bound[signature.place_of(at)] = value.bits();
    }
    return true;
}

}  // namespace

Value call_native(Vm& vm, const NativeFunctionObject* function, const Args& args) {
    const Signature& signature = *function->signature;
    constexpr std::size_t kMost = 24;
    if (signature.by_position && !args.names && args.positional <= signature.positional &&
        args.positional >= signature.required_positional) {
        if (args.positional == signature.positional)
            return function->spec->function(vm, Bound(args.values, args.positional));
        constexpr std::size_t kFew = 6;
        if (signature.positional <= kFew) {
            std::uint64_t few[kFew] = {};
            for (std::size_t i = 0; i < args.positional; ++i) few[i] = args[i].bits();
            return function->spec->function(vm,
                                            Bound(reinterpret_cast<const Value*>(few), signature.positional));
        }
    }
    const Call call{vm, function, signature, args};
    // Borrowed from the caller's arguments: bits, not counted references.
    std::uint64_t bound[kMost];
    const std::size_t named = signature.parameters.size();
    CHECK(signature.bound_count() <= kMost);
    std::memset(bound, 0, signature.bound_count() * sizeof bound[0]);
    const std::size_t by_position = std::min<std::size_t>(args.positional, signature.positional);
    for (std::size_t i = 0; i < by_position; ++i) bound[i] = args[i].bits();

    Value rest, extra;
    if (signature.takes_rest) {
        rest =
            vm.make_tuple(std::span<const Value>(args.values + by_position, args.positional - by_position));
        bound[signature.positional] = rest.bits();
    }
    if (signature.takes_keywords) {
        extra = vm.make_dict();
        bound[named + signature.takes_rest] = extra.bits();
    }
    const bool no_keywords_at_all = !signature.takes_keywords && args.keywords() != 0 &&
                                    !call.python_style() && signature.positional_only == named;
    if (no_keywords_at_all) return complain_keyword(call, vm.utf8((*args.names)[0])), Value();
    if (args.positional > signature.positional && !signature.takes_rest) {
        // A function written in Python notices wrong keywords first.
        if (call.python_style() && args.keywords() != 0 &&
            !bind_keywords(call, bound, signature.takes_keywords ? extra.as<DictObject>() : nullptr))
            return Value();
        return complain_too_many(call), Value();
    }
    if (args.keywords() != 0 &&
        !bind_keywords(call, bound, signature.takes_keywords ? extra.as<DictObject>() : nullptr))
        return Value();
    for (std::size_t i = by_position; i < named; ++i)
        if (signature.parameters[i].required && bound[signature.place_of(i)] == 0)
            return complain_missing(call, bound), Value();
    return function->spec->function(vm,
                                    Bound(reinterpret_cast<const Value*>(bound), signature.bound_count()));
}

std::size_t Args::keywords() const {
    return names ? names->size : 0;
}

}  // namespace awaitscope
