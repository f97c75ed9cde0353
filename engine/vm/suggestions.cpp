// "Did you mean": the nearest name (Python/suggestions.c), and where the candidates come from
// (_compute_suggestion_error in Lib/traceback.py).
#include "engine/vm/stdlib_module_names.h"
#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace awaitscope {

namespace {

constexpr std::size_t kMaxCandidates = 750;
constexpr std::size_t kMaxLength = 40;
constexpr std::size_t kMoveCost = 2;
constexpr std::size_t kCaseCost = 1;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::size_t substitution_cost(char a, char b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

/// Weighted edit distance of two names, or more than `most` as soon as that is certain.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.empty() || b.empty()) return kMoveCost * (a.size() + b.size());
    if (a.size() > kMaxLength || b.size() > kMaxLength) return most + 1;
    if (b.size() < a.size()) std::swap(a, b);
    if ((b.size() - a.size()) * kMoveCost > most) return most + 1;
    std::vector<std::size_t> row(a.size());
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = (i + 1) * kMoveCost;
    std::size_t result = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
        std::size_t diagonal = result = j * kMoveCost;
        std::size_t smallest = std::numeric_limits<std::size_t>::max();
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::size_t substituted = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            const std::size_t moved = std::min(result, diagonal) + kMoveCost;
            result = std::min(moved, substituted);
            row[i] = result;
            smallest = std::min(smallest, result);
        }
        if (smallest > most) return most + 1;
    }
    return result;
}

void add_keys(const DictObject* dict, std::vector<std::string>& names) {
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(dict, position, entry))
        if (Vm::has_flag(entry->key, kTypeStr)) names.push_back(to_utf8(entry->key.as<StrObject>()));
}

/// The frame in which the exception was raised, or null.
FrameObject* raising_frame(const Value& exception) {
    FrameObject* frame = nullptr;
    for (Value link = exception.as<ExceptionObject>()->traceback; link && !link.is_none();
         link = link.as<TracebackObject>()->next)
        frame = link.as<TracebackObject>()->frame.as<FrameObject>();
    return frame;
}

/// Calls `each(name, value)` for the bound locals of a frame, ended or not.
template <class Each>
void for_each_local(FrameObject* frame, Each each) {
    const auto* code = frame->code.as<CodeObject>();
    const Value* slots = frame->frame ? frame->frame->slots() : frame->kept.data();
    const std::size_t count =
        frame->frame ? code->slot_total : std::min<std::size_t>(frame->kept.size(), code->slot_total);
    for (std::size_t i = 0; i < count; ++i) {
        Value value = slots[i];
        if (value.is_object() && value.object()->type == value.object()->type->vm->types.cell)
            value = value.as<CellObject>()->content;
        if (value) each(code->slot_names[i], value);
    }
}

Value local_self(Vm& vm, FrameObject* frame) {
    Value self;
    for_each_local(frame, [&](const StrObject* name, const Value& value) {
        if (name == vm.names.self) self = value;
    });
    return self;
}

/// Names that dir() gives, sorted; empty on failure.
std::vector<std::string> names_of(Vm& vm, const Value& object) {
    Value* dir = dict_find(vm.builtins(), vm.intern("dir"));
    const Value names = dir ? vm.call(*dir, {object}) : Value();
    std::vector<std::string> result;
    if (!names || !vm.iterate(names, [&](Value name) {
            if (vm.is_str(name)) result.push_back(vm.utf8(name));
            return true;
        }))
        vm.clear_exception();
    std::sort(result.begin(), result.end());
    return result;
}

void drop_underscored(std::vector<std::string>& names) {
    std::erase_if(names, [](const std::string& name) { return name.starts_with('_'); });
}

