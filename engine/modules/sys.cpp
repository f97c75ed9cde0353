// The `sys` module, as far as programs around asynchronous code use it (Python/sysmodule.c).
#include "engine/modules/module_list.h"
#include "engine/modules/struct_sequence.h"
#include "engine/vm/coroutine_origin.h"
#include "engine/vm/error_stream.h"
#include "engine/vm/stdlib_module_names.h"
#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"

#include <cfloat>

namespace awaitscope {

namespace {

// -- Standard streams
// ------------------------------------------------------------------------------------------------

struct StreamObject : Object {
    int number;  ///< 1 stdout, 2 stderr
};

Value stream_write(Vm& vm, Bound arguments) {
    if (!vm.is_str(arguments[1]))
        return vm.raise_f(vm.exc.TypeError, "write() argument must be str, not {}",
                          to_utf8(vm.type_of(arguments[1])->name));
    const auto* text = arguments[1].as<StrObject>();
    vm.write(arguments[0].as<StreamObject>()->number, text->ascii ? text->view() : to_utf8(text));
    return vm.make_int(text->length);
}

Value stream_writelines(Vm& vm, Bound arguments) {
    const bool good = vm.iterate(arguments[1], [&](Value line) {
        const Value pair[] = {arguments[0], line};
        return !stream_write(vm, pair).is_null();
    });
    return good ? Value::none() : Value();
}

Value stream_flush(Vm&, Bound) {
    return Value::none();
}
Value answer_false(Vm&, Bound) {
    return Value::boolean(false);
}
Value answer_true(Vm&, Bound) {
    return Value::boolean(true);
}
Value stream_fileno(Vm&, Bound arguments) {
    return Value::small_int(arguments[0].as<StreamObject>()->number);
}
Value stream_reconfigure(Vm&, Bound) {
    return Value::none();
}

Value get_stream_name(Vm& vm, const Value& self) {
    return vm.make_str(self.as<StreamObject>()->number == 1 ? "<stdout>" : "<stderr>");
}
Value get_encoding(Vm& vm, const Value&) {
    return vm.make_str("utf-8");
}
Value get_errors(Vm& vm, const Value& self) {
    return vm.make_str(self.as<StreamObject>()->number == 1 ? "strict" : "backslashreplace");
}
Value get_mode(Vm& vm, const Value&) {
    return vm.make_str("w");
}
Value get_closed(Vm&, const Value&) {
    return Value::boolean(false);
}

Value stream_repr(Vm& vm, const Value& self) {
    return vm.make_str(fmt::format("<_io.TextIOWrapper name='{}' mode='w' encoding='utf-8'>",
                                   self.as<StreamObject>()->number == 1 ? "<stdout>" : "<stderr>"));
}

void dealloc_stream(Object* self) {
    self->type->vm->heap.free_instance(self);
}

constexpr NativeSpec kStreamMethods[] = {
    {.name = "write", .parameters = "self, text, /", .function = stream_write},
    {.name = "writelines", .parameters = "self, lines, /", .function = stream_writelines},
    {.name = "flush", .parameters = "self, /", .function = stream_flush},
    {.name = "isatty", .parameters = "self, /", .function = answer_false},
    {.name = "readable", .parameters = "self, /", .function = answer_false},
    {.name = "seekable", .parameters = "self, /", .function = answer_false},
    {.name = "writable", .parameters = "self, /", .function = answer_true},
    {.name = "fileno", .parameters = "self, /", .function = stream_fileno},
    {.name = "reconfigure",
     .parameters =
         "self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None",
     .function = stream_reconfigure},
};
constexpr GetSetSpec kStreamFields[] = {{"name", get_stream_name},
                                        {"encoding", get_encoding},
                                        {"errors", get_errors},
                                        {"mode", get_mode},
                                        {"closed", get_closed}};

Type* make_stream_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "TextIOWrapper";
    spec.module = "_io";
    spec.instance_size = sizeof(StreamObject);
    spec.slots.dealloc = dealloc_stream;
    spec.slots.repr = stream_repr;
    spec.methods = kStreamMethods;
    spec.getsets = kStreamFields;
    return vm.make_type(spec);
}

Value make_stream(Vm& vm, Type* type, int number) {
    auto* stream = vm.heap.make_instance<StreamObject>(type);
    stream->number = number;
    return Value::adopt(stream);
}

// -- Functions
// -------------------------------------------------------------------------------------------------------

Value sys_exit(Vm& vm, Bound arguments) {
    const Value status = arguments[0].is_null() ? Value::none() : arguments[0];
    if (status.is_none()) return vm.raise_args(vm.exc.SystemExit, {});
    if (!vm.is_tuple(status)) return vm.raise_args(vm.exc.SystemExit, {status});
    const auto items = status.as<TupleObject>()->items();
    const Value exception =
        vm.call(Value::share(vm.exc.SystemExit), Args{items.data(), items.size(), nullptr});
    return exception ? vm.raise_value(exception) : Value();
}

Value sys_getrecursionlimit(Vm& vm, Bound) {
    return vm.make_int(vm.recursion_limit);
}

Value sys_setrecursionlimit(Vm& vm, Bound arguments) {
    std::int64_t limit = 0;
    if (!vm.to_int64(arguments[0], limit)) return Value();
    if (limit < 1) return vm.raise(vm.exc.ValueError, "recursion limit must be greater or equal than 1");
    if (limit > 0x7fffffff) return vm.raise(vm.exc.OverflowError, "Python int too large to convert to C int");
    if (vm.depth >= limit)
        return vm.raise_f(
            vm.exc.RecursionError,
            "cannot set the recursion limit to {} at the recursion depth {}: the limit is too low", limit,
            vm.depth);
    vm.recursion_limit = static_cast<std::uint32_t>(limit);
    return Value::none();
}

Value sys_exception(Vm& vm, Bound) {
    return vm.handled.is_null() ? Value::none() : vm.handled;
}

Value sys_exc_info(Vm& vm, Bound) {
    if (vm.handled.is_null()) return vm.make_tuple({Value::none(), Value::none(), Value::none()});
    return vm.make_tuple(
        {Value::share(vm.type_of(vm.handled)), vm.handled, vm.handled.as<ExceptionObject>()->traceback});
}

Value sys_intern(Vm& vm, Bound arguments) {
    if (!vm.is_exact_str(arguments[0]))
        return vm.raise_f(vm.exc.TypeError, "{}",
                          vm.is_str(arguments[0]) ? "can't intern a str subclass"
                                                  : "intern() argument must be str, not " +
                                                        to_utf8(vm.type_of(arguments[0])->name));
    return vm.intern(arguments[0]);
}

Value sys_getrefcount(Vm&, Bound arguments) {
    // The caller's reference counts too, as it does there; immediates are immortal.
    if (!arguments[0].is_object()) return Value::small_int(4294967295);
    return Value::small_int(arguments[0].object()->refcount);
}

Value sys_getsizeof(Vm& vm, Bound arguments) {
    if (!arguments[0].is_object()) return Value::small_int(28);
    return vm.make_int(vm.type_of(arguments[0])->instance_size);
}

Value sys_getdefaultencoding(Vm& vm, Bound) {
    return vm.make_str("utf-8");
}
Value sys_is_finalizing(Vm&, Bound) {
    return Value::boolean(false);
}
Value sys_gettrace(Vm&, Bound) {
    return Value::none();
}
Value sys_getswitchinterval(Vm& vm, Bound) {
    return vm.make_float(0.005);
}

Value sys_getframe(Vm& vm, Bound arguments) {
    std::int64_t depth = 0;
    if (!arguments[0].is_null() && !vm.to_int64(arguments[0], depth)) return Value();
    Frame* frame = vm.current_frame;
    for (; frame && depth > 0; --depth) frame = frame->back;
    if (!frame) return vm.raise(vm.exc.ValueError, "call stack is not deep enough");
    return frame_object(vm, *frame);
}

// -- Hooks of asynchronous generators
// -------------------------------------------------------------------------

Value hook_or_none(const Value& hook) {
    return hook.is_null() ? Value::none() : hook;
}

Value sys_get_asyncgen_hooks(Vm& vm, Bound) {
    static constexpr const char* kFields[] = {"firstiter", "finalizer"};
    const std::string_view name = "_asyncgen_hooks_type";
    auto* dict = dict_find(vm.modules.get(), vm.names.sys)->as<ModuleObject>()->dict;
    Value* known = dict_find(dict, vm.intern(name));
    if (!known) {
        Type* type = make_struct_sequence_type(vm, "sys.asyncgen_hooks", kFields);
        dict_set(vm, dict, vm.intern(name), Value::share(type));
        known = dict_find(dict, vm.intern(name));
    }
    const Value hooks[] = {hook_or_none(vm.asyncgen_firstiter), hook_or_none(vm.asyncgen_finalizer)};
    return make_struct_sequence(vm, static_cast<Type*>(known->object()), hooks);
}

bool set_hook(Vm& vm, const Value& value, const char* name, Value& hook) {
    if (value.is_null()) return true;
    if (!value.is_none() && !vm.is_callable(value))
        return vm.raise_f(vm.exc.TypeError, "callable {} expected, got {}", name,
                          to_utf8(vm.type_of(value)->name)),
               false;
    hook = value.is_none() ? Value() : value;
    return true;
}

Value sys_set_asyncgen_hooks(Vm& vm, Bound arguments) {
    if (!set_hook(vm, arguments[1], "finalizer", vm.asyncgen_finalizer)) return Value();
    if (!set_hook(vm, arguments[0], "firstiter", vm.asyncgen_firstiter)) return Value();
    return Value::none();
}

Value sys_getframemodulename(Vm& vm, Bound arguments) {
    std::int64_t depth = 0;
    if (!arguments[0].is_null() && !vm.to_int64(arguments[0], depth)) return Value();
    Frame* frame = vm.current_frame;
    for (; frame && depth > 0; --depth) frame = frame->back;
    if (!frame) return Value::none();
    const Value* name = dict_find(frame->globals, vm.names.__name__);
    return name ? *name : Value::none();
}

Value sys_excepthook(Vm& vm, Bound arguments) {
    if (!vm.is_exception(arguments[1])) return Value::none();
    write_to_stderr(vm, vm.format_exception(arguments[1]));
    return Value::none();
}

/// What the engine does itself while nobody puts another hook there (Vm::write_unraisable).
Value sys_unraisablehook(Vm& vm, Bound arguments) {
    const Value exception = vm.get_attribute(arguments[0], vm.intern("exc_value"));
    if (!exception) return Value();
    const Value message = vm.get_attribute(arguments[0], vm.intern("err_msg"));
    if (!message) return Value();
    if (!message.is_none()) write_to_stderr(vm, vm.utf8(vm.str(message)) + ":\n");
    if (vm.is_exception(exception)) write_to_stderr(vm, vm.format_exception(exception));
    return Value::none();
}

Value sys_get_origin_depth(Vm& vm, Bound) {
    return vm.make_int(coroutine_origin_depth(vm));
}
Value sys_set_origin_depth(Vm& vm, Bound arguments) {
    std::int64_t depth = 0;
    if (!vm.to_int64(arguments[0], depth)) return Value();
    if (depth < 0) return vm.raise(vm.exc.ValueError, "depth must be >= 0");
    set_coroutine_origin_depth(vm, depth);
    return Value::none();
}

constexpr NativeSpec kFunctions[] = {
    {.name = "exit", .parameters = "status=None, /", .function = sys_exit},
    {.name = "getrecursionlimit", .parameters = "", .function = sys_getrecursionlimit},
    {.name = "setrecursionlimit", .parameters = "limit, /", .function = sys_setrecursionlimit},
    {.name = "exception", .parameters = "", .function = sys_exception},
    {.name = "exc_info", .parameters = "", .function = sys_exc_info},
    {.name = "intern", .parameters = "string, /", .function = sys_intern},
    {.name = "getrefcount", .parameters = "object, /", .function = sys_getrefcount},
    {.name = "getsizeof", .parameters = "object, default=None", .function = sys_getsizeof},
    {.name = "getdefaultencoding", .parameters = "", .function = sys_getdefaultencoding},
    {.name = "getfilesystemencoding", .parameters = "", .function = sys_getdefaultencoding},
    {.name = "is_finalizing", .parameters = "", .function = sys_is_finalizing},
    {.name = "gettrace", .parameters = "", .function = sys_gettrace},
    {.name = "getswitchinterval", .parameters = "", .function = sys_getswitchinterval},
    {.name = "get_asyncgen_hooks", .parameters = "", .function = sys_get_asyncgen_hooks},
    {.name = "set_asyncgen_hooks",
     .parameters = "firstiter=None, finalizer=None",
     .function = sys_set_asyncgen_hooks},
    {.name = "get_coroutine_origin_tracking_depth", .parameters = "", .function = sys_get_origin_depth},
    {.name = "set_coroutine_origin_tracking_depth", .parameters = "depth", .function = sys_set_origin_depth},
    {.name = "_getframe", .parameters = "depth=0, /", .function = sys_getframe},
    {.name = "_getframemodulename", .parameters = "depth=0", .function = sys_getframemodulename},
    {.name = "excepthook", .parameters = "exctype, value, traceback, /", .function = sys_excepthook},
    {.name = "unraisablehook", .parameters = "unraisable, /", .function = sys_unraisablehook},
};

// -- Values
// ----------------------------------------------------------------------------------------------------------

void add_version(Vm& vm, ModuleObject& module) {
    static constexpr const char* kVersionFields[] = {"major", "minor", "micro", "releaselevel", "serial"};
    Type* version = make_struct_sequence_type(vm, "sys.version_info", kVersionFields);
    const Value parts[] = {Value::small_int(3), Value::small_int(14), Value::small_int(8),
                           vm.make_str("final"), Value::small_int(0)};
    vm.add_value(module, "version_info", make_struct_sequence(vm, version, parts));
    vm.add_value(module, "version", vm.make_str("3.14.8 (Awaitscope)"));
    vm.add_value(module, "hexversion", Value::small_int(0x030e08f0));
    static constexpr const char* kImplementationFields[] = {"name", "cache_tag", "version", "hexversion"};
    Type* implementation = make_struct_sequence_type(vm, "types.SimpleNamespace", kImplementationFields);
    const Value* version_info = dict_find(module.dict, vm.intern("version_info"));
    const Value facts[] = {vm.make_str("cpython"), vm.make_str("cpython-314"), *version_info,
                           Value::small_int(0x030e08f0)};
    vm.add_value(module, "implementation", make_struct_sequence(vm, implementation, facts));
    vm.add_value(module, "api_version", Value::small_int(1013));
    vm.add_value(module, "copyright", vm.make_str("Copyright (c) 2026 The Awaitscope authors."));
}

void add_number_facts(Vm& vm, ModuleObject& module) {
    static constexpr const char* kFloatFields[] = {"max",     "max_exp",    "max_10_exp", "min",
                                                   "min_exp", "min_10_exp", "dig",        "mant_dig",
                                                   "epsilon", "radix",      "rounds"};
    Type* type = make_struct_sequence_type(vm, "sys.float_info", kFloatFields);
    const Value facts[] = {vm.make_float(DBL_MAX),
                           Value::small_int(DBL_MAX_EXP),
                           Value::small_int(DBL_MAX_10_EXP),
                           vm.make_float(DBL_MIN),
                           Value::small_int(DBL_MIN_EXP),
                           Value::small_int(DBL_MIN_10_EXP),
                           Value::small_int(DBL_DIG),
                           Value::small_int(DBL_MANT_DIG),
                           vm.make_float(DBL_EPSILON),
                           Value::small_int(FLT_RADIX),
                           Value::small_int(1)};
    vm.add_value(module, "float_info", make_struct_sequence(vm, type, facts));
    static constexpr const char* kIntFields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                                 "str_digits_check_threshold"};
    const Value ints[] = {Value::small_int(30), Value::small_int(4), Value::small_int(4300),
                          Value::small_int(640)};
    vm.add_value(module, "int_info",
                 make_struct_sequence(vm, make_struct_sequence_type(vm, "sys.int_info", kIntFields), ints));
    static constexpr const char* kHashFields[] = {"width",     "modulus",   "inf",       "nan",   "imag",
                                                  "algorithm", "hash_bits", "seed_bits", "cutoff"};
    const Value hashes[] = {Value::small_int(64),      vm.make_int((std::int64_t{1} << 61) - 1),
                            Value::small_int(314159),  Value::small_int(0),
                            Value::small_int(1000003), vm.make_str("siphash13"),
                            Value::small_int(64),      Value::small_int(128),
                            Value::small_int(0)};
    vm.add_value(
        module, "hash_info",
        make_struct_sequence(vm, make_struct_sequence_type(vm, "sys.hash_info", kHashFields), hashes));
    vm.add_value(module, "maxsize", vm.make_int(INT64_MAX));
    vm.add_value(module, "maxunicode", Value::small_int(0x10ffff));
    vm.add_value(module, "float_repr_style", vm.make_str("short"));
}

