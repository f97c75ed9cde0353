// The built-in exceptions that store more than their arguments (Objects/exceptions.c).
#include "engine/vm/exceptions.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <array>
#include <cerrno>
#include <span>

namespace awaitscope {

namespace {

Value* extras(const Value& self) {
    return self.as<ExceptionObject>()->extra();
}

struct KeywordField {
    std::string_view name;
    int index;
};

/// For exceptions with keyword-only fields: stores them, refuses other keywords, and takes the positional
/// arguments as BaseException does.
bool init_with_keywords(Vm& vm, const Value& self, const Args& args, std::span<const KeywordField> fields) {
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const auto* name = (*args.names)[i].as<StrObject>();
        const KeywordField* match = nullptr;
        for (const KeywordField& field : fields)
            if (equal(name, field.name)) match = &field;
        if (!match) {
            vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'",
                       full_name(vm.type_of(self)), to_utf8(name));
            return false;
        }
        extras(self)[match->index] = args[args.positional + i];
    }
    return init_exception(vm, self, {args.values, args.positional, nullptr});
}

// -- StopIteration, SystemExit, KeyError
// -----------------------------------------------------------------------------

bool init_stop_iteration(Vm& vm, const Value& self, const Args& args) {
    if (!init_exception(vm, self, args)) return false;
    extras(self)[extra::kStopIterationValue] = args.positional ? args[0] : Value::none();
    return true;
}

bool init_system_exit(Vm& vm, const Value& self, const Args& args) {
    if (!init_exception(vm, self, args)) return false;
    Value& code = extras(self)[extra::kSystemExitCode];
    if (args.positional == 1) code = args[0];
    if (args.positional > 1) code = self.as<ExceptionObject>()->args;
    return true;
}

Value key_error_str(Vm& vm, const Value& self) {
    const auto* args = self.as<ExceptionObject>()->args.as<TupleObject>();
    return args->size == 1 ? vm.repr((*args)[0]) : exception_str(vm, self);
}

constexpr GetSetSpec kStopIterationFields[] = {{"value", get_extra<0>, set_extra<0>}};
constexpr GetSetSpec kSystemExitFields[] = {{"code", get_extra<0>, set_extra<0>}};

// -- NameError, AttributeError, ImportError
// --------------------------------------------------------------------------

bool init_name_error(Vm& vm, const Value& self, const Args& args) {
    static constexpr KeywordField kFields[] = {{"name", extra::kNameErrorName}};
    return init_with_keywords(vm, self, args, kFields);
}

bool init_attribute_error(Vm& vm, const Value& self, const Args& args) {
    static constexpr KeywordField kFields[] = {{"name", extra::kAttributeErrorName},
                                               {"obj", extra::kAttributeErrorObject}};
    return init_with_keywords(vm, self, args, kFields);
}

bool init_import_error(Vm& vm, const Value& self, const Args& args) {
    static constexpr KeywordField kFields[] = {{"name", extra::kImportErrorName},
                                               {"path", extra::kImportErrorPath},
                                               {"name_from", extra::kImportErrorNameFrom}};
    if (!init_with_keywords(vm, self, args, kFields)) return false;
    if (args.positional == 1) extras(self)[extra::kImportErrorMessage] = args[0];
    return true;
}

Value import_error_str(Vm& vm, const Value& self) {
    const Value& message = extras(self)[extra::kImportErrorMessage];
    return vm.is_exact_str(message) ? message : exception_str(vm, self);
}

constexpr GetSetSpec kNameErrorFields[] = {{"name", get_extra<0>, set_extra<0>}};
constexpr GetSetSpec kAttributeErrorFields[] = {{"name", get_extra<0>, set_extra<0>},
                                                {"obj", get_extra<1>, set_extra<1>}};
constexpr GetSetSpec kImportErrorFields[] = {{"msg", get_extra<0>, set_extra<0>},
                                             {"name", get_extra<1>, set_extra<1>},
                                             {"path", get_extra<2>, set_extra<2>},
                                             {"name_from", get_extra<3>, set_extra<3>}};

// -- OSError
// ---------------------------------------------------------------------------------------------------------

