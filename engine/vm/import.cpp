#include "engine/vm/import.h"

#include "engine/vm/refusals.h"
#include "engine/vm/sequence.h"
#include "engine/vm/stdlib_module_names.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Which modules are being loaded, outermost first: for the words about circular imports.
struct ImportState final : VmExtension {
    static constexpr char kKey = 0;
    explicit ImportState(Vm&) {}
    std::vector<std::string> loading;
};

struct LoadingScope {
    LoadingScope(Vm& vm, std::string name) : state(vm.extension<ImportState>()) {
        state.loading.push_back(std::move(name));
    }
    ~LoadingScope() { state.loading.pop_back(); }
    LoadingScope(const LoadingScope&) = delete;
    LoadingScope& operator=(const LoadingScope&) = delete;
    ImportState& state;
};

// -- Names
// -----------------------------------------------------------------------------------------------------------

std::string parent_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return std::string(name.substr(0, dot == std::string_view::npos ? 0 : dot));
}

std::string string_of(Vm& vm, DictObject* dict, StrObject* key) {
    const Value* value = dict_find(dict, key);
    return value && vm.is_str(*value) ? vm.utf8(*value) : std::string();
}

/// The package that relative imports count from (importlib._bootstrap._calc___package__).
std::string package_of(Vm& vm, DictObject* globals) {
    const std::string package = string_of(vm, globals, vm.names.__package__);
    if (!package.empty()) return package;
    const std::string name = string_of(vm, globals, vm.names.__name__);
    return dict_find(globals, vm.names.__path__) ? name : parent_of(name);
}

/// `name` with its leading dots resolved (_resolve_name). False with ImportError pending.
bool resolve(Vm& vm, std::string& name, std::int64_t level, DictObject* globals) {
    std::string base = package_of(vm, globals);
    if (base.empty())
        return vm.raise(vm.exc.ImportError, "attempted relative import with no known parent package"), false;
    for (; level > 1; --level) {
        base = parent_of(base);
        if (base.empty())
            return vm.raise(vm.exc.ImportError, "attempted relative import beyond top-level package"), false;
    }
    name = name.empty() ? base : base + "." + name;
    return true;
}

Value raise_not_found(Vm& vm, const std::string& name, const std::string& message) {
    Value exception = vm.call(Value::share(vm.exc.ModuleNotFoundError), {vm.make_str(message)});
    if (!exception) return Value();
    exception.as<ExceptionObject>()->extra()[extra::kImportErrorName] = vm.make_str(name);
    return vm.raise_value(exception);
}

// -- Loading
// ---------------------------------------------------------------------------------------------------------

Value loaded(Vm& vm, std::string_view name) {
    const Value* module = dict_find(vm.modules.get(), vm.intern(name));
    return module ? *module : Value();
}

/// A module whose loading failed is not kept.
Value forget(Vm& vm, std::string_view name) {
    const Value exception = vm.take_exception();
    dict_erase(vm.modules.get(), vm.intern(name));
    vm.pending = exception;
    return Value();
}

Value load_own_module(Vm& vm, const ModuleSpec& spec) {
    ModuleObject* module = new_module(vm, spec.name, parent_of(spec.name), "");
    const Value kept = Value::share(module);
    const LoadingScope scope(vm, spec.name);
    if (spec.populate && !spec.populate(vm, *module)) return forget(vm, spec.name);
    if (spec.python_source) {
        const std::shared_ptr<const CodeUnit> unit =
            compile_source(vm, std::string("<") + spec.name + ">", spec.python_source, true);
        if (!unit || !vm.run_module(unit, *module)) return forget(vm, spec.name);
    }
    return kept;
}

