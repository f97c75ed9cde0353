// itertools: accumulate, groupby, zip_longest, tee.
#include "engine/modules/itertools.h"

namespace awaitscope {

namespace {

// --- accumulate
// ---------------------------------------------------------------------------------------------

/// `extra` is the total so far, `items` holds the initial value until it is given out.
Value accumulate_construct(Vm& vm, Type* cls, const Args& args) {
    Value bound[3];
    if (!bind_names(vm, args, "accumulate", {"iterable", "func", "initial"}, 1, 2, bound)) return Value();
    Value iterator = vm.iter(bound[0]);
    if (!iterator) return Value();
    IterToolObject* tool = make_tool(vm, cls);
    tool->source = std::move(iterator);
    if (bound[1] && !bound[1].is_none()) tool->function = bound[1];
    if (bound[2] && !bound[2].is_none()) tool->items.push_back(bound[2]);
    return Value::adopt(tool);
}

Value accumulate_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (!tool->items.empty()) {
        tool->extra = tool->items[0];
        tool->items.clear();
        return tool->extra;
    }
    Value item = vm.next(tool->source);
    if (!item) return Value();
    if (tool->extra.is_null()) {
        tool->extra = item;
        return item;
    }
    Value total = tool->function.is_null() ? vm.binary(BinaryOp::add, tool->extra, item)
                                           : vm.call(tool->function, {tool->extra, item});
    if (!total) return Value();
    tool->extra = total;
    return total;
}

// --- groupby
// ------------------------------------------------------------------------------------------------

/// groupby: `items` is {target key, current key, current value} (null where there is none); `extra` the group
/// that is being given out. A group: `source` is the groupby, `extra` its key.
enum : std::size_t { kTargetKey, kCurrentKey, kCurrentValue };

Value groupby_construct(Vm& vm, Type* cls, const Args& args) {
    Value bound[2];
    if (!bind_names(vm, args, "groupby", {"iterable", "key"}, 1, 2, bound)) return Value();
    Value iterator = vm.iter(bound[0]);
    if (!iterator) return Value();
    IterToolObject* tool = make_tool(vm, cls);
    tool->source = std::move(iterator);
    if (bound[1] && !bound[1].is_none()) tool->function = bound[1];
    tool->items.resize(3);
    return Value::adopt(tool);
}

/// Takes the next item and its key; false at the end or on errors.
bool advance(Vm& vm, IterToolObject* tool) {
    Value item = vm.next(tool->source);
    if (!item) return false;
    Value key = tool->function.is_null() ? item : vm.call(tool->function, Args{&item, 1, nullptr});
    if (!key) return false;
    tool->items[kCurrentValue] = std::move(item);
    tool->items[kCurrentKey] = std::move(key);
    return true;
}

Type* group_type(Vm& vm);

Value groupby_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    tool->extra = Value();
    while (true) {
        if (tool->items[kCurrentKey]) {
            if (tool->items[kTargetKey].is_null()) break;
            Value target = tool->items[kTargetKey];
            Value current = tool->items[kCurrentKey];
            bool same = false;
            if (!vm.equal(target, current, same)) return Value();
            if (!same) break;
        }
        if (!advance(vm, tool)) return Value();
    }
    tool->items[kTargetKey] = tool->items[kCurrentKey];
    IterToolObject* group = make_tool(vm, group_type(vm));
    group->source = self;
    group->extra = tool->items[kTargetKey];
    Value grouper = Value::adopt(group);
    // Only the newest group may go on; `extra` would make a cycle, so its number is compared.
    group->count = ++tool->count;
    return vm.make_tuple({tool->items[kCurrentKey], grouper});
}

Value group_next(Vm& vm, const Value& self) {
    IterToolObject* group = tool_of(self);
    IterToolObject* tool = tool_of(group->source);
    if (tool->count != group->count) return Value();
    if (tool->items[kCurrentValue].is_null() && !advance(vm, tool)) return Value();
    Value key = group->extra;
    Value current = tool->items[kCurrentKey];
    bool same = false;
    if (!vm.equal(key, current, same) || !same) return Value();
    return std::exchange(tool->items[kCurrentValue], Value());
}

Value no_construct(Vm& vm, Type* cls, const Args&) {
    return vm.raise_f(vm.exc.TypeError, "cannot create 'itertools.{}' instances", to_utf8(cls->name));
}

constexpr IterToolSpec kGroup = {"_grouper", no_construct, group_next};

// --- zip_longest
// --------------------------------------------------------------------------------------------