/// The subclass that OSError(errno, text) makes an instance of (errnomap).
Type* os_error_class(Vm& vm, std::int64_t number) {
    switch (number) {
        case EAGAIN:
        case EALREADY:
        case EINPROGRESS: return vm.exc.BlockingIOError;
        case EPIPE:
        case ESHUTDOWN: return vm.exc.BrokenPipeError;
        case ECHILD: return vm.exc.ChildProcessError;
        case ECONNABORTED: return vm.exc.ConnectionAbortedError;
        case ECONNREFUSED: return vm.exc.ConnectionRefusedError;
        case ECONNRESET: return vm.exc.ConnectionResetError;
        case EEXIST: return vm.exc.FileExistsError;
        case ENOENT: return vm.exc.FileNotFoundError;
        case EISDIR: return vm.exc.IsADirectoryError;
        case ENOTDIR: return vm.exc.NotADirectoryError;
        case EINTR: return vm.exc.InterruptedError;
        case EACCES:
        case EPERM: return vm.exc.PermissionError;
        case ESRCH: return vm.exc.ProcessLookupError;
        case ETIMEDOUT: return vm.exc.TimeoutError;
        default: return vm.exc.OSError;
    }
}

Value construct_os_error(Vm& vm, Type* cls, const Args& args) {
    if (cls == vm.exc.OSError && args.positional >= 2 && args.positional <= 5 && args[0].is_small_int())
        cls = os_error_class(vm, args[0].small());
    Value self = construct_exception(vm, cls, args);
    // The fields are set here and not in __init__, so that a subclass that forgets super().__init__ has them
    // too.
    if (self && args.positional >= 2 && args.positional <= 5) {
        Value* fields = extras(self);
        fields[extra::kOsErrorNumber] = args[0];
        fields[extra::kOsErrorText] = args[1];
        if (args.positional > 2 && !args[2].is_none()) {
            fields[extra::kOsErrorFile] = args[2];
            if (args.positional > 4) fields[extra::kOsErrorFile2] = args[4];
            self.as<ExceptionObject>()->args = vm.make_tuple({args[0], args[1]});
        }
    }
    return self;
}

bool init_os_error(Vm& vm, const Value& self, const Args& args) {
    return reject_keywords(vm, vm.type_of(self), args);
}

Value os_error_str(Vm& vm, const Value& self) {
    const Value* fields = extras(self);
    const auto text_of = [&vm](const Value& value, bool as_repr, std::string& out) {
        Value text = as_repr ? vm.repr(none_if_null(value)) : vm.str(none_if_null(value));
        if (text) out = vm.utf8(text);
        return !text.is_null();
    };
    if (fields[extra::kOsErrorNumber].is_null()) return exception_str(vm, self);
    std::string number, text, file, file2;
    if (!text_of(fields[extra::kOsErrorNumber], false, number)) return Value();
    if (!text_of(fields[extra::kOsErrorText], false, text)) return Value();
    if (fields[extra::kOsErrorFile].is_null()) return vm.make_str(fmt::format("[Errno {}] {}", number, text));
    if (!text_of(fields[extra::kOsErrorFile], true, file)) return Value();
    if (fields[extra::kOsErrorFile2].is_null())
        return vm.make_str(fmt::format("[Errno {}] {}: {}", number, text, file));
    if (!text_of(fields[extra::kOsErrorFile2], true, file2)) return Value();
    return vm.make_str(fmt::format("[Errno {}] {}: {} -> {}", number, text, file, file2));
}

constexpr GetSetSpec kOsErrorFields[] = {{"errno", get_extra<0>, set_extra<0>},
                                         {"strerror", get_extra<1>, set_extra<1>},
                                         {"filename", get_extra<2>, set_extra<2>},
                                         {"filename2", get_extra<3>, set_extra<3>}};

// -- SyntaxError
// -----------------------------------------------------------------------------------------------------

