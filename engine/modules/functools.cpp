// The native part of `functools`: reduce, partial, cmp_to_key and the wrapper of lru_cache. The rest is
// python/functools.py.
#include "engine/modules/module_list.h"
#include "engine/vm/dict.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <memory>

namespace awaitscope {

namespace {

struct PartialObject : Object {
    Value function;
    Value arguments;  ///< tuple
    Value keywords;   ///< dict
    Attributes attributes;
    Object* weakrefs;
};

struct KeyObject : Object {
    Value compare;
    Value object;  ///< null for the factory that cmp_to_key returns
};

struct CacheObject : Object {
    Value function;
    Value info_type;     ///< makes cache_info()'s result
    Value cache;         ///< dict: key -> result, the least recently used first
    std::int64_t limit;  ///< -1: none
    std::int64_t hits, misses;
    bool typed;
    Attributes attributes;
    Object* weakrefs;
};

struct FunctoolsTypes : VmExtension {
    explicit FunctoolsTypes(Vm&) {}
    static constexpr char kKey = 0;
    Type* partial = nullptr;
    Type* key = nullptr;
    Value placeholder;  ///< functools.Placeholder, once the module's Python part has made it
    void traverse(GcVisitor& visitor) override { visitor.visit(placeholder); }
};

FunctoolsTypes& types_of(Vm& vm) {
    return vm.extension<FunctoolsTypes>();
}

// --- reduce
// -------------------------------------------------------------------------------------------------

Value reduce(Vm& vm, const Args& args) {
    Value initial;
    std::size_t given = args.positional;
    if (given < 2) {
        return vm.raise_f(vm.exc.TypeError, "reduce() takes at least 2 positional arguments ({} given)",
                          given);
    }
    if (args.total() > 3) {
        return vm.raise_f(vm.exc.TypeError, "reduce() takes at most 3 arguments ({} given)", args.total());
    }
    if (given == 3) initial = args[2];
    if (args.keywords() == 1) {
        const StrObject* name = (*args.names)[0].as<StrObject>();
        if (!equal(name, "initial")) {
            return vm.raise_f(vm.exc.TypeError, "reduce() got an unexpected keyword argument '{}'",
                              to_utf8(name));
        }
        initial = args[given];
    }
    Value iterator = vm.iter(args[1]);
    if (!iterator) {
        if (vm.pending_is(vm.exc.TypeError)) {
            vm.clear_exception();
            vm.raise(vm.exc.TypeError, "reduce() arg 2 must support iteration");
        }
        return Value();
    }
    Value result = initial;
    while (Value item = vm.next(iterator)) {
        if (!result) {
            result = std::move(item);
            continue;
        }
        result = vm.call(args[0], {result, item});
        if (!result) return Value();
    }
    if (!vm.pending.is_null()) return Value();
    if (!result) return vm.raise(vm.exc.TypeError, "reduce() of empty iterable with no initial value");
    return result;
}

// --- partial
// ------------------------------------------------------------------------------------------------

PartialObject* partial_of(const Value& v) {
    return v.as<PartialObject>();
}

Ref<DictObject> keywords_of(Vm& vm, const Args& args) {
    Ref<DictObject> keywords = vm.make_dict();
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        dict_set(vm, keywords.get(), (*args.names)[k], args[args.positional + k]);
    }
    return keywords;
}

/// _placeholder_is(value): which object keeps a place open among a partial's arguments.
Value placeholder_is(Vm& vm, Bound args) {
    types_of(vm).placeholder = args[0];
    return args[0];
}

bool is_placeholder(Vm& vm, const Value& v) {
    return identical(v, types_of(vm).placeholder);
}

/// Puts `given` in the places that `held` keeps open, in order, and what is left over behind. How many stay
/// open.
std::size_t fill_places(Vm& vm, std::span<const Value> held, std::span<const Value> given,
                        std::vector<Value>& out) {
    std::size_t next = 0;
    std::size_t open = 0;
    for (const Value& value : held) {
        if (!is_placeholder(vm, value)) {
            out.push_back(value);
        } else if (next < given.size()) {
            out.push_back(given[next++]);
        } else {
            out.push_back(value);
            ++open;
        }
    }
    out.insert(out.end(), given.begin() + static_cast<std::ptrdiff_t>(next), given.end());
    return open;
}

Value partial_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.positional == 0) return vm.raise(vm.exc.TypeError, "type 'partial' takes at least one argument");
    if (!vm.is_callable(args[0])) return vm.raise(vm.exc.TypeError, "the first argument must be callable");
    if (args.positional > 1 && is_placeholder(vm, args[args.positional - 1]))
        return vm.raise(vm.exc.TypeError, "trailing Placeholders are not allowed");
    for (std::size_t k = 0; k < args.keywords(); ++k)
        if (is_placeholder(vm, args[args.positional + k]))
            return vm.raise(vm.exc.TypeError, "Placeholder cannot be passed as a keyword argument");
    std::span<const Value> held;
    Ref<DictObject> keywords = vm.make_dict();
    Value function = args[0];
    if (vm.type_of(function) == types_of(vm).partial && cls == types_of(vm).partial) {
        // A partial of a partial is one partial.
        PartialObject* inner = partial_of(args[0]);
        held = inner->arguments.as<TupleObject>()->items();
        keywords = dict_copy(vm, inner->keywords.as<DictObject>());
        function = inner->function;
    }
    std::vector<Value> arguments;
    fill_places(vm, held, {args.values + 1, args.positional - 1}, arguments);
    Ref<DictObject> own = keywords_of(vm, args);
    if (!dict_update(vm, keywords.get(), own)) return Value();
    auto* object = vm.heap.make_instance<PartialObject>(cls);
    std::construct_at(&object->function, std::move(function));
    std::construct_at(&object->arguments, vm.make_tuple(arguments));
    std::construct_at(&object->keywords, Value(keywords));
    object->attributes = Attributes{cls->shape, nullptr, nullptr, 0};
    object->weakrefs = nullptr;
    vm.heap.track(object);
    return Value::adopt(object);
}

