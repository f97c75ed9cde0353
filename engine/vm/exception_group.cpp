// BaseExceptionGroup, ExceptionGroup and except* (Objects/exceptions.c).
#include "engine/vm/exceptions.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <unordered_set>

namespace awaitscope {

namespace {

Value* extras(const Value& self) {
    return self.as<ExceptionObject>()->extra();
}
const TupleObject* members(const Value& group) {
    return extras(group)[extra::kGroupMembers].as<TupleObject>();
}
bool is_group(Vm& vm, const Value& v) {
    return vm.is_instance(v, vm.exc.BaseExceptionGroup);
}

/// Which class to instantiate: a BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup. Null with
/// the exception pending where BaseExceptions may not be nested.
Type* class_for(Vm& vm, Type* cls, bool nested_base_exceptions) {
    if (cls == vm.exc.BaseExceptionGroup) return nested_base_exceptions ? cls : vm.exc.ExceptionGroup;
    if (!nested_base_exceptions || !Vm::is_subtype(cls, vm.exc.Exception)) return cls;
    if (cls == vm.exc.ExceptionGroup)
        vm.raise(vm.exc.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else
        vm.raise_f(vm.exc.TypeError, "Cannot nest BaseExceptions in '{}'", to_utf8(cls->name));
    return nullptr;
}

bool is_sequence(Vm& vm, const Value& v) {
    return vm.type_of(v)->slots.get_item && !vm.is_dict(v);
}

Value construct_group(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() || args.positional != 2)
        return vm.raise_f(vm.exc.TypeError,
                          "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", args.total());
    if (!vm.is_str(args[0]))
        return vm.raise_f(vm.exc.TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not {}",
                          args[0].is_none() ? "None" : full_name(vm.type_of(args[0])));
    if (!is_sequence(vm, args[1]))
        return vm.raise(vm.exc.TypeError, "second argument (exceptions) must be a sequence");
    std::vector<Value> items;
    if (!vm.iterate(args[1], [&](Value item) { return items.push_back(std::move(item)), true; }))
        return Value();
    if (items.empty())
        return vm.raise(vm.exc.ValueError, "second argument (exceptions) must be a non-empty sequence");
    bool nested_base_exceptions = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!vm.is_exception(items[i]))
            return vm.raise_f(vm.exc.ValueError,
                              "Item {} of second argument (exceptions) is not an exception", i);
        nested_base_exceptions |= !vm.is_instance(items[i], vm.exc.Exception);
    }
    cls = class_for(vm, cls, nested_base_exceptions);
    if (!cls) return Value();
    Value self = construct_exception(vm, cls, args);
    extras(self)[extra::kGroupMessage] = args[0];
    extras(self)[extra::kGroupMembers] = vm.make_tuple(items);
    return self;
}

Value group_str(Vm& vm, const Value& self) {
    Value message = vm.str(extras(self)[extra::kGroupMessage]);
    if (!message) return Value();
    const std::size_t count = members(self)->size;
    return vm.make_str(fmt::format("{} ({} sub-exception{})", vm.utf8(message), count, count > 1 ? "s" : ""));
}

Value derive(Vm& vm, Bound arguments) {
    return vm.call(Value::share(vm.exc.BaseExceptionGroup),
                   {extras(arguments[0])[extra::kGroupMessage], arguments[1]});
}

/// What split and subgroup look for: a type, a tuple of types, a predicate, or (internally) a set of leaves.
struct Matcher {
    Value condition;
    const std::unordered_set<const Object*>* leaves = nullptr;

    /// False with an exception pending on failure.
    bool matches(Vm& vm, const Value& exception, bool& out) const {
        if (leaves) return out = leaves->contains(exception.object()), true;
        if (vm.is_type(condition) || vm.is_tuple(condition))
            return vm.is_instance_of(exception, condition, out);
        Value answer = vm.call(condition, {exception});
        return answer && vm.truth(answer, out);
    }
};

