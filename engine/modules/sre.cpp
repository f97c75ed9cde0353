// The module `_sre`: what python/re.py and its parts need of C++. It makes Pattern objects of code that
// python/re_compiler.py has written, by the opcodes named in `opcodes`.
#include "engine/modules/module_list.h"
#include "engine/modules/regex_objects.h"
#include "engine/vm/dict.h"

namespace awaitscope {

namespace {

// All that arrives here comes from python/re_compiler.py, hence no checks of types.

const std::vector<Value>& items_of(const Value& list) {
    return list.as<ListObject>()->items;
}
std::uint32_t number(const Value& v) {
    return static_cast<std::uint32_t>(v.small());
}

/// A set: (negated, folded, alphabet, [(first, last), …], [category, …]).
RegexSet read_set(const Value& v) {
    const auto& fields = *v.as<TupleObject>();
    RegexSet set(fields[0].is_true());
    const bool folded = fields[1].is_true();
    const auto alphabet = static_cast<RegexAlphabet>(number(fields[2]));
    for (const Value& range : items_of(fields[3])) {
        const char32_t first = number((*range.as<TupleObject>())[0]);
        const char32_t last = number((*range.as<TupleObject>())[1]);
        if (folded) {
            set.add_folded_range(first, last, alphabet);
        } else {
            set.add_range(first, last);
        }
    }
    for (const Value& category : items_of(fields[4]))
        set.add_category(static_cast<RegexCategory>(number(category)), alphabet);
    set.finish();
    return set;
}

Value make_pattern(Vm& vm, Bound args) {
    auto program = std::make_unique<RegexProgram>();
    for (const Value& word : items_of(args[2])) program->code.push_back(number(word));
    for (const Value& set : items_of(args[3])) program->sets.push_back(read_set(set));
    program->groups = number(args[4]);
    program->registers = number(args[5]);
    std::vector<Value> names(program->groups + 1, Value::none());
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(args[6].as<DictObject>(), position, entry)) names[number(entry->value)] = entry->key;

    auto* pattern = vm.heap.make_instance<PatternObject>(vm.extension<RegexTypes>().pattern);
    std::construct_at(&pattern->pattern, args[0]);
    pattern->flags = args[1].small();
    std::construct_at(&pattern->group_index, args[6]);
    std::construct_at(&pattern->group_names, vm.make_tuple(names));
    std::construct_at(&pattern->program, std::move(program));
    return Value::adopt(pattern);
}

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;
constexpr NativeSpec kFunctions[] = {
    {"make_pattern", "pattern, flags, code, sets, groups, registers, group_index, /", make_pattern, nullptr,
     kFunction},
};

}  // namespace

bool populate_sre(Vm& vm, ModuleObject& module) {
    Ref<DictObject> opcodes = vm.make_dict();
    std::int64_t code = 0;
#define X(name, operands) dict_set(vm, opcodes.get(), vm.intern(#name), Value::small_int(code++));
    AWAITSCOPE_REGEX_OPS(X)
#undef X
    vm.add_value(module, "opcodes", opcodes);
    vm.add_functions(module, kFunctions);
    make_regex_pattern_type(vm, module);
    make_regex_match_type(vm, module);
    return true;
}

}  // namespace awaitscope
