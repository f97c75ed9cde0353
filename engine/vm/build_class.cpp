// __build_class__: what a class statement calls (Python/bltinmodule.c).
#include "engine/vm/interpreter.h"
#include "engine/vm/sequence.h"
#include "engine/vm/type_objects.h"
#include "engine/vm/vm_private.h"

namespace awaitscope {

namespace {

/// Bases that are no classes say what stands for them (__mro_entries__, PEP 560).
bool resolve_bases(Vm& vm, const Value& bases, std::vector<Value>& resolved, bool& changed) {
    for (const Value& base : bases.as<TupleObject>()->items()) {
        if (vm.is_type(base)) {
            resolved.push_back(base);
            continue;
        }
        bool missing = false;
        Value method = vm.find_attribute(base, vm.names.__mro_entries__, missing);
        if (!method && !missing) return false;
        if (missing) {
            resolved.push_back(base);
            continue;
        }
        Value entries = vm.call(method, {bases});
        if (!entries) return false;
        if (!vm.is_tuple(entries))
            return vm.raise(vm.exc.TypeError, "__mro_entries__ must return a tuple"), false;
        for (const Value& entry : entries.as<TupleObject>()->items()) resolved.push_back(entry);
        changed = true;
    }
    return true;
}

/// The class keywords without `metaclass`, as call arguments.
struct Keywords {
    Value metaclass;
    std::vector<Value> names, values;

    void read(Vm& vm, const Args& args) {
        for (std::size_t i = 0; i < args.keywords(); ++i) {
            const Value& name = (*args.names)[i];
            if (equal(name.as<StrObject>(), vm.names.metaclass)) {
                metaclass = args[args.positional + i];
                continue;
            }
            names.push_back(name);
            values.push_back(args[args.positional + i]);
        }
    }
    Value call(Vm& vm, const Value& callable, std::initializer_list<Value> positional) const {
        std::vector<Value> all(positional);
        all.insert(all.end(), values.begin(), values.end());
        Value name_tuple = vm.make_tuple(names);
        return vm.call(callable, Args{all.data(), positional.size(),
                                      names.empty() ? nullptr : name_tuple.as<TupleObject>()});
    }
};

bool choose_metaclass(Vm& vm, Keywords& keywords, const Value& bases) {
    if (!keywords.metaclass) {
        const auto* list = bases.as<TupleObject>();
        keywords.metaclass = Value::share(list->size > 0 ? vm.type_of((*list)[0]) : vm.types.type);
    }
    if (!vm.is_type(keywords.metaclass)) return true;
    Type* winner = winning_metaclass(vm, keywords.metaclass.as<Type>(), bases.as<TupleObject>());
    if (!winner) return false;
    keywords.metaclass = Value::share(winner);
    return true;
}

Value prepare_namespace(Vm& vm, const Keywords& keywords, const Value& name, const Value& bases) {
    bool missing = false;
    if (vm.is_type(keywords.metaclass) && keywords.metaclass.as<Type>() == vm.types.type)
        return vm.make_dict();
    Value prepare = vm.find_attribute(keywords.metaclass, vm.names.__prepare__, missing);
    if (missing) return vm.make_dict();
    if (!prepare) return Value();
    Value namespace_ = keywords.call(vm, prepare, {name, bases});
    if (!namespace_) return Value();
    if (!vm.is_dict(namespace_) && !vm.type_of(namespace_)->slots.get_item) {
        return vm.raise_f(
            vm.exc.TypeError, "{}.__prepare__() must return a mapping, not {}",
            vm.is_type(keywords.metaclass) ? to_utf8(keywords.metaclass.as<Type>()->name) : "<metaclass>",
            full_name(vm.type_of(namespace_)));
    }
    return namespace_;
}

/// Runs the class body with the namespace as its locals.
Value run_body(Vm& vm, const Value& function, const Value& namespace_) {
    auto* body = function.as<FunctionObject>();
    if (!enter_native(vm)) return Value();
    Frame* frame = push_frame(vm, body->code, function, body->globals, body->builtins);
    frame->locals = namespace_;
    frame->exit = FrameExit::leave;
    ResumeResult result = run_frame(vm, frame);
    --vm.native_depth;
    return std::move(result.value);
}

Value build_class(Vm& vm, const Args& args) {
    if (args.positional < 2) return vm.raise(vm.exc.TypeError, "__build_class__: not enough arguments");
    if (vm.type_of(args[0]) != vm.types.function)
        return vm.raise(vm.exc.TypeError, "__build_class__: func must be a function");
    if (!vm.is_str(args[1])) return vm.raise(vm.exc.TypeError, "__build_class__: name is not a string");
    const Value original = vm.make_tuple(std::span<const Value>(args.values + 2, args.positional - 2));
    std::vector<Value> resolved;
    bool changed = false;
    if (!resolve_bases(vm, original, resolved, changed)) return Value();
    const Value bases = changed ? vm.make_tuple(resolved) : original;
    Keywords keywords;
    keywords.read(vm, args);
    if (!choose_metaclass(vm, keywords, bases)) return Value();
    Value namespace_ = prepare_namespace(vm, keywords, args[1], bases);
    if (!namespace_) return Value();
    Value cell = run_body(vm, args[0], namespace_);
    if (!cell) return Value();
    if (changed && !vm.set_item(namespace_, Value::share(vm.names.__orig_bases__), original)) return Value();
    Value cls = keywords.call(vm, keywords.metaclass, {args[1], bases, namespace_});
    if (!cls || !vm.is_type(cls) || vm.type_of(cell) != vm.types.cell) return cls;
    const Value& content = cell.as<CellObject>()->content;
    if (!content) {
        return vm.raise_f(
            vm.exc.RuntimeError,
            "__class__ not set defining '{}' as {}. Was __classcell__ propagated to type.__new__?",
            vm.utf8(args[1]), vm.utf8(vm.repr(cls)));
    }
    if (!identical(content, cls)) {
        return vm.raise_f(vm.exc.TypeError, "__class__ set to {} defining '{}' as {}",
                          vm.utf8(vm.repr(content)), vm.utf8(args[1]), vm.utf8(vm.repr(cls)));
    }
    return cls;
}

constexpr NativeSpec kBuildClass = {"__build_class__", nullptr, nullptr, build_class,
                                    NativeSpec::Kind::function};

}  // namespace

void add_class_functions(Vm& vm, DictObject* builtins) {
    dict_set(vm, builtins, vm.names.__build_class__, vm.make_native_function(kBuildClass, "builtins"));
}

}  // namespace awaitscope