bool valid_condition(Vm& vm, const Value& condition) {
    const auto is_exception_type = [&vm](const Value& v) {
        return vm.is_type(v) && Vm::is_subtype(static_cast<Type*>(v.object()), vm.exc.BaseException);
    };
    bool valid = vm.is_type(condition) ? is_exception_type(condition) : vm.is_callable(condition);
    if (vm.is_tuple(condition)) {
        valid = true;
        for (const Value& item : condition.as<TupleObject>()->items()) valid &= is_exception_type(item);
    }
    if (!valid)
        vm.raise(
            vm.exc.TypeError,
            "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    return valid;
}

/// A group like `original` of the given members, made by its derive(); None if there are none
/// (exceptiongroup_subset).
Value subset(Vm& vm, const Value& original, std::vector<Value> items) {
    if (items.empty()) return Value::none();
    Value group = vm.call_method(original, vm.intern("derive"), {vm.make_list(std::move(items))});
    if (!group) return Value();
    if (!is_group(vm, group))
        return vm.raise(vm.exc.TypeError, "derive must return an instance of BaseExceptionGroup");
    auto* to = group.as<ExceptionObject>();
    const auto* from = original.as<ExceptionObject>();
    to->traceback = from->traceback;
    to->context = from->context;
    to->cause = from->cause;
    bool missing = false;
    Value notes = vm.find_attribute(original, vm.names.__notes__, missing);
    if (!notes && !missing) return Value();
    if (notes && vm.is_list(notes) &&
        !vm.set_attribute(group, vm.names.__notes__,
                          vm.make_list(std::vector<Value>(notes.as<ListObject>()->items))))
        return Value();
    return group;
}

/// exceptiongroup_split_recursive. `rest` may be null if the caller does not want it.
bool split(Vm& vm, const Value& exception, const Matcher& matcher, Value& match, Value* rest) {
    match = Value::none();
    if (rest) *rest = Value::none();
    bool whole = false;
    if (!matcher.matches(vm, exception, whole)) return false;
    if (whole) return match = exception, true;
    if (!is_group(vm, exception)) {
        if (rest) *rest = exception;
        return true;
    }
    if (++vm.native_depth > 500) {
        --vm.native_depth;
        return vm.raise(vm.exc.RecursionError,
                        "maximum recursion depth exceeded in exceptiongroup_split_recursive"),
               false;
    }
    std::vector<Value> matched, left;
    bool good = true;
    for (const Value& member : members(exception)->items()) {
        Value member_match, member_rest;
        good = split(vm, member, matcher, member_match, rest ? &member_rest : nullptr);
        if (!good) break;
        if (!member_match.is_none()) matched.push_back(std::move(member_match));
        if (rest && !member_rest.is_none()) left.push_back(std::move(member_rest));
    }
    --vm.native_depth;
    if (!good) return false;
    match = subset(vm, exception, std::move(matched));
    if (match && rest) *rest = subset(vm, exception, std::move(left));
    return match && (!rest || *rest);
}

Value method_split(Vm& vm, Bound arguments) {
    if (!valid_condition(vm, arguments[1])) return Value();
    Value match, rest;
    if (!split(vm, arguments[0], {arguments[1]}, match, &rest)) return Value();
    return vm.make_tuple({match, rest});
}

Value method_subgroup(Vm& vm, Bound arguments) {
    if (!valid_condition(vm, arguments[1])) return Value();
    Value match;
    if (!split(vm, arguments[0], {arguments[1]}, match, nullptr)) return Value();
    return match;
}

Value get_members(Vm&, const Value& self) {
    return extras(self)[extra::kGroupMembers];
}

constexpr NativeSpec kMethods[] = {
    {.name = "derive", .parameters = "self, excs, /", .function = derive},
    {.name = "split", .parameters = "self, matcher_value, /", .function = method_split},
    {.name = "subgroup", .parameters = "self, matcher_value, /", .function = method_subgroup},
};
constexpr GetSetSpec kFields[] = {{"message", get_extra<0>}, {"exceptions", get_members}};

/// `members` is a tuple or a list, which shows in the group's repr.
Value make_group(Vm& vm, const Value& members) {
    return vm.call(Value::share(vm.exc.BaseExceptionGroup), {vm.make_str(""), members});
}

// -- except*
// ---------------------------------------------------------------------------------------------------------

void collect_leaves(Vm& vm, const Value& exception, std::unordered_set<const Object*>& leaves) {
    if (!is_group(vm, exception)) {
        leaves.insert(exception.object());
        return;
    }
    for (const Value& member : members(exception)->items()) collect_leaves(vm, member, leaves);
}

/// Whether `part` came from `original` by splitting, and so is raised again as part of it
/// (is_same_exception_metadata).
bool same_metadata(Vm& vm, const Value& part, const Value& original) {
    if (!is_group(vm, part) || !is_group(vm, original)) return false;
    const auto* a = part.as<ExceptionObject>();
    const auto* b = original.as<ExceptionObject>();
    const auto notes = [&vm](const Value& exception) {
        bool missing = false;
        return vm.find_attribute(exception, vm.names.__notes__, missing);
    };
    Value notes_a = notes(part), notes_b = notes(original);
    bool same_notes = notes_a.is_null() && notes_b.is_null();
    if (notes_a && notes_b && !vm.equal(notes_a, notes_b, same_notes)) return false;
    return same_notes && identical(a->traceback, b->traceback) && identical(a->cause, b->cause) &&
           identical(a->context, b->context);
}

}  // namespace

