// The native part of the `warnings` module: access to the VM's filters. The rest is python/warnings.py.
#include "engine/vm/warnings.h"

#include "engine/modules/module_list.h"

#include <array>

namespace awaitscope {

namespace {

constexpr std::array<std::string_view, 6> kActions = {"default", "ignore", "always",
                                                      "error",   "module", "once"};

Value get_filters(Vm& vm, Bound) {
    std::vector<Value> items;
    for (const WarningFilter& filter : vm.extension<WarningState>().filters)
        items.push_back(
            vm.make_tuple({vm.make_str(kActions[static_cast<std::size_t>(filter.action)]), filter.message,
                           filter.category, filter.module, vm.make_int(filter.line)}));
    return vm.make_list(std::move(items));
}

bool read_filter(Vm& vm, const Value& item, WarningFilter& filter) {
    const auto* fields = item.as<TupleObject>();
    std::size_t action = 0;
    const std::string name = vm.utf8((*fields)[0]);
    while (action < kActions.size() && kActions[action] != name) ++action;
    if (action == kActions.size()) action = 2;  // "all" is another word for "always"
    filter = {static_cast<WarningAction>(action), (*fields)[1], (*fields)[2], (*fields)[3], 0};
    return vm.to_int64((*fields)[4], filter.line);
}

/// Takes what _get_filters gave, changed. What was shown before may be shown again, as after
/// _warnings._filters_mutated.
Value set_filters(Vm& vm, Bound arguments) {
    std::vector<WarningFilter> filters;
    for (const Value& item : arguments[0].as<ListObject>()->items) {
        filters.emplace_back();
        if (!read_filter(vm, item, filters.back())) return Value();
    }
    WarningState& state = vm.extension<WarningState>();
    state.filters = std::move(filters);
    state.shown.clear();
    return Value::none();
}

Value set_show(Vm& vm, Bound arguments) {
    WarningState& state = vm.extension<WarningState>();
    const Value before = state.show.is_null() ? Value::none() : state.show;
    state.show = arguments[0].is_none() ? Value() : arguments[0];
    return before;
}

bool take_message(Vm& vm, const Value& message, const Value& category, Value& instance, Type*& type) {
    if (vm.is_instance(message, vm.exc.Warning)) {
        instance = message;
        type = vm.type_of(message);
        return true;
    }
    type = vm.exc.UserWarning;
    if (!category.is_null() && !category.is_none()) {
        if (!vm.is_type(category) || !Vm::is_subtype(static_cast<Type*>(category.object()), vm.exc.Warning))
            return vm.raise_f(vm.exc.TypeError, "category must be a Warning subclass, not '{}'",
                              to_utf8(vm.type_of(category)->name)),
                   false;
        type = static_cast<Type*>(category.object());
    }
    instance = vm.call(Value::share(type), {message});
    return !instance.is_null();
}

Value warn(Vm& vm, Bound arguments) {
    std::int64_t level = 1;
    if (!arguments[2].is_null() && !vm.to_int64(arguments[2], level)) return Value();
    Value instance;
    Type* type = nullptr;
    if (!take_message(vm, arguments[0], arguments[1], instance, type)) return Value();
    return issue_warning(vm, instance, type, warning_place(vm, level)) ? Value::none() : Value();
}

Value warn_explicit(Vm& vm, Bound arguments) {
    Value instance;
    Type* type = nullptr;
    if (!take_message(vm, arguments[0], arguments[1], instance, type)) return Value();
    std::int64_t line = 0;
    if (!vm.to_int64(arguments[3], line)) return Value();
    WarningPlace place;
    place.file = vm.utf8(arguments[2]);
    place.line = static_cast<std::uint32_t>(line);
    place.module = vm.is_str(arguments[4]) ? vm.utf8(arguments[4]) : place.file;
    return issue_warning(vm, instance, type, place) ? Value::none() : Value();
}

Value format(Vm& vm, Bound arguments) {
    const Value text = vm.str(arguments[0]);
    std::int64_t line = 0;
    if (!text || !vm.to_int64(arguments[3], line)) return Value();
    WarningPlace place;
    place.file = vm.utf8(arguments[2]);
    place.line = static_cast<std::uint32_t>(line);
    if (vm.is_str(arguments[4])) place.source_line = vm.utf8(arguments[4]);
    return vm.make_str(format_warning(static_cast<Type*>(arguments[1].object()), vm.utf8(text), place));
}

constexpr NativeSpec kFunctions[] = {
    {.name = "_get_filters", .parameters = "", .function = get_filters},
    {.name = "_set_filters", .parameters = "filters, /", .function = set_filters},
    {.name = "_set_show", .parameters = "function, /", .function = set_show},
    {.name = "_format", .parameters = "message, category, filename, lineno, line, /", .function = format},
    {.name = "warn",
     .parameters = "message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()",
     .function = warn},
    {.name = "warn_explicit",
     .parameters =
         "message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None",
     .function = warn_explicit},
};

}  // namespace

bool populate_warnings(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
