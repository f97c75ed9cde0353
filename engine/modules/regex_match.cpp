// re.Match: what a search has found.
#include "engine/modules/module_list.h"
#include "engine/modules/regex_objects.h"
#include "engine/vm/dict.h"
#include "engine/vm/sequence.h"

namespace awaitscope {

namespace {

MatchObject* match_of(const Value& v) {
    return v.as<MatchObject>();
}
const PatternObject* pattern_of(const MatchObject* match) {
    return match->pattern.as<PatternObject>();
}

/// A group by number or name; false with IndexError "no such group".
bool find_group(Vm& vm, const MatchObject* match, const Value& which, std::size_t& number) {
    std::int64_t index = -1;
    if (has_index(vm, which)) {
        if (!vm.to_int64(which, index)) vm.clear_exception();
    } else {
        Value* found = nullptr;
        const Found there = dict_find(vm, pattern_of(match)->group_index.as<DictObject>(), which, found);
        if (there == Found::error) vm.clear_exception();
        if (there == Found::yes) index = found->small();
    }
    if (index < 0 || static_cast<std::size_t>(index) >= match->groups()) {
        vm.raise(vm.exc.IndexError, "no such group");
        return false;
    }
    number = static_cast<std::size_t>(index);
    return true;
}

Value text_of(Vm& vm, const MatchObject* match, std::size_t group, const Value& otherwise) {
    const std::int64_t begin = match->bounds[2 * group];
    if (begin < 0) return otherwise;
    return regex_slice(vm, match->string, static_cast<std::size_t>(begin),
                       static_cast<std::size_t>(match->bounds[2 * group + 1]));
}

Value group(Vm& vm, const Args& args) {
    const MatchObject* match = match_of(args[0]);
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "Match.group() takes no keyword arguments");
    if (args.positional == 1) return text_of(vm, match, 0, Value::none());
    std::vector<Value> texts;
    for (std::size_t i = 1; i < args.positional; ++i) {
        std::size_t number = 0;
        if (!find_group(vm, match, args[i], number)) return Value();
        texts.push_back(text_of(vm, match, number, Value::none()));
    }
    return texts.size() == 1 ? texts.front() : vm.make_tuple(texts);
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
    std::size_t number = 0;
    if (!find_group(vm, match_of(self), key, number)) return Value();
    return text_of(vm, match_of(self), number, Value::none());
}

Value groups(Vm& vm, Bound args) {
    const MatchObject* match = match_of(args[0]);
    const Value otherwise = args[1] ? args[1] : Value::none();
    std::vector<Value> texts;
    for (std::size_t i = 1; i < match->groups(); ++i) texts.push_back(text_of(vm, match, i, otherwise));
    return vm.make_tuple(texts);
}

Value groupdict(Vm& vm, Bound args) {
    const MatchObject* match = match_of(args[0]);
    const Value otherwise = args[1] ? args[1] : Value::none();
    Ref<DictObject> result = vm.make_dict();
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(pattern_of(match)->group_index.as<DictObject>(), position, entry)) {
        const auto number = static_cast<std::size_t>(entry->value.small());
        if (!dict_set(vm, result.get(), entry->key, text_of(vm, match, number, otherwise))) return Value();
    }
    return result;
}

/// Where the optional group of args[1] begins and ends; null if there is no such group.
const std::int64_t* bounds_of(Vm& vm, Bound args) {
    std::size_t number = 0;
    if (args[1] && !find_group(vm, match_of(args[0]), args[1], number)) return nullptr;
    return &match_of(args[0])->bounds[2 * number];
}

Value start(Vm& vm, Bound args) {
    const std::int64_t* bounds = bounds_of(vm, args);
    return bounds ? Value::small_int(bounds[0]) : Value();
}
Value end(Vm& vm, Bound args) {
    const std::int64_t* bounds = bounds_of(vm, args);
    return bounds ? Value::small_int(bounds[1]) : Value();
}
Value make_pair(Vm& vm, const std::int64_t* bounds) {
    return vm.make_tuple({Value::small_int(bounds[0]), Value::small_int(bounds[1])});
}
Value span(Vm& vm, Bound args) {
    const std::int64_t* bounds = bounds_of(vm, args);
    return bounds ? make_pair(vm, bounds) : Value();
}