void add_surroundings(Vm& vm, ModuleObject& module) {
    std::vector<Value> arguments, path = {vm.make_str("")};
    for (const std::string& argument : vm.argv) arguments.push_back(vm.make_str(argument));
    vm.add_value(module, "argv", vm.make_list(std::move(arguments)));
    vm.add_value(module, "path", vm.make_list(std::move(path)));
    vm.add_value(module, "modules", vm.modules);
    vm.add_value(module, "platform", vm.make_str("linux"));
    vm.add_value(module, "byteorder", vm.make_str("little"));
    vm.add_value(module, "executable", vm.make_str(""));
    vm.add_value(module, "prefix", vm.make_str(""));
    vm.add_value(module, "dont_write_bytecode", Value::boolean(true));
    vm.add_value(module, "warnoptions", vm.make_list());
    Ref<SetObject> names = vm.make_set(true);
    for (const std::string_view name : kStdlibModuleNames) set_add(vm, names.get(), vm.make_str(name));
    vm.add_value(module, "stdlib_module_names", names);
}

void add_streams(Vm& vm, ModuleObject& module) {
    Type* type = make_stream_type(vm);
    const Value out = make_stream(vm, type, 1), error = make_stream(vm, type, 2);
    for (const char* name : {"stdout", "__stdout__"}) vm.add_value(module, name, out);
    for (const char* name : {"stderr", "__stderr__"}) vm.add_value(module, name, error);
    vm.add_value(module, "stdin", Value::none());
}

}  // namespace

bool populate_sys(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    for (const char* hook : {"excepthook", "unraisablehook"})
        vm.add_value(module, fmt::format("__{}__", hook), *dict_find(module.dict, vm.intern(hook)));
    static constexpr const char* kUnraisableFields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                                        "object"};
    Type* unraisable = make_struct_sequence_type(vm, "UnraisableHookArgs", kUnraisableFields);
    vm.add_value(module, "UnraisableHookArgs", Value::share(unraisable));
    add_version(vm, module);
    add_number_facts(vm, module);
    add_surroundings(vm, module);
    add_streams(vm, module);
    return true;
}

}  // namespace awaitscope