Value partial_call(Vm& vm, const Value& self, const Args& args) {
    PartialObject* partial = partial_of(self);
    std::span<const Value> held = partial->arguments.as<TupleObject>()->items();
    std::vector<Value> values;
    if (const std::size_t open = fill_places(vm, held, {args.values, args.positional}, values))
        return vm.raise_f(vm.exc.TypeError,
                          "missing positional arguments in 'partial' call; expected at least {}, got {}",
                          open + args.positional, args.positional);
    std::size_t positional = values.size();
    DictObject* kept = partial->keywords.as<DictObject>();
    if (kept->used == 0 && args.keywords() == 0)
        return vm.call(partial->function, Args{values.data(), positional});
    Ref<DictObject> keywords = dict_copy(vm, kept);
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        dict_set(vm, keywords.get(), (*args.names)[k], args[args.positional + k]);
    }
    std::vector<Value> names;
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(keywords.get(), position, entry)) {
        names.push_back(entry->key);
        values.push_back(entry->value);
    }
    Value packed = vm.make_tuple(names);
    return vm.call(partial->function, Args{values.data(), positional, packed.as<TupleObject>()});
}

Value partial_repr(Vm& vm, const Value& self) {
    PartialObject* partial = partial_of(self);
    ReprGuard guard(vm, partial);
    if (!guard.entered) return vm.make_str("...");
    StrBuilder out(vm);
    bool own = vm.type_of(self) == types_of(vm).partial;
    out.append(own ? "functools.partial" : to_utf8(vm.type_of(self)->name));
    out.append("(");
    auto show = [&](const Value& v) {
        Value text = vm.repr(v);
        if (text) out.append(text.as<StrObject>());
        return static_cast<bool>(text);
    };
    if (!show(partial->function)) return Value();
    for (const Value& argument : partial->arguments.as<TupleObject>()->items()) {
        out.append(", ");
        if (!show(argument)) return Value();
    }
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(partial->keywords.as<DictObject>(), position, entry)) {
        out.append(", ");
        out.append(entry->key.as<StrObject>());
        out.append("=");
        if (!show(entry->value)) return Value();
    }
    out.append(")");
    return out.finish();
}

Value bind_to_instance(Vm& vm, const Value& self, const Value& instance, Type*) {
    if (instance.is_null() || instance.is_none()) return self;
    return vm.make_method(self, instance);
}

void partial_dealloc(Object* self) {
    auto* partial = static_cast<PartialObject*>(self);
    std::destroy_at(&partial->function);
    std::destroy_at(&partial->arguments);
    std::destroy_at(&partial->keywords);
    self->type->vm->heap.free_instance(self);
}

void partial_traverse(Object* self, GcVisitor& visitor) {
    auto* partial = static_cast<PartialObject*>(self);
    visitor.visit(partial->function);
    visitor.visit(partial->arguments);
    visitor.visit(partial->keywords);
}

Value get_function(Vm&, const Value& self) {
    return partial_of(self)->function;
}
Value get_arguments(Vm&, const Value& self) {
    return partial_of(self)->arguments;
}
Value get_keywords(Vm&, const Value& self) {
    return partial_of(self)->keywords;
}

Value get_dict(Vm& vm, const Value& self) {
    Object* object = self.object();
    return Value::share(materialise_dict(vm, object, attributes_of(object, object->type->attributes_offset)));
}