Value expand(Vm& vm, Bound args) {
    const MatchObject* match = match_of(args[0]);
    const Value parts = regex_template(vm, match->pattern, args[1]);
    return parts ? regex_expand(vm, match, parts) : Value();
}

Value itself(Vm&, Bound args) {
    return args[0];
}

constexpr NativeSpec kMethods[] = {
    {"group", "self, /, *args", nullptr, group},
    {"groups", "self, default=None", groups},
    {"groupdict", "self, default=None", groupdict},
    {"start", "self, group=0, /", start},
    {"end", "self, group=0, /", end},
    {"span", "self, group=0, /", span},
    {"expand", "self, template", expand},
    {"__copy__", "self, /", itself},
    {"__deepcopy__", "self, memo, /", itself},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};

Value get_string(Vm&, const Value& self) {
    return match_of(self)->string;
}
Value get_pattern(Vm&, const Value& self) {
    return match_of(self)->pattern;
}
Value get_pos(Vm&, const Value& self) {
    return Value::small_int(static_cast<std::int64_t>(match_of(self)->begin));
}
Value get_endpos(Vm&, const Value& self) {
    return Value::small_int(static_cast<std::int64_t>(match_of(self)->end));
}
Value get_lastindex(Vm&, const Value& self) {
    const std::uint32_t last = match_of(self)->last_index;
    return last == 0 ? Value::none() : Value::small_int(last);
}
Value get_lastgroup(Vm&, const Value& self) {
    return (*pattern_of(match_of(self))->group_names.as<TupleObject>())[match_of(self)->last_index];
}
Value get_regs(Vm& vm, const Value& self) {
    const MatchObject* match = match_of(self);
    std::vector<Value> pairs;
    for (std::size_t i = 0; i < match->groups(); ++i) pairs.push_back(make_pair(vm, &match->bounds[2 * i]));
    return vm.make_tuple(pairs);
}

constexpr GetSetSpec kGetSets[] = {
    {"string", get_string, refuse_to_set_member},
    {"re", get_pattern, refuse_to_set_member},
    {"pos", get_pos, refuse_to_set_member},
    {"endpos", get_endpos, refuse_to_set_member},
    {"lastindex", get_lastindex},
    {"lastgroup", get_lastgroup},
    {"regs", get_regs},
};

Value repr(Vm& vm, const Value& self) {
    const MatchObject* match = match_of(self);
    const Value text = vm.repr(text_of(vm, match, 0, Value::none()));
    if (!text) return Value();
    StrBuilder out(vm);
    out.append(fmt::format("<re.Match object; span=({}, {}), match=", match->bounds[0], match->bounds[1]));
    out.append(text.as<StrObject>());
    out.append(">");
    return out.finish();
}

Value construct(Vm& vm, Type*, const Args&) {
    return vm.raise(vm.exc.TypeError, "cannot create 're.Match' instances");
}

void dealloc(Object* self) {
    auto* match = static_cast<MatchObject*>(self);
    std::destroy_at(&match->string);
    std::destroy_at(&match->pattern);
    std::destroy_at(&match->bounds);
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<MatchObject*>(self)->string);
    visitor.visit(static_cast<MatchObject*>(self)->pattern);
}

}  // namespace

Value regex_expand(Vm& vm, const MatchObject* match, const Value& parts) {
    const bool text = pattern_of(match)->is_text(vm);
    const Value empty = text ? vm.make_str("") : vm.make_bytes("");
    std::vector<Value> items = parts.as<ListObject>()->items;
    for (Value& item : items)
        if (item.is_small_int()) item = text_of(vm, match, static_cast<std::size_t>(item.small()), empty);
    return regex_join(vm, text, std::move(items));
}

void make_regex_match_type(Vm& vm, ModuleObject& module) {
    Vm::TypeSpec spec;
    spec.name = "Match";
    spec.module = "re";
    spec.instance_size = sizeof(MatchObject);
    spec.slots.dealloc = dealloc;
    spec.slots.traverse = traverse;
    spec.slots.construct = construct;
    spec.slots.repr = repr;
    spec.slots.get_item = get_item;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    Type*& type = vm.extension<RegexTypes>().match;
    type = vm.make_type(spec);
    vm.add_value(module, "Match", Value::share(type));
}

}  // namespace awaitscope
