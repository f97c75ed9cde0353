// itertools: product, permutations, combinations.
#include "engine/modules/itertools.h"

namespace awaitscope {

namespace {

/// The tuple of pool items at `indices`.
Value pick(Vm& vm, const std::vector<Value>& pool, std::span<const std::size_t> indices) {
    std::vector<Value> items;
    items.reserve(indices.size());
    for (std::size_t i : indices) items.push_back(pool[i]);
    return vm.make_tuple(items);
}

/// `pools` are the iterables' items, `indices` the current choice of each.
Value product_construct(Vm& vm, Type* cls, const Args& args) {
    std::int64_t times = 1;
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        const StrObject* name = (*args.names)[k].as<StrObject>();
        if (!equal(name, "repeat")) {
            return vm.raise_f(vm.exc.TypeError, "product() got an unexpected keyword argument '{}'",
                              to_utf8(name));
        }
        if (!vm.to_int64(args[args.positional + k], times)) return Value();
        if (times < 0) return vm.raise(vm.exc.ValueError, "repeat argument cannot be negative");
    }
    Value self = Value::adopt(make_tool(vm, cls));
    IterToolObject* tool = tool_of(self);
    std::vector<std::vector<Value>> pools(args.positional);
    for (std::size_t i = 0; i < args.positional; ++i) {
        if (!append_all(vm, args[i], pools[i])) return Value();
    }
    for (std::int64_t k = 0; k < times; ++k)
        tool->pools.insert(tool->pools.end(), pools.begin(), pools.end());
    tool->indices.assign(tool->pools.size(), 0);
    return self;
}

Value product_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    if (tool->finished) return Value();
    if (!tool->started) {
        tool->started = true;
        for (const std::vector<Value>& pool : tool->pools) tool->finished = tool->finished || pool.empty();
        if (tool->finished) return Value();
    } else {
        std::size_t i = tool->pools.size();
        while (i > 0) {
            --i;
            if (++tool->indices[i] < tool->pools[i].size()) break;
            tool->indices[i] = 0;
            if (i == 0) tool->finished = true;
        }
        if (tool->pools.empty() || tool->finished) {
            tool->finished = true;
            return Value();
        }
    }
    std::vector<Value> items;
    for (std::size_t i = 0; i < tool->pools.size(); ++i) items.push_back(tool->pools[i][tool->indices[i]]);
    return vm.make_tuple(items);
}

/// Iterable and r of permutations and combinations; `items` is the pool, `count` is r.
Value pool_construct(Vm& vm, Type* cls, const Args& args, const char* name, bool r_required) {
    Value bound[2];
    if (!bind_names(vm, args, name, {"iterable", "r"}, r_required ? 2 : 1, 2, bound)) return Value();
    Value self = Value::adopt(make_tool(vm, cls));
    IterToolObject* tool = tool_of(self);
    if (!append_all(vm, bound[0], tool->items)) return Value();
    tool->count = static_cast<std::int64_t>(tool->items.size());
    if (bound[1] && !(bound[1].is_none() && !r_required)) {
        if (!r_required && !vm.is_int(bound[1])) return vm.raise(vm.exc.TypeError, "Expected int as r");
        if (!vm.to_int64(bound[1], tool->count)) return Value();
        if (tool->count < 0) return vm.raise(vm.exc.ValueError, "r must be non-negative");
    }
    return self;
}

Value permutations_construct(Vm& vm, Type* cls, const Args& args) {
    return pool_construct(vm, cls, args, "permutations", false);
}

Value permutations_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    std::size_t n = tool->items.size();
    std::size_t r = static_cast<std::size_t>(tool->count);
    if (tool->finished) return Value();
    if (!tool->started) {
        tool->started = true;
        if (r > n) {
            tool->finished = true;
            return Value();
        }
        for (std::size_t i = 0; i < n; ++i) tool->indices.push_back(i);
        for (std::size_t i = 0; i < r; ++i) tool->cycles.push_back(n - i);
        return pick(vm, tool->items, std::span(tool->indices).first(r));
    }
    for (std::size_t i = r; i-- > 0;) {
        if (--tool->cycles[i] == 0) {
            std::size_t index = tool->indices[i];
            for (std::size_t k = i; k + 1 < n; ++k) tool->indices[k] = tool->indices[k + 1];
            tool->indices[n - 1] = index;
            tool->cycles[i] = n - i;
            continue;
        }
        std::swap(tool->indices[i], tool->indices[n - tool->cycles[i]]);
        return pick(vm, tool->items, std::span(tool->indices).first(r));
    }
    tool->finished = true;
    return Value();
}

Value combinations_construct(Vm& vm, Type* cls, const Args& args) {
    return pool_construct(vm, cls, args, "combinations", true);
}

Value combinations_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    std::size_t n = tool->items.size();
    std::size_t r = static_cast<std::size_t>(tool->count);
    if (tool->finished || r > n) return Value();
    if (!tool->started) {
        tool->started = true;
        for (std::size_t i = 0; i < r; ++i) tool->indices.push_back(i);
        return pick(vm, tool->items, tool->indices);
    }
    std::size_t i = r;
    while (i > 0 && tool->indices[i - 1] == i - 1 + n - r) --i;
    if (i == 0) {
        tool->finished = true;
        return Value();
    }
    ++tool->indices[--i];
    for (std::size_t k = i + 1; k < r; ++k) tool->indices[k] = tool->indices[k - 1] + 1;
    return pick(vm, tool->items, tool->indices);
}

Value with_replacement_construct(Vm& vm, Type* cls, const Args& args) {
    return pool_construct(vm, cls, args, "combinations_with_replacement", true);
}

Value with_replacement_next(Vm& vm, const Value& self) {
    IterToolObject* tool = tool_of(self);
    std::size_t n = tool->items.size();
    std::size_t r = static_cast<std::size_t>(tool->count);
    if (tool->finished || (n == 0 && r > 0)) return Value();
    if (!tool->started) {
        tool->started = true;
        tool->indices.assign(r, 0);
        return pick(vm, tool->items, tool->indices);
    }
    std::size_t i = r;
    while (i > 0 && tool->indices[i - 1] == n - 1) --i;
    if (i == 0) {
        tool->finished = true;
        return Value();
    }
    std::size_t next = tool->indices[--i] + 1;
    for (std::size_t k = i; k < r; ++k) tool->indices[k] = next;
    return pick(vm, tool->items, tool->indices);
}

constexpr IterToolSpec kTypes[] = {
    {"product", product_construct, product_next},
    {"permutations", permutations_construct, permutations_next},
    {"combinations", combinations_construct, combinations_next},
    {"combinations_with_replacement", with_replacement_construct, with_replacement_next},
};

}  // namespace

void add_combining_itertools(Vm& vm, ModuleObject& module) {
    for (const IterToolSpec& spec : kTypes)
        vm.add_value(module, spec.name, Value::share(make_tool_type(vm, spec)));
}

}  // namespace awaitscope