bool split_for_except_star(Vm& vm, const Value& exception, const Value& type, Value& rest, Value& match) {
    if (exception.is_none()) return rest = match = Value::none(), true;
    bool whole = false;
    if (!vm.is_instance_of(exception, type, whole)) return false;
    if (whole) {
        rest = Value::none();
        if (is_group(vm, exception)) return match = exception, true;
        match = make_group(vm, vm.make_tuple({exception}));
        if (match && vm.current_frame) add_traceback_entry(vm, match, *vm.current_frame);
        return !match.is_null();
    }
    if (is_group(vm, exception)) return split(vm, exception, {type}, match, &rest);
    rest = exception;
    match = Value::none();
    return true;
}

Value prepare_reraise_star(Vm& vm, const Value& original, const Value& raised_list) {
    const std::vector<Value>& list = raised_list.as<ListObject>()->items;
    if (list.empty()) return Value::none();
    // A lone exception was wrapped for the one clause that matched it; what that clause raised goes on as it
    // is.
    if (!is_group(vm, original)) return list[0];
    std::vector<Value> raised;
    std::unordered_set<const Object*> reraised_leaves;
    for (const Value& exception : list) {
        if (exception.is_none()) continue;
        if (same_metadata(vm, exception, original))
            collect_leaves(vm, exception, reraised_leaves);
        else
            raised.push_back(exception);
    }
    Value reraised = Value::none();
    if (!reraised_leaves.empty()) {
        Matcher matcher;
        matcher.leaves = &reraised_leaves;
        if (!split(vm, original, matcher, reraised, nullptr)) return Value();
    }
    if (raised.empty()) return reraised;
    if (!reraised.is_none()) raised.push_back(reraised);
    return raised.size() > 1 ? make_group(vm, vm.make_list(std::move(raised))) : raised[0];
}

Vm::TypeSpec exception_group_spec() {
    Vm::TypeSpec spec;
    spec.instance_size = sizeof(ExceptionObject) + 2 * sizeof(Value);
    spec.slots.construct = construct_group;
    spec.slots.str = group_str;
    spec.methods = kMethods;
    spec.getsets = kFields;
    return spec;
}

void make_exception_group(Vm& vm) {
    Value cls = vm.make_class("ExceptionGroup", {vm.exc.BaseExceptionGroup, vm.exc.Exception}, "builtins");
    CHECK(cls);
    vm.exc.ExceptionGroup = static_cast<Type*>(cls.leak());
}

}  // namespace awaitscope
