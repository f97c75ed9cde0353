#include "engine/vm/warnings.h"

#include "engine/vm/error_stream.h"
#include "engine/vm/function.h"
#include "engine/vm/traceback.h"

namespace awaitscope {

namespace {

std::string strip(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\f\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(line.substr(first, line.find_last_not_of(" \t\f\r\n") - first + 1));
}

bool pattern_matches(Vm& vm, const Value& pattern, const std::string& text, bool& out) {
    if (pattern.is_null() || pattern.is_none()) return out = true;
    if (vm.is_str(pattern)) return out = vm.utf8(pattern) == text, true;
    const Value match = vm.call_method(pattern, vm.intern("match"), {vm.make_str(text)});
    return match && vm.truth(match, out);
}

/// The action of the first filter that fits; "default" if none does. False with an exception pending.
bool find_action(Vm& vm, const std::string& text, Type* category, const WarningPlace& place,
                 WarningAction& action) {
    WarningState& state = vm.extension<WarningState>();
    for (const WarningFilter& filter : std::vector<WarningFilter>(state.filters)) {
        bool message_fits = false, module_fits = false, category_fits = false;
        if (!vm.is_subclass_of(Value::share(category), filter.category, category_fits)) return false;
        if (!category_fits || (filter.line && filter.line != place.line)) continue;
        if (!pattern_matches(vm, filter.message, text, message_fits)) return false;
        if (!pattern_matches(vm, filter.module, place.module, module_fits)) return false;
        if (!message_fits || !module_fits) continue;
        return action = filter.action, true;
    }
    return action = WarningAction::default_, true;
}

/// Whether this one is to be shown, given what was shown before.
bool first_time(WarningState& state, WarningAction action, const std::string& text, Type* category,
                const WarningPlace& place) {
    switch (action) {
        case WarningAction::always: return true;
        case WarningAction::default_:
            return state.shown.insert({place.file, text, category, place.line}).second;
        case WarningAction::module_: return state.shown.insert({place.file, text, category, 0}).second;
        case WarningAction::once: return state.shown.insert({"", text, category, 0}).second;
        case WarningAction::ignore:
        case WarningAction::error: break;
    }
    return false;
}

/// What catch_warnings(record=True) or the program itself has put in the place of warnings.showwarning; null
/// else.
Value show_hook(Vm& vm) {
    if (vm.extension<WarningState>().show) return vm.extension<WarningState>().show;
    const Value* module = vm.modules ? dict_find(vm.modules.get(), vm.intern("warnings")) : nullptr;
    if (!module || vm.type_of(*module) != vm.types.module) return Value();
    DictObject* names = module->as<ModuleObject>()->dict;
    const Value* now = dict_find(names, vm.intern("showwarning"));
    const Value* original = dict_find(names, vm.intern("_showwarning_orig"));
    return now && original && now->bits() != original->bits() ? *now : Value();
}

bool show(Vm& vm, const Value& message, Type* category, const WarningPlace& place, const std::string& text) {
    const Value hook = show_hook(vm);
    const Value category_value = Value::share(category);
    if (hook) {
        const Value result = vm.call(hook, {message, category_value, vm.make_str(place.file),
                                            vm.make_int(place.line), Value::none(), Value::none()});
        return !result.is_null();
    }
    if (vm.instrument && (vm.instrument->wanted & Instrument::kWarning))
        vm.instrument->warning(to_utf8(category->name), text);
    write_to_stderr(vm, format_warning(category, text, place));
    return true;
}

}  // namespace

WarningState::WarningState(Vm& vm) {
    // CPython's defaults in a release build: DeprecationWarning is shown in __main__ only, some others never.
    const auto add = [&](WarningAction action, Type* category, Value module) {
        filters.push_back({action, Value::none(), Value::share(category), std::move(module), 0});
    };
    add(WarningAction::default_, vm.exc.DeprecationWarning, vm.make_str("__main__"));
    add(WarningAction::ignore, vm.exc.DeprecationWarning, Value::none());
    add(WarningAction::ignore, vm.exc.PendingDeprecationWarning, Value::none());
    add(WarningAction::ignore, vm.exc.ImportWarning, Value::none());
    add(WarningAction::ignore, vm.exc.ResourceWarning, Value::none());
}

void WarningState::traverse(GcVisitor& visitor) {
    for (const WarningFilter& filter : filters) {
        visitor.visit(filter.message);
        visitor.visit(filter.category);
        visitor.visit(filter.module);
    }
    visitor.visit(show);
}

WarningPlace warning_place(Vm& vm, std::int64_t level) {
    const WarningState& state = vm.extension<WarningState>();
    if (level <= 1 && vm.current_frame && vm.current_frame == state.library_caller)
        return state.library_place;
    Frame* frame = vm.current_frame;
    for (; frame; frame = frame->back)
        if (!frame->code->library && --level <= 0) break;
    WarningPlace place;
    if (!frame) {
        place.file = "sys";
        place.module = "sys";
        return place;
    }
    const Vm::File& file = vm.files[frame->code->file];
    place.file = file.name;
    const auto& spans = frame->code->unit->spans;
    if (frame->current() < spans.size()) place.line = spans[frame->current()].line;
    place.source_line = strip(source_line(file.text, place.line));
    const Value* module = dict_find(frame->globals, vm.names.__name__);
    place.module = module && vm.is_str(*module) ? vm.utf8(*module) : "<unknown>";
    return place;
}

std::string format_warning(Type* category, std::string_view text, const WarningPlace& place) {
    std::string out = fmt::format("{}:{}: {}: {}\n", place.file, place.line, to_utf8(category->name), text);
    if (!place.source_line.empty()) out += "  " + place.source_line + "\n";
    return out;
}

bool issue_warning(Vm& vm, const Value& message, Type* category, const WarningPlace& place) {
    const Value text_value = vm.str(message);
    if (!text_value) return false;
    const std::string text = vm.utf8(text_value);
    WarningAction action{};
    if (!find_action(vm, text, category, place, action)) return false;
    if (action == WarningAction::error) return vm.raise_value(message), false;
    if (!first_time(vm.extension<WarningState>(), action, text, category, place)) return true;
    return show(vm, message, category, place, text);
}

bool Vm::warn(Type* category, std::string_view message) {
    const Value instance = call(Value::share(category), {make_str(message)});
    return instance && issue_warning(*this, instance, category, warning_place(*this, 1));
}

}  // namespace awaitscope