std::string suggestion_for_attribute(Vm& vm, const Value& exception, const std::string& wrong) {
    const Value& object = exception.as<ExceptionObject>()->extra()[extra::kAttributeErrorObject];
    if (object.is_null()) return {};
    std::vector<std::string> names = names_of(vm, object);
    FrameObject* frame = raising_frame(exception);
    const bool inside = frame && identical(local_self(vm, frame), object);
    if (!wrong.starts_with('_') && !inside) drop_underscored(names);
    return suggest(names, wrong);
}

std::string suggestion_for_name(Vm& vm, const Value& exception, const std::string& wrong) {
    FrameObject* frame = raising_frame(exception);
    if (!frame) return {};
    if (const Value self = local_self(vm, frame)) {
        bool missing = false;
        if (vm.find_attribute(self, vm.intern(wrong), missing)) return "self." + wrong;
        if (!missing) vm.clear_exception();
    }
    std::vector<std::string> names;
    for_each_local(frame, [&](const StrObject* name, const Value&) { names.push_back(to_utf8(name)); });
    if (frame->frame && vm.is_dict(frame->frame->locals))
        add_keys(frame->frame->locals.as<DictObject>(), names);
    if (vm.is_dict(frame->globals)) add_keys(frame->globals.as<DictObject>(), names);
    add_keys(vm.builtins(), names);
    return suggest(names, wrong);
}

std::string suggestion_for_import(Vm& vm, const Value& exception, const std::string& wrong) {
    const Value& module_name = exception.as<ExceptionObject>()->extra()[extra::kImportErrorName];
    if (!vm.is_str(module_name)) return {};
    const Value* module = dict_find(vm.modules.get(), vm.intern(vm.utf8(module_name)));
    if (!module) return {};
    std::vector<std::string> names = names_of(vm, *module);
    if (!wrong.starts_with('_')) drop_underscored(names);
    return suggest(names, wrong);
}

}  // namespace

std::string suggest(const std::vector<std::string>& candidates, std::string_view name) {
    if (candidates.size() >= kMaxCandidates || name.size() > kMaxLength) return {};
    std::size_t best = std::numeric_limits<std::size_t>::max();
    const std::string* suggestion = nullptr;
    for (const std::string& candidate : candidates) {
        if (candidate == name) continue;
        std::size_t most = (name.size() + candidate.size() + 3) * kMoveCost / 6;
        most = std::min(most, best - 1);
        const std::size_t distance = edit_distance(name, candidate, most);
        if (distance > most) continue;
        if (!suggestion || distance < best) {
            suggestion = &candidate;
            best = distance;
        }
    }
    return suggestion ? *suggestion : std::string();
}

std::string suggestion_text(Vm& vm, const Value& exception, bool with_traceback) {
    const Value* fields = exception.as<ExceptionObject>()->extra();
    const auto wrong_name = [&](int index) {
        return vm.is_str(fields[index]) ? vm.utf8(fields[index]) : std::string();
    };
    std::string suggestion, text;
    if (vm.is_instance(exception, vm.exc.ImportError)) {
        const std::string wrong = wrong_name(extra::kImportErrorNameFrom);
        if (!wrong.empty()) suggestion = suggestion_for_import(vm, exception, wrong);
    } else if (vm.is_instance(exception, vm.exc.AttributeError)) {
        const std::string wrong = wrong_name(extra::kAttributeErrorName);
        if (!wrong.empty()) suggestion = suggestion_for_attribute(vm, exception, wrong);
    } else if (vm.is_instance(exception, vm.exc.NameError)) {
        const std::string wrong = wrong_name(extra::kNameErrorName);
        if (wrong.empty()) return {};
        if (with_traceback) suggestion = suggestion_for_name(vm, exception, wrong);
        if (!suggestion.empty()) text = ". Did you mean: '" + suggestion + "'?";
        if (is_stdlib_module_name(wrong))
            text += (suggestion.empty() ? ". Did" : " Or did") +
                    fmt::format(" you forget to import '{}'?", wrong);
        return text;
    }
    return suggestion.empty() ? std::string() : ". Did you mean: '" + suggestion + "'?";
}

}  // namespace awaitscope