/// `items` are the iterators, null once exhausted; `extra` fills; `count` of them go on.
Value zip_longest_construct(Vm& vm, Type* cls, const Args& args) {
    Value fill = Value::none();
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        if (!equal((*args.names)[k].as<StrObject>(), "fillvalue")) {
            return vm.raise(vm.exc.TypeError, "zip_longest() got an unexpected keyword argument");
        }
        fill = args[args.positional + k];
    }
    Value self = Value::adopt(make_tool(vm, cls));
    IterToolObject* tool = tool_of(self);
    for (std::size_t i = 0; i < args.positional; ++i) {
        Value iterator = vm.iter(args[i]);
        if (!iterator) return Value();
        tool->items.push_back(std::move(iterator));
    }
    tool->extra = std::move(fill);
    tool->count = static_cast<std::int64_t>(args.positional);
    return self;
}

Value zip_longest_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (tool->count == 0) return Value();
    std::vector<Value> row;
    for (std::size_t i = 0; i < tool->items.size(); ++i) {
        Value item = tool->items[i].is_null() ? Value() : vm.next(tool->items[i]);
        if (!item) {
            if (!vm.pending.is_null()) return Value();
            if (!tool->items[i].is_null()) {
                if (--tool->count == 0) return Value();
                tool->items[i] = Value();
            }
            item = tool->extra;
        }
        row.push_back(std::move(item));
    }
    return vm.make_tuple(row);
}

// --- tee
// ----------------------------------------------------------------------------------------------------

/// What the branches of a tee share: `source` is drained into `items`, of which the first `count` are gone;
/// `indices` would be the branches' positions, but a branch knows its own, and what all have passed is
/// dropped with the shared object's last user. A branch: `source` is the shared object, `count` the position.
Type* shared_type(Vm& vm);

Value branch_next(Vm& vm, const Value& self) {
    IterToolObject* branch = tool_of(self);
    IterToolObject* shared = tool_of(branch->source);
    std::size_t position = static_cast<std::size_t>(branch->count);
    if (position >= shared->items.size()) {
        if (shared->flag) return vm.raise(vm.exc.RuntimeError, "cannot re-enter the tee iterator");
        shared->flag = true;
        Value item = vm.next(shared->source);
        shared->flag = false;
        if (!item) return Value();
        shared->items.push_back(std::move(item));
    }
    ++branch->count;
    return shared->items[position];
}

Value branch_copy(Vm& vm, Bound args) {
    IterToolObject* branch = make_tool(vm, vm.type_of(args[0]));
    branch->source = tool_of(args[0])->source;
    branch->count = tool_of(args[0])->count;
    return Value::adopt(branch);
}

constexpr NativeSpec kBranchMethods[] = {{"__copy__", "self, /", branch_copy}};
constexpr IterToolSpec kShared = {"_tee_dataobject", no_construct, branch_next};
constexpr IterToolSpec kBranch = {"_tee", no_construct, branch_next, nullptr, kBranchMethods};

/// The types that are not in the module's namespace.
struct GroupingTypes : VmExtension {
    explicit GroupingTypes(Vm& vm)
        : group(make_tool_type(vm, kGroup)),
          shared(make_tool_type(vm, kShared)),
          branch(make_tool_type(vm, kBranch)) {}
    static constexpr char kKey = 0;
    Type* group;
    Type* shared;
    Type* branch;
};

Type* group_type(Vm& vm) {
    return vm.extension<GroupingTypes>().group;
}
Type* shared_type(Vm& vm) {
    return vm.extension<GroupingTypes>().shared;
}

Value tee(Vm& vm, Bound args) {
    std::int64_t n = 2;
    if (args[1] && !vm.to_int64(args[1], n)) return Value();
    if (n < 0) return vm.raise(vm.exc.ValueError, "n must be >= 0");
    std::vector<Value> branches;
    Type* type = vm.extension<GroupingTypes>().branch;
    Value first;
    if (vm.type_of(args[0]) == type) {
        const Value pair[] = {args[0]};
        first = branch_copy(vm, pair);
    } else {
        Value iterator = vm.iter(args[0]);
        if (!iterator) return Value();
        IterToolObject* shared = make_tool(vm, shared_type(vm));
        shared->source = std::move(iterator);
        IterToolObject* branch = make_tool(vm, type);
        branch->source = Value::adopt(shared);
        first = Value::adopt(branch);
    }
    for (std::int64_t i = 0; i < n; ++i) {
        const Value pair[] = {first};
        branches.push_back(i == 0 ? first : branch_copy(vm, pair));
    }
    return vm.make_tuple(branches);
}

constexpr IterToolSpec kTypes[] = {
    {"accumulate", accumulate_construct, accumulate_next},
    {"groupby", groupby_construct, groupby_next},
    {"zip_longest", zip_longest_construct, zip_longest_next},
};

constexpr NativeSpec kFunctions[] = {{"tee", "iterable, n=2, /", tee, nullptr, NativeSpec::Kind::function}};

}  // namespace

void add_grouping_itertools(Vm& vm, ModuleObject& module) {
    for (const IterToolSpec& spec : kTypes)
        vm.add_value(module, spec.name, Value::share(make_tool_type(vm, spec)));
    vm.add_functions(module, kFunctions);
}

}  // namespace awaitscope
