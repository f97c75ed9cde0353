// The builtins module: print, and what brings the other files together.
#include "engine/vm/builtins.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

/// sep or end: null and None stand for `otherwise`.
bool read_text(Vm& vm, const Value& argument, const char* name, std::string_view otherwise,
               std::string& out) {
    if (!argument || argument.is_none()) {
        out = otherwise;
        return true;
    }
    if (!vm.is_str(argument)) {
        vm.raise_f(vm.exc.TypeError, "{} must be None or a string, not {}", name, type_name(vm, argument));
        return false;
    }
    out = vm.utf8(argument);
    return true;
}

/// sys.stdout, null if the program has made it None or deleted it; `plain` if it is the stream it started
/// with (or sys was never imported, so that nobody can have replaced it).
Value standard_output(Vm& vm, bool& plain) {
    plain = true;
    Value* sys = dict_find(vm.modules.get(), vm.names.sys);
    if (!sys || vm.type_of(*sys) != vm.types.module) return Value();
    DictObject* dict = sys->as<ModuleObject>()->dict;
    Value* out = dict_find(dict, vm.names.stdout);
    Value* original = dict_find(dict, vm.intern("__stdout__"));
    plain = out && original && identical(*out, *original);
    return out ? *out : Value();
}

bool print_to(Vm& vm, const Value& file, std::span<const Value> values, const Value& sep, const Value& end) {
    auto write = [&](const Value& text) { return !vm.call_method(file, vm.names.write, {text}).is_null(); };
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && !write(sep)) return false;
        Value text = vm.str(values[i]);
        if (!text || !write(text)) return false;
    }
    return write(end);
}

Value print(Vm& vm, Bound args) {
    std::string sep;
    std::string end;
    if (!read_text(vm, args[1], "sep", " ", sep) || !read_text(vm, args[2], "end", "\n", end)) return Value();
    std::span<const Value> values = args[0].as<TupleObject>()->items();
    Value file = args[3];
    bool flush = false;
    if (args[4] && !vm.truth(args[4], flush)) return Value();
    if (!file || file.is_none()) {
        bool plain = false;
        file = standard_output(vm, plain);
        if (plain) {
            // One write for the line, unless making the text of a value prints or fails in between.
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (i > 0) vm.write(1, sep);
                Value text = vm.str(values[i]);
                if (!text) return Value();
                const StrObject* s = text.as<StrObject>();
                if (s->ascii)
                    vm.write(1, s->view());
                else
                    vm.write(1, to_utf8(s));
            }
            vm.write(1, end);
            return Value::none();
        }
        if (!file) return vm.raise(vm.exc.RuntimeError, "lost sys.stdout");
        if (file.is_none()) return Value::none();
    }
    if (!print_to(vm, file, values, vm.make_str(sep), vm.make_str(end))) return Value();
    if (flush && !vm.call_method(file, vm.names.flush)) return Value();
    return Value::none();
}

constexpr NativeSpec kFunctions[] = {
    {"print", "*args, sep=' ', end='\\n', file=None, flush=False", print, nullptr,
     NativeSpec::Kind::function},
};

}  // namespace

void make_builtins_module(Vm& vm) {
    for (std::span<const NativeSpec> functions :
         {std::span<const NativeSpec>(kFunctions), number_builtins(), object_builtins(), iteration_builtins(),
          refused_builtins()}) {
        for (const NativeSpec& spec : functions) {
            dict_set(vm, vm.builtins(), vm.intern(spec.name), vm.make_native_function(spec, "builtins"));
        }
    }
}

}  // namespace awaitscope