constexpr GetSetSpec kPartialGetSets[] = {
    {"func", get_function}, {"args", get_arguments}, {"keywords", get_keywords}, {"__dict__", get_dict}};
constexpr GetSetSpec kCacheGetSets[] = {{"__dict__", get_dict}};
constexpr NativeSpec kGeneric[] = {
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method}};

// --- cmp_to_key
// ---------------------------------------------------------------------------------------------

KeyObject* key_of(const Value& v) {
    return v.as<KeyObject>();
}

Value make_key(Vm& vm, Value compare, Value object) {
    auto* key = vm.heap.make<KeyObject>(types_of(vm).key);
    std::construct_at(&key->compare, std::move(compare));
    std::construct_at(&key->object, std::move(object));
    vm.heap.track(key);
    return Value::adopt(key);
}

Value cmp_to_key(Vm& vm, Bound args) {
    return make_key(vm, args[0], Value());
}

Value key_call(Vm& vm, const Value& self, const Args& args) {
    if (args.total() != 1) return vm.raise(vm.exc.TypeError, "K() missing required argument 'obj' (pos 1)");
    return make_key(vm, key_of(self)->compare, args.values[0]);
}

Value key_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (vm.type_of(b) != types_of(vm).key) {
        return vm.raise(vm.exc.TypeError, "other argument must be K instance");
    }
    if (key_of(a)->object.is_null() || key_of(b)->object.is_null()) {
        return vm.raise(vm.exc.AttributeError, "object");
    }
    Value order = vm.call(key_of(a)->compare, {key_of(a)->object, key_of(b)->object});
    if (!order) return Value();
    return vm.compare(order, Value::small_int(0), op);
}

void key_dealloc(Object* self) {
    std::destroy_at(&static_cast<KeyObject*>(self)->compare);
    std::destroy_at(&static_cast<KeyObject*>(self)->object);
    self->type->vm->heap.free_instance(self);
}

void key_traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<KeyObject*>(self)->compare);
    visitor.visit(static_cast<KeyObject*>(self)->object);
}

// --- lru_cache
// ----------------------------------------------------------------------------------------------

CacheObject* cache_of(const Value& v) {
    return v.as<CacheObject>();
}

Value cache_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.positional != 4) return vm.raise(vm.exc.TypeError, "_lru_cache_wrapper expected 4 arguments");
    bool typed = false;
    std::int64_t limit = -1;
    if (!vm.truth(args[2], typed) || (!args[1].is_none() && !vm.to_int64(args[1], limit))) return Value();
    auto* cache = vm.heap.make_instance<CacheObject>(cls);
    std::construct_at(&cache->function, args[0]);
    std::construct_at(&cache->info_type, args[3]);
    std::construct_at(&cache->cache, Value(vm.make_dict()));
    cache->limit = limit;
    cache->hits = cache->misses = 0;
    cache->typed = typed;
    cache->attributes = Attributes{cls->shape, nullptr, nullptr, 0};
    cache->weakrefs = nullptr;
    vm.heap.track(cache);
    return Value::adopt(cache);
}

/// What tells calls apart: the argument itself if it is the only one and an int or str, else a tuple.
Value cache_key(Vm& vm, const CacheObject* cache, const Args& args) {
    bool single = !cache->typed && args.keywords() == 0 && args.positional == 1;
    if (single && (args[0].is_small_int() || vm.is_exact_str(args[0]))) return args[0];
    std::vector<Value> parts(args.values, args.values + args.positional);
    if (args.keywords() > 0) {
        parts.push_back(Value::share(cache->type));  // a mark that no argument is
        for (std::size_t k = 0; k < args.keywords(); ++k) {
            parts.push_back((*args.names)[k]);
            parts.push_back(args[args.positional + k]);
        }
    }
    if (cache->typed) {
        for (std::size_t i = 0; i < args.total(); ++i)
            parts.push_back(Value::share(vm.type_of(args.values[i])));
    }
    return vm.make_tuple(parts);
}

Value cache_call(Vm& vm, const Value& self, const Args& args) {
    CacheObject* cache = cache_of(self);
    if (cache->limit == 0) {
        ++cache->misses;
        return vm.call(cache->function, args);
    }
    Value key = cache_key(vm, cache, args);
    std::int64_t hash = 0;
    if (!hash_value(vm, key, hash)) return Value();
    Value held_dict = cache->cache;
    DictObject* dict = held_dict.as<DictObject>();
    std::int32_t position = dict_position(vm, dict, key, hash);
    if (position == -2) return Value();
    if (position >= 0) {
        ++cache->hits;
        Value result = dict->entries[position].value;
        bool newest = static_cast<std::uint32_t>(position) + 1 == dict->count;
        if (cache->limit > 0 && !newest) {
            Value kept_key = dict->entries[position].key;
            dict_take(dict, position);
            dict_insert_new(dict, kept_key, hash, result);
        }
        return result;
    }
    ++cache->misses;
    Value result = vm.call(cache->function, args);
    if (!result) return Value();
    position = dict_position(vm, dict, key, hash);
    if (position == -2) return Value();
    if (position >= 0) return result;  // the call itself has filled it in
    if (cache->limit > 0 && static_cast<std::int64_t>(dict->used) >= cache->limit) {
        std::int32_t oldest = 0;
        while (dict->entries[oldest].key.is_null()) ++oldest;
        dict_take(dict, oldest);
    }
    dict_insert_new(dict, key, hash, result);
    return result;
}

