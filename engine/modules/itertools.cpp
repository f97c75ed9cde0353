// The `itertools` module: what its files share.
#include "engine/modules/itertools.h"

#include "engine/modules/module_list.h"

#include <memory>

namespace awaitscope {

namespace {

void dealloc(Object* self) {
    auto* tool = static_cast<IterToolObject*>(self);
    std::destroy_at(&tool->source);
    std::destroy_at(&tool->function);
    std::destroy_at(&tool->extra);
    std::destroy_at(&tool->items);
    std::destroy_at(&tool->pools);
    std::destroy_at(&tool->indices);
    std::destroy_at(&tool->cycles);
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    auto* tool = static_cast<IterToolObject*>(self);
    visitor.visit(tool->source);
    visitor.visit(tool->function);
    visitor.visit(tool->extra);
    for (const Value& item : tool->items) visitor.visit(item);
    for (const std::vector<Value>& pool : tool->pools) {
        for (const Value& item : pool) visitor.visit(item);
    }
}

void clear(Object* self) {
    auto* tool = static_cast<IterToolObject*>(self);
    tool->source = Value();
    tool->function = Value();
    tool->extra = Value();
    std::vector<Value>().swap(tool->items);
}

Value itself(Vm&, const Value& self) {
    return self;
}

}  // namespace

IterToolObject* make_tool(Vm& vm, Type* type) {
    auto* tool = vm.heap.make_instance<IterToolObject>(type);
    std::construct_at(&tool->source);
    std::construct_at(&tool->function);
    std::construct_at(&tool->extra);
    std::construct_at(&tool->items);
    std::construct_at(&tool->pools);
    std::construct_at(&tool->indices);
    std::construct_at(&tool->cycles);
    tool->count = tool->stop = tool->step = 0;
    tool->started = tool->finished = tool->flag = false;
    vm.heap.track(tool);
    return tool;
}

Type* make_tool_type(Vm& vm, const IterToolSpec& tool) {
    Vm::TypeSpec spec;
    spec.name = tool.name;
    spec.module = "itertools";
    spec.instance_size = sizeof(IterToolObject);
    spec.flags = kTypeBase;
    spec.slots.dealloc = dealloc;
    spec.slots.traverse = traverse;
    spec.slots.clear = clear;
    spec.slots.construct = tool.construct;
    spec.slots.repr = tool.repr;
    spec.slots.iter = itself;
    spec.slots.next = tool.next;
    spec.methods = tool.methods;
    return vm.make_type(spec);
}

bool bind_names(Vm& vm, const Args& args, const char* function, std::initializer_list<const char*> names,
                std::size_t required, std::size_t keyword_only, Value* out) {
    const char* const* name = names.begin();
    if (args.positional > keyword_only || args.total() > names.size()) {
        bool exact = required == names.size();
        vm.raise_f(vm.exc.TypeError, "{}() takes {} {} {}argument{} ({} given)", function,
                   exact ? "exactly" : "at most", keyword_only,
                   keyword_only < names.size() ? "positional " : "", keyword_only == 1 ? "" : "s",
                   args.positional > keyword_only ? args.positional : args.total());
        return false;
    }
    for (std::size_t i = 0; i < args.positional; ++i) out[i] = args[i];
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        const StrObject* keyword = (*args.names)[k].as<StrObject>();
        std::size_t i = 0;
        while (i < names.size() && !equal(keyword, name[i])) ++i;
        if (i == names.size()) {
            vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'", function,
                       to_utf8(keyword));
            return false;
        }
        if (out[i]) {
            vm.raise_f(vm.exc.TypeError, "argument for {}() given by name ('{}') and position ({})", function,
                       name[i], i + 1);
            return false;
        }
        out[i] = args[args.positional + k];
    }
    for (std::size_t i = 0; i < required; ++i) {
        if (out[i]) continue;
        vm.raise_f(vm.exc.TypeError, "{}() missing required argument '{}' (pos {})", function, name[i],
                   i + 1);
        return false;
    }
    return true;
}

bool check_positional(Vm& vm, const Args& args, const char* function, std::size_t least, std::size_t most) {
    if (args.keywords() > 0) {
        vm.raise_f(vm.exc.TypeError, "{}() takes no keyword arguments", function);
        return false;
    }
    std::size_t given = args.positional;
    if (given >= least && given <= most) return true;
    std::size_t bound = given < least ? least : most;
    const char* word = least == most ? "" : given < least ? "at least " : "at most ";
    vm.raise_f(vm.exc.TypeError, "{} expected {}{} argument{}, got {}", function, word, bound,
               bound == 1 ? "" : "s", given);
    return false;
}

bool populate_itertools(Vm& vm, ModuleObject& module) {
    add_simple_itertools(vm, module);
    add_combining_itertools(vm, module);
    add_grouping_itertools(vm, module);
    return true;
}

}  // namespace awaitscope