bool init_syntax_error(Vm& vm, const Value& self, const Args& args) {
    if (!init_exception(vm, self, args)) return false;
    Value* fields = extras(self);
    if (args.positional >= 1) fields[extra::kSyntaxMessage] = args[0];
    if (args.positional != 2) return true;
    std::vector<Value> place;
    if (!vm.iterate(args[1], [&](Value item) { return place.push_back(std::move(item)), true; }))
        return false;
    if (place.size() < 4 || place.size() > 6)
        return vm.raise_f(vm.exc.TypeError, "function takes {} {} arguments ({} given)",
                          place.size() < 4 ? "at least" : "at most", place.size() < 4 ? 4 : 7, place.size()),
               false;
    if (place.size() == 5)
        return vm.raise(vm.exc.TypeError, "end_offset must be provided when end_lineno is provided"), false;
    for (std::size_t i = 0; i < place.size(); ++i)
        fields[extra::kSyntaxFile + static_cast<int>(i)] = place[i];
    return true;
}

Value syntax_error_str(Vm& vm, const Value& self) {
    const Value* fields = extras(self);
    Value message = vm.str(none_if_null(fields[extra::kSyntaxMessage]));
    if (!message) return Value();
    const bool has_file = vm.is_str(fields[extra::kSyntaxFile]);
    const bool has_line = fields[extra::kSyntaxLine].is_small_int();
    if (!has_file && !has_line) return message;
    std::string text = vm.utf8(message);
    std::string file = has_file ? vm.utf8(fields[extra::kSyntaxFile]) : std::string();
    if (const std::size_t slash = file.rfind('/'); slash != std::string::npos) file.erase(0, slash + 1);
    if (!has_line) return vm.make_str(fmt::format("{} ({})", text, file));
    const std::int64_t line = fields[extra::kSyntaxLine].small();
    return vm.make_str(has_file ? fmt::format("{} ({}, line {})", text, file, line)
                                : fmt::format("{} (line {})", text, line));
}

constexpr GetSetSpec kSyntaxErrorFields[] = {
    {"msg", get_extra<0>, set_extra<0>},        {"filename", get_extra<1>, set_extra<1>},
    {"lineno", get_extra<2>, set_extra<2>},     {"offset", get_extra<3>, set_extra<3>},
    {"text", get_extra<4>, set_extra<4>},       {"end_lineno", get_extra<5>, set_extra<5>},
    {"end_offset", get_extra<6>, set_extra<6>}, {"print_file_and_line", get_extra<7>, set_extra<7>}};

// -- UnicodeError
// ----------------------------------------------------------------------------------------------------

bool init_unicode_error(Vm& vm, const Value& self, const Args& args, std::size_t count,
                        bool object_is_bytes) {
    if (!init_exception(vm, self, args)) return false;
    if (args.positional != count)
        return vm.raise_f(vm.exc.TypeError, "function takes exactly {} arguments ({} given)", count,
                          args.positional),
               false;
    const bool named = count == 5;
    const auto require = [&vm, &args](std::size_t i, bool good, std::string_view what) {
        if (!good)
            vm.raise_f(vm.exc.TypeError, "argument {} must be {}, not {}", i + 1, what,
                       args[i].is_none() ? "None" : full_name(vm.type_of(args[i])));
        return good;
    };
    const std::size_t object = named ? 1 : 0;
    if (named && !require(0, vm.is_str(args[0]), "str")) return false;
    if (object_is_bytes ? !require(object, Vm::has_flag(args[object], kTypeBytes | kTypeByteArray), "bytes")
                        : !require(object, vm.is_str(args[object]), "str"))
        return false;
    if (!require(object + 3, vm.is_str(args[object + 3]), "str")) return false;
    if (named) extras(self)[extra::kUnicodeEncoding] = args[0];
    for (std::size_t i = 0; i < 4; ++i)
        extras(self)[extra::kUnicodeObject + static_cast<int>(i)] = args[object + i];
    return true;
}

bool init_unicode_encode_error(Vm& vm, const Value& self, const Args& args) {
    return init_unicode_error(vm, self, args, 5, false);
}
bool init_unicode_decode_error(Vm& vm, const Value& self, const Args& args) {
    return init_unicode_error(vm, self, args, 5, true);
}
bool init_unicode_translate_error(Vm& vm, const Value& self, const Args& args) {
    return init_unicode_error(vm, self, args, 4, false);
}

/// The code point as the message shows it: '\xe9', '\u20ac', '\U0001f600'.
std::string escaped(char32_t c) {
    const auto n = static_cast<std::uint32_t>(c);
    if (n <= 0xff) return fmt::format("\\x{:02x}", n);
    return n <= 0xffff ? fmt::format("\\u{:04x}", n) : fmt::format("\\U{:08x}", n);
}