Value cache_info(Vm& vm, Bound args) {
    CacheObject* cache = cache_of(args[0]);
    Value limit = cache->limit < 0 ? Value::none() : Value::small_int(cache->limit);
    return vm.call(cache->info_type, {Value::small_int(cache->hits), Value::small_int(cache->misses), limit,
                                      Value::small_int(cache->cache.as<DictObject>()->used)});
}

Value cache_clear(Vm&, Bound args) {
    CacheObject* cache = cache_of(args[0]);
    cache->hits = cache->misses = 0;
    dict_clear(cache->cache.as<DictObject>());
    return Value::none();
}

Value itself(Vm&, Bound args) {
    return args[0];
}

Value cache_repr(Vm& vm, const Value& self) {
    return vm.make_str(fmt::format("<functools._lru_cache_wrapper object at {:#x}>", vm.address(self)));
}

void cache_dealloc(Object* self) {
    auto* cache = static_cast<CacheObject*>(self);
    std::destroy_at(&cache->function);
    std::destroy_at(&cache->info_type);
    std::destroy_at(&cache->cache);
    self->type->vm->heap.free_instance(self);
}

void cache_traverse(Object* self, GcVisitor& visitor) {
    auto* cache = static_cast<CacheObject*>(self);
    visitor.visit(cache->function);
    visitor.visit(cache->info_type);
    visitor.visit(cache->cache);
}

constexpr NativeSpec kCacheMethods[] = {
    {"cache_info", "self, /", cache_info},
    {"cache_clear", "self, /", cache_clear},
    {"__copy__", "self, /", itself},
    {"__deepcopy__", "self, memo, /", itself},
};

constexpr NativeSpec kFunctions[] = {
    {"_placeholder_is", "value, /", placeholder_is, nullptr, NativeSpec::Kind::function},
    {"reduce", "function, iterable, /, initial=<unrepresentable>", nullptr, reduce,
     NativeSpec::Kind::function},
    {"cmp_to_key", "mycmp", cmp_to_key, nullptr, NativeSpec::Kind::function},
};

}  // namespace

bool populate_functools(Vm& vm, ModuleObject& module) {
    Vm::TypeSpec partial;
    partial.name = "partial";
    partial.module = "functools";
    partial.instance_size = sizeof(PartialObject);
    partial.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    partial.attributes_offset = offsetof(PartialObject, attributes);
    partial.weakrefs_offset = offsetof(PartialObject, weakrefs);
    partial.slots.dealloc = partial_dealloc;
    partial.slots.traverse = partial_traverse;
    partial.slots.construct = partial_construct;
    partial.slots.call = partial_call;
    partial.slots.repr = partial_repr;
    partial.slots.descriptor_get = bind_to_instance;
    partial.methods = kGeneric;
    partial.getsets = kPartialGetSets;
    types_of(vm).partial = vm.make_type(partial);
    vm.add_value(module, "partial", Value::share(types_of(vm).partial));

    Vm::TypeSpec key;
    key.name = "KeyWrapper";
    key.module = "functools";
    key.instance_size = sizeof(KeyObject);
    key.slots.dealloc = key_dealloc;
    key.slots.traverse = key_traverse;
    key.slots.call = key_call;
    key.slots.compare = key_compare;
    types_of(vm).key = vm.make_type(key);

    Vm::TypeSpec cache;
    cache.name = "_lru_cache_wrapper";
    cache.module = "functools";
    cache.instance_size = sizeof(CacheObject);
    cache.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs;
    cache.attributes_offset = offsetof(CacheObject, attributes);
    cache.weakrefs_offset = offsetof(CacheObject, weakrefs);
    cache.slots.dealloc = cache_dealloc;
    cache.slots.traverse = cache_traverse;
    cache.slots.construct = cache_construct;
    cache.slots.call = cache_call;
    cache.slots.repr = cache_repr;
    cache.slots.descriptor_get = bind_to_instance;
    cache.methods = kCacheMethods;
    cache.getsets = kCacheGetSets;
    vm.add_value(module, "_lru_cache_wrapper", Value::share(vm.make_type(cache)));
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