/// The student's `a/b.py` or `a/b/__init__.py` beside the script.
Value load_source_module(Vm& vm, const std::string& name, bool& found) {
    found = false;
    if (!vm.find_source) return Value();
    std::string path = name;
    std::replace(path.begin(), path.end(), '.', '/');
    std::string text;
    const bool is_package = vm.find_source(path + "/__init__.py", text);
    if (!is_package && !vm.find_source(path + ".py", text)) return Value();
    found = true;
    const std::string file = is_package ? path + "/__init__.py" : path + ".py";
    ModuleObject* module = new_module(vm, name, is_package ? name : parent_of(name), file);
    const Value kept = Value::share(module);
    const LoadingScope scope(vm, name);
    if (is_package) dict_set(vm, module->dict, vm.names.__path__, vm.make_list({vm.make_str(path)}));
    const std::shared_ptr<const CodeUnit> unit = compile_source(vm, file, text, false);
    if (!unit || !vm.run_module(unit, *module)) return forget(vm, name);
    return kept;
}

/// Modules that CPython has built in can't be hidden by a file of the student's.
bool is_built_in(std::string_view name) {
    static constexpr std::string_view kNames[] = {"builtins", "sys", "time", "itertools", "math", "_asyncio"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

/// The module whose dict the Vm's built-in names live in.
Value load_builtins(Vm& vm) {
    const Value module = Value::share(new_module(vm, "builtins", "", ""));
    auto* object = module.as<ModuleObject>();
    const Value own = Value::adopt(object->dict);
    object->dict = static_cast<DictObject*>(Value::share(vm.builtins()).leak());
    return module;
}

Value load(Vm& vm, const std::string& name) {
    if (name == "builtins") return load_builtins(vm);
    if (!is_built_in(name)) {
        bool found = false;
        Value module = load_source_module(vm, name, found);
        if (found) return module;
    }
    if (const ModuleSpec* spec = vm.find_module_spec(name)) return load_own_module(vm, *spec);
    if (is_refused_module(vm, name)) return refuse_import(vm, name);
    return raise_not_found(vm, name, fmt::format("No module named '{}'", name));
}

/// Imports `name` and its parents; the result is the module `name` itself (_find_and_load).
Value import_absolute(Vm& vm, const std::string& name) {
    if (Value module = loaded(vm, name)) {
        if (module.is_none())
            return raise_not_found(vm, name, fmt::format("import of {} halted; None in sys.modules", name));
        return module;
    }
    const std::string parent_name = parent_of(name);
    Value parent;
    if (!parent_name.empty()) {
        parent = import_absolute(vm, parent_name);
        if (!parent) return Value();
        if (Value module = loaded(vm, name)) return module;
        bool missing = false;
        const Value path = vm.find_attribute(parent, vm.names.__path__, missing);
        if (!path && !missing) return Value();
        if (missing && !vm.find_module_spec(name) && !is_stdlib_package(parent_name))
            return raise_not_found(
                vm, name, fmt::format("No module named '{}'; '{}' is not a package", name, parent_name));
    }
    Value module = load(vm, name);
    if (!module) return Value();
    // The program may have replaced itself in sys.modules while it ran.
    if (Value replaced = loaded(vm, name)) module = replaced;
    if (parent && !vm.set_attribute(parent, vm.intern(name.substr(parent_name.size() + 1)), module))
        return Value();
    return module;
}

}  // namespace

Value Vm::import(std::string_view name) {
    return import_absolute(*this, std::string(name));
}

Value import_name(Vm& vm, StrObject* name, std::int64_t level, const Value& from_names, DictObject* globals) {
    std::string full = to_utf8(name);
    if (level > 0 && !resolve(vm, full, level, globals)) return Value();
    const Value module = import_absolute(vm, full);
    if (!module) return Value();
    if (from_names.is_none()) {
        // `import a.b` binds a.
        return level == 0 ? import_absolute(vm, full.substr(0, full.find('.'))) : module;
    }
    bool missing = false;
    const Value path = vm.find_attribute(module, vm.names.__path__, missing);
    if (!path && !missing) return Value();
    // `from package import submodule`; the engine's own packages have no __path__, their parts are known by
    // name.
    for (const Value& wanted : from_names.as<TupleObject>()->items()) {
        if (!vm.is_str(wanted) || equal(wanted.as<StrObject>(), "*")) continue;
        if (!path && !vm.find_module_spec(full + "." + vm.utf8(wanted))) continue;
        const Value attribute = vm.find_attribute(module, wanted.as<StrObject>(), missing);
        if (attribute) continue;
        if (!missing) return Value();
        if (!import_absolute(vm, full + "." + vm.utf8(wanted))) {
            if (!vm.pending_is(vm.exc.ModuleNotFoundError)) return Value();
            vm.clear_exception();
        }
    }
    return module;
}

Value import_from(Vm& vm, const Value& module, StrObject* name) {
    bool missing = false;
    Value attribute = vm.find_attribute(module, name, missing);
    if (attribute || !missing) return attribute;
    const auto text_attribute = [&](StrObject* key) {
        bool absent = false;
        const Value value = vm.find_attribute(module, key, absent);
        if (!value && !absent) vm.clear_exception();
        return value && vm.is_str(value) ? vm.utf8(value) : std::string();
    };
    const std::string module_name = text_attribute(vm.names.__name__);
    if (Value submodule = loaded(vm, module_name + "." + to_utf8(name))) return submodule;
    std::string file = text_attribute(vm.names.__file__);
    if (file.empty()) file = stdlib_file(module_name);
    const std::vector<std::string>& loading = vm.extension<ImportState>().loading;
    const bool initializing = std::find(loading.begin(), loading.end(), module_name) != loading.end();
    std::string message = fmt::format("cannot import name '{}' from ", to_utf8(name));
    if (initializing)
        message += fmt::format("partially initialized module '{}' (most likely due to a circular import) ",
                               module_name);
    else
        message += fmt::format("'{}' ", module_name.empty() ? "<unknown module name>" : module_name);
    message += file.empty() ? "(unknown location)" : "(" + file + ")";
    Value exception = vm.call(Value::share(vm.exc.ImportError), {vm.make_str(message)});
    if (!exception) return Value();
    Value* fields = exception.as<ExceptionObject>()->extra();
    fields[extra::kImportErrorName] = vm.make_str(module_name);
    fields[extra::kImportErrorNameFrom] = Value::share(name);
    if (!file.empty()) fields[extra::kImportErrorPath] = vm.make_str(file);
    return vm.raise_value(exception);
}

bool import_star(Vm& vm, const Value& module, const Value& locals) {
    bool missing = false;
    const Value all = vm.find_attribute(module, vm.names.__all__, missing);
    if (!all && !missing) return false;
    if (all)
        return vm.iterate(all, [&](Value name) {
            if (!vm.is_str(name))
                return vm.raise_f(vm.exc.TypeError, "Item in {}.__all__ must be str, not {}",
                                  to_utf8(module.as<ModuleObject>()->name), full_name(vm.type_of(name))),
                       false;
            const Value value = vm.get_attribute(module, name.as<StrObject>());
            return value && vm.set_item(locals, name, value);
        });
    const Value dict = vm.get_attribute(module, vm.names.__dict__);
    if (!dict) return false;
    std::vector<std::pair<Value, Value>> public_names;
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(dict.as<DictObject>(), position, entry))
        if (vm.is_str(entry->key) && !vm.utf8(entry->key).starts_with('_'))
            public_names.emplace_back(entry->key, entry->value);
    for (const auto& [name, value] : public_names)
        if (!vm.set_item(locals, name, value)) return false;
    return true;
}

ModuleObject* new_module(Vm& vm, std::string_view name, std::string_view package, std::string_view file) {
    const Value module = vm.call(Value::share(vm.types.module), {vm.make_str(name)});
    CHECK(module);
    auto* object = module.as<ModuleObject>();
    dict_set(vm, object->dict, vm.names.__package__, vm.make_str(package));
    dict_set(vm, object->dict, vm.names.__builtins__, Value::share(vm.builtins()));
    if (!file.empty()) dict_set(vm, object->dict, vm.names.__file__, vm.make_str(file));
    dict_set(vm, vm.modules.get(), vm.intern(name), module);
    return object;
}

}  // namespace awaitscope
