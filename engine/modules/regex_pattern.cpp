// re.Pattern, and the scanner behind finditer.
#include "engine/modules/module_list.h"
#include "engine/modules/regex_objects.h"
#include "engine/vm/dict.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"

namespace awaitscope {

namespace {

struct ScannerObject : Object {
    Value pattern;
    std::optional<RegexSearch> search;
};

PatternObject* pattern_of(const Value& v) {
    return v.as<PatternObject>();
}

template <RegexMode mode>
Value find(Vm& vm, Bound args) {
    std::optional<RegexSearch> search = RegexSearch::make(vm, args[0], args[1], args[2], args[3]);
    if (!search) return Value();
    switch (search->next(mode)) {
        case RegexOutcome::found: return search->match();
        case RegexOutcome::none: return Value::none();
        case RegexOutcome::stopped: break;
    }
    return Value();
}

Value findall(Vm& vm, Bound args) {
    std::optional<RegexSearch> search = RegexSearch::make(vm, args[0], args[1], args[2], args[3]);
    if (!search) return Value();
    const std::uint32_t groups = pattern_of(args[0])->program->groups;
    const Value empty = pattern_of(args[0])->is_text(vm) ? vm.make_str("") : vm.make_bytes("");
    std::vector<Value> found;
    RegexOutcome outcome = RegexOutcome::found;
    while ((outcome = search->next(RegexMode::search)) == RegexOutcome::found) {
        if (groups <= 1) {
            found.push_back(search->group(groups, empty));
            continue;
        }
        std::vector<Value> texts;
        for (std::uint32_t i = 1; i <= groups; ++i) texts.push_back(search->group(i, empty));
        found.push_back(vm.make_tuple(texts));
    }
    return outcome == RegexOutcome::stopped ? Value() : vm.make_list(std::move(found));
}

/// A count of at least 0, where 0 means no bound.
bool read_count(Vm& vm, const Value& v, std::int64_t& out) {
    out = 0;
    return !v || vm.to_int64(v, out);
}

Value split(Vm& vm, Bound args) {
    std::int64_t most = 0;
    if (!read_count(vm, args[2], most)) return Value();
    std::optional<RegexSearch> search = RegexSearch::make(vm, args[0], args[1], Value(), Value());
    if (!search) return Value();
    const std::uint32_t groups = pattern_of(args[0])->program->groups;
    std::vector<Value> parts;
    std::size_t last = 0;
    for (std::int64_t n = 0; most == 0 || n < most; ++n) {
        const RegexOutcome outcome = search->next(RegexMode::search);
        if (outcome == RegexOutcome::stopped) return Value();
        if (outcome == RegexOutcome::none) break;
        parts.push_back(search->slice(last, search->matcher().match_begin()));
        for (std::uint32_t i = 1; i <= groups; ++i) parts.push_back(search->group(i, Value::none()));
        last = search->matcher().match_end();
    }
    parts.push_back(search->slice(last, search->end()));
    return vm.make_list(std::move(parts));
}

/// What sub puts in place of a match: a text as it is, a template's parts (list), or what a function returns.
struct Replacement {
    Value value;
    enum class Kind { text, parts, function } kind;
};

bool has_backslash(Vm& vm, const Value& v) {
    if (vm.is_str(v)) {
        const auto* text = v.as<StrObject>();
        for (std::size_t i = 0; i < text->length; ++i)
            if (text->at(i) == '\\') return true;
        return false;
    }
    return !Vm::has_flag(v, kTypeBytes) || v.as<BytesObject>()->view().find('\\') != std::string_view::npos;
}

bool read_replacement(Vm& vm, const Value& pattern, const Value& v, Replacement& out) {
    if (vm.is_callable(v)) {
        out = {v, Replacement::Kind::function};
        return true;
    }
    if (!has_backslash(vm, v)) {
        out = {v, Replacement::Kind::text};
        return true;
    }
    out = {regex_template(vm, pattern, v), Replacement::Kind::parts};
    return !out.value.is_null();
}

/// The replacement of the last match; None leaves nothing in its place.
Value replace(Vm& vm, const Replacement& replacement, const RegexSearch& search) {
    if (replacement.kind == Replacement::Kind::text) return replacement.value;
    const Value match = search.match();
    if (replacement.kind == Replacement::Kind::function) return vm.call(replacement.value, {match});
    return regex_expand(vm, match.as<MatchObject>(), replacement.value);
}

Value substitute(Vm& vm, Bound args, std::int64_t& replaced) {
    std::int64_t most = 0;
    if (!read_count(vm, args[3], most)) return Value();
    Replacement replacement{};
    if (!read_replacement(vm, args[0], args[1], replacement)) return Value();
    std::optional<RegexSearch> search = RegexSearch::make(vm, args[0], args[2], Value(), Value());
    if (!search) return Value();
    std::vector<Value> parts;
    std::size_t last = 0;
    for (replaced = 0; most == 0 || replaced < most; ++replaced) {
        const RegexOutcome outcome = search->next(RegexMode::search);
        if (outcome == RegexOutcome::stopped) return Value();
        if (outcome == RegexOutcome::none) break;
        const std::size_t begin = search->matcher().match_begin();
        if (last < begin) parts.push_back(search->slice(last, begin));
        last = search->matcher().match_end();
        Value text = replace(vm, replacement, *search);
        if (!text) return Value();
        if (!text.is_none()) parts.push_back(std::move(text));
    }
    if (last < search->end()) parts.push_back(search->slice(last, search->end()));
    return regex_join(vm, pattern_of(args[0])->is_text(vm), std::move(parts));
}

Value sub(Vm& vm, Bound args) {
    std::int64_t replaced = 0;
    return substitute(vm, args, replaced);
}
Value subn(Vm& vm, Bound args) {
    std::int64_t replaced = 0;
    const Value text = substitute(vm, args, replaced);
    return text ? vm.make_tuple({text, Value::small_int(replaced)}) : Value();
}

Value scanner(Vm& vm, Bound args) {
    std::optional<RegexSearch> search = RegexSearch::make(vm, args[0], args[1], args[2], args[3]);
    if (!search) return Value();
    auto* object = vm.heap.make<ScannerObject>(vm.extension<RegexTypes>().scanner);
    std::construct_at(&object->pattern, args[0]);
    std::construct_at(&object->search, std::move(search));
    return Value::adopt(object);
}

template <RegexMode mode>
Value scan(Vm&, Bound args) {
    RegexSearch& search = *args[0].as<ScannerObject>()->search;
    switch (search.next(mode)) {
        case RegexOutcome::found: return search.match();
        case RegexOutcome::none: return Value::none();
        case RegexOutcome::stopped: break;
    }
    return Value();
}

Value finditer(Vm& vm, Bound args) {
    const Value made = scanner(vm, args);
    if (!made) return Value();
    const Value search = vm.get_attribute(made, vm.intern("search"));
    return search ? make_callable_iterator(vm, search, Value::none()) : Value();
}

Value itself(Vm&, Bound args) {
    return args[0];
}

constexpr NativeSpec kMethods[] = {
    {"match", "self, /, string, pos=0, endpos=sys.maxsize", find<RegexMode::match>},
    {"fullmatch", "self, /, string, pos=0, endpos=sys.maxsize", find<RegexMode::full_match>},
    {"search", "self, /, string, pos=0, endpos=sys.maxsize", find<RegexMode::search>},
    {"sub", "self, /, repl, string, count=0", sub},
    {"subn", "self, /, repl, string, count=0", subn},
    {"findall", "self, /, string, pos=0, endpos=sys.maxsize", findall},
    {"split", "self, /, string, maxsplit=0", split},
    {"finditer", "self, /, string, pos=0, endpos=sys.maxsize", finditer},
    {"scanner", "self, /, string, pos=0, endpos=sys.maxsize", scanner},
    {"__copy__", "self, /", itself},
    {"__deepcopy__", "self, memo, /", itself},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};

constexpr NativeSpec kScannerMethods[] = {
    {"match", "self, /", scan<RegexMode::match>},
    {"search", "self, /", scan<RegexMode::search>},
};

Value get_pattern(Vm&, const Value& self) {
    return pattern_of(self)->pattern;
}
Value get_flags(Vm&, const Value& self) {
    return Value::small_int(pattern_of(self)->flags);
}
Value get_groups(Vm&, const Value& self) {
    return Value::small_int(pattern_of(self)->program->groups);
}
Value get_group_index(Vm& vm, const Value& self) {
    return make_mapping_proxy(vm, pattern_of(self)->group_index);
}
Value get_scanned(Vm&, const Value& self) {
    return self.as<ScannerObject>()->pattern;
}

constexpr GetSetSpec kGetSets[] = {{"pattern", get_pattern, refuse_to_set_member},
                                   {"flags", get_flags, refuse_to_set_member},
                                   {"groups", get_groups, refuse_to_set_member},
                                   {"groupindex", get_group_index}};
constexpr GetSetSpec kScannerGetSets[] = {{"pattern", get_scanned, refuse_to_set_member}};

constexpr std::int64_t kUnicodeFlag = 32;
constexpr std::int64_t kTypeFlags = 4 | 32 | 256;
constexpr const char* kFlagNames[] = {nullptr,   "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL",
                                      "UNICODE", "VERBOSE",    "DEBUG",  "ASCII"};

Value repr(Vm& vm, const Value& self) {
    const PatternObject* pattern = pattern_of(self);
    const Value text = vm.repr(pattern->pattern);
    if (!text) return Value();
    std::string flags;
    std::int64_t left = pattern->flags;
    // str patterns have this flag unless told otherwise.
    if (pattern->is_text(vm) && (left & kTypeFlags) == kUnicodeFlag) left &= ~kUnicodeFlag;
    for (std::size_t bit = 0; bit < std::size(kFlagNames); ++bit) {
        const std::int64_t flag = std::int64_t{1} << bit;
        if (!kFlagNames[bit] || !(left & flag)) continue;
        flags += fmt::format("{}re.{}", flags.empty() ? "" : "|", kFlagNames[bit]);
        left &= ~flag;
    }
    if (left != 0) flags += fmt::format("{}{:#x}", flags.empty() ? "" : "|", left);
    StrBuilder out(vm);
    out.append("re.compile(");
    const auto* shown = text.as<StrObject>();
    out.append(shown, 0, std::min<std::size_t>(shown->length, 200));
    if (!flags.empty()) out.append(", " + flags);
    out.append(")");
    return out.finish();
}

bool hash(Vm& vm, const Value& self, std::int64_t& out) {
    return vm.hash(vm.make_tuple({pattern_of(self)->pattern, Value::small_int(pattern_of(self)->flags)}),
                   out);
}

Value compare(Vm& vm, const Value& self, const Value& other, CompareOp op) {
    if ((op != CompareOp::eq && op != CompareOp::ne) || vm.type_of(other) != vm.type_of(self))
        return Value::not_implemented();
    const PatternObject* a = pattern_of(self);
    const PatternObject* b = pattern_of(other);
    bool same = a == b;
    if (!same && a->flags == b->flags && a->is_text(vm) == b->is_text(vm) &&
        !vm.equal(a->pattern, b->pattern, same))
        return Value();
    return Value::boolean(same == (op == CompareOp::eq));
}

Value construct(Vm& vm, Type*, const Args&) {
    return vm.raise(vm.exc.TypeError, "cannot create 're.Pattern' instances");
}

void dealloc(Object* self) {
    auto* pattern = static_cast<PatternObject*>(self);
    std::destroy_at(&pattern->pattern);
    std::destroy_at(&pattern->group_index);
    std::destroy_at(&pattern->group_names);
    std::destroy_at(&pattern->program);
    self->type->vm->heap.free_instance(self);
}

void dealloc_scanner(Object* self) {
    auto* scanner = static_cast<ScannerObject*>(self);
    std::destroy_at(&scanner->search);
    std::destroy_at(&scanner->pattern);
    self->type->vm->heap.free_instance(self);
}

void make_scanner_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "SRE_Scanner";
    spec.module = "_sre";
    spec.instance_size = sizeof(ScannerObject);
    spec.slots.dealloc = dealloc_scanner;
    spec.methods = kScannerMethods;
    spec.getsets = kScannerGetSets;
    vm.extension<RegexTypes>().scanner = vm.make_type(spec);
}

}  // namespace

void make_regex_pattern_type(Vm& vm, ModuleObject& module) {
    Vm::TypeSpec spec;
    spec.name = "Pattern";
    spec.module = "re";
    spec.instance_size = sizeof(PatternObject);
    spec.flags = kTypeWeakrefs;
    spec.weakrefs_offset = offsetof(PatternObject, weakrefs);
    spec.slots.dealloc = dealloc;
    spec.slots.construct = construct;
    spec.slots.repr = repr;
    spec.slots.hash = hash;
    spec.slots.compare = compare;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    Type*& type = vm.extension<RegexTypes>().pattern;
    type = vm.make_type(spec);
    vm.add_value(module, "Pattern", Value::share(type));
    make_scanner_type(vm);
}

}  // namespace awaitscope