Value unicode_error_str(Vm& vm, const Value& self) {
    const Value* fields = extras(self);
    const Value& object = fields[extra::kUnicodeObject];
    if (object.is_null()) return vm.make_str("");
    std::int64_t start = 0, end = 0;
    if (!vm.to_int64(none_if_null(fields[extra::kUnicodeStart]), start)) return Value();
    if (!vm.to_int64(none_if_null(fields[extra::kUnicodeEnd]), end)) return Value();
    Value reason_text = vm.str(none_if_null(fields[extra::kUnicodeReason]));
    if (!reason_text) return Value();
    const std::string reason = vm.utf8(reason_text);
    const bool decoding = !vm.is_str(object);
    std::string codec;
    if (const Value& encoding = fields[extra::kUnicodeEncoding]; !encoding.is_null()) {
        Value name = vm.str(encoding);
        if (!name) return Value();
        codec = "'" + vm.utf8(name) + "' codec ";
    }
    const char* verb = decoding ? "decode" : codec.empty() ? "translate" : "encode";
    std::int64_t size = 0;
    if (!vm.length(object, size)) return Value();
    if (start >= 0 && start < size && end == start + 1) {
        Value item = vm.get_item(object, Value::small_int(start));
        if (!item) return Value();
        const std::string what = decoding
                                     ? fmt::format("byte 0x{:02x}", item.small())
                                     : fmt::format("character '{}'", escaped(item.as<StrObject>()->at(0)));
        return vm.make_str(fmt::format("{}can't {} {} in position {}: {}", codec, verb, what, start, reason));
    }
    return vm.make_str(fmt::format("{}can't {} {} in position {}-{}: {}", codec, verb,
                                   decoding ? "bytes" : "characters", start, end - 1, reason));
}

constexpr GetSetSpec kUnicodeFields[] = {{"encoding", get_extra<0>, set_extra<0>},
                                         {"object", get_extra<1>, set_extra<1>},
                                         {"start", get_extra<2>, set_extra<2>},
                                         {"end", get_extra<3>, set_extra<3>},
                                         {"reason", get_extra<4>, set_extra<4>}};

using Init = bool (*)(Vm&, const Value&, const Args&);

Vm::TypeSpec with(std::size_t extra_count, Init init, Value (*str)(Vm&, const Value&),
                  std::span<const GetSetSpec> fields) {
    Vm::TypeSpec spec;
    if (extra_count) spec.instance_size = sizeof(ExceptionObject) + extra_count * sizeof(Value);
    spec.slots.init = init;
    spec.slots.str = str;
    spec.getsets = fields;
    return spec;
}

}  // namespace

Vm::TypeSpec exception_spec(std::string_view name) {
    if (name == "StopIteration") return with(1, init_stop_iteration, nullptr, kStopIterationFields);
    if (name == "SystemExit") return with(1, init_system_exit, nullptr, kSystemExitFields);
    if (name == "KeyError") return with(0, nullptr, key_error_str, {});
    if (name == "NameError") return with(1, init_name_error, nullptr, kNameErrorFields);
    if (name == "AttributeError") return with(2, init_attribute_error, nullptr, kAttributeErrorFields);
    if (name == "ImportError") return with(4, init_import_error, import_error_str, kImportErrorFields);
    if (name == "SyntaxError") return with(8, init_syntax_error, syntax_error_str, kSyntaxErrorFields);
    if (name == "UnicodeEncodeError")
        return with(5, init_unicode_encode_error, unicode_error_str, kUnicodeFields);
    if (name == "UnicodeDecodeError")
        return with(5, init_unicode_decode_error, unicode_error_str, kUnicodeFields);
    if (name == "UnicodeTranslateError")
        return with(5, init_unicode_translate_error, unicode_error_str, kUnicodeFields);
    if (name == "BaseExceptionGroup") return exception_group_spec();
    if (name == "OSError") {
        Vm::TypeSpec spec = with(4, init_os_error, os_error_str, kOsErrorFields);
        spec.slots.construct = construct_os_error;
        return spec;
    }
    return {};
}

}  // namespace awaitscope
