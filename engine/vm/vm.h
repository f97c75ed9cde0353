// The virtual machine: one running Python program. Everything that a program can reach belongs to one Vm; two
// Vms share nothing, so sessions may run side by side on different threads.
//
// Errors: a function that returns Value fails with null, one that returns bool with false; then exactly one
// Python exception is pending (`vm.pending`). Whoever sees the failure passes it on or takes it with
// take_exception().
#pragma once

#include "engine/base/time.h"
#include "engine/vm/args.h"
#include "engine/vm/attributes.h"
#include "engine/vm/containers.h"
#include "engine/vm/exception.h"
#include "engine/vm/frame.h"
#include "engine/vm/function.h"
#include "engine/vm/generator.h"
#include "engine/vm/heap.h"
#include "engine/vm/instrument.h"
#include "engine/vm/names.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/type.h"
#include "engine/vm/value.h"

#include <atomic>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/core.h>

namespace awaitscope {

class Vm;

// X(field, python name): the built-in types that C++ code refers to. Each has a file or section that makes
// it.
// clang-format off
#define AWAITSCOPE_TYPES(X)                                          \
    X(object, "object")                                              \
    X(type, "type")                                                  \
    X(none, "NoneType")                                              \
    X(not_implemented, "NotImplementedType")                         \
    X(ellipsis, "ellipsis")                                          \
    X(int_, "int")                                                   \
    X(bool_, "bool")                                                 \
    X(float_, "float")                                               \
    X(complex_, "complex")                                           \
    X(str, "str")                                                    \
    X(bytes, "bytes")                                                \
    X(bytearray, "bytearray")                                        \
    X(tuple, "tuple")                                                \
    X(list, "list")                                                  \
    X(dict, "dict")                                                  \
    X(set, "set")                                                    \
    X(frozenset, "frozenset")                                        \
    X(range, "range")                                                \
    X(slice, "slice")                                                \
    X(function, "function")                                          \
    X(native_function, "builtin_function_or_method")                 \
    X(method_descriptor, "method_descriptor")                        \
    X(class_method_descriptor, "classmethod_descriptor")             \
    X(slot_wrapper, "wrapper_descriptor")                            \
    X(method_wrapper, "method-wrapper")                              \
    X(getset, "getset_descriptor")                                   \
    X(member, "member_descriptor")                                   \
    X(method, "method")                                              \
    X(property, "property")                                          \
    X(static_method, "staticmethod")                                 \
    X(class_method, "classmethod")                                   \
    X(super, "super")                                                \
    X(module, "module")                                              \
    X(code, "code")                                                  \
    X(frame, "frame")                                                \
    X(traceback, "traceback")                                        \
    X(cell, "cell")                                                  \
    X(generator, "generator")                                        \
    X(coroutine, "coroutine")                                        \
    X(coroutine_wrapper, "coroutine_wrapper")                        \
    X(async_generator, "async_generator")                            \
    X(async_gen_asend, "async_generator_asend")                      \
    X(async_gen_athrow, "async_generator_athrow")                    \
    X(async_gen_wrapped, "async_generator_wrapped_value")            \
    X(mapping_proxy, "mappingproxy")                                 \
    X(weakref, "ReferenceType")                                      \
    X(generic_alias, "GenericAlias")                                 \
    X(union_, "Union")                                               \
    X(dict_keys, "dict_keys")                                        \
    X(dict_values, "dict_values")                                    \
    X(dict_items, "dict_items")                                      \
    X(sequence_iterator, "iterator")                                 \
    X(callable_iterator, "callable_iterator")                        \
    X(native_iterator, "iterator")                                   \
    X(list_iterator, "list_iterator")                                \
    X(list_reverse_iterator, "list_reverseiterator")                 \
    X(tuple_iterator, "tuple_iterator")                              \
    X(str_iterator, "str_iterator")                                  \
    X(str_ascii_iterator, "str_ascii_iterator")                      \
    X(bytes_iterator, "bytes_iterator")                              \
    X(bytearray_iterator, "bytearray_iterator")                      \
    X(range_iterator, "range_iterator")                              \
    X(long_range_iterator, "longrange_iterator")                     \
    X(dict_key_iterator, "dict_keyiterator")                         \
    X(dict_value_iterator, "dict_valueiterator")                     \
    X(dict_item_iterator, "dict_itemiterator")                       \
    X(dict_reverse_key_iterator, "dict_reversekeyiterator")          \
    X(dict_reverse_value_iterator, "dict_reversevalueiterator")      \
    X(dict_reverse_item_iterator, "dict_reverseitemiterator")        \
    X(set_iterator, "set_iterator")                                  \
    X(enumerate, "enumerate")                                        \
    X(zip, "zip")                                                    \
    X(map, "map")                                                    \
    X(filter, "filter")                                              \
    X(reversed, "reversed")
// clang-format on

struct Types {
#define X(field, name) Type* field = nullptr;
    AWAITSCOPE_TYPES(X)
#undef X
};

struct ExceptionTypes {
#define X(name, base) Type* name = nullptr;
    AWAITSCOPE_EXCEPTIONS(X)
#undef X
    Type* ExceptionGroup = nullptr;  ///< apart from the table: it has two bases
};

/// How a module that comes with the engine is made, at its first import.
struct ModuleSpec {
    const char* name;                                          ///< dotted
    bool (*populate)(Vm& vm, ModuleObject& module) = nullptr;  ///< native part, run first; may be null
    const char* python_source = nullptr;  ///< then this runs in the module's dict; may be null
};

/// Where the program's text goes. The default writes nowhere.
struct OutputSink {
    virtual ~OutputSink() = default;
    virtual void write(int stream, std::string_view utf8) = 0;  ///< 1 stdout, 2 stderr
};

/// Bounds of a run. 0: no limit.
struct Limits {
    std::uint64_t steps = 200'000'000;           ///< backward jumps, calls and loop turns
    std::size_t memory = std::size_t{4} << 30;   ///< bytes
    std::size_t output = std::size_t{64} << 20;  ///< bytes of stdout and stderr together
    VirtualTime until = 0;                       ///< the clock may not pass this
    const std::atomic<bool>* cancel = nullptr;   ///< becomes true to stop the run from another thread; may be null
};

/// State that rooms above the VM keep in it (the event loop's registry, random's state …), one slot a type,
/// made at first use and destroyed with the Vm before its heap.
struct VmExtension {
    virtual ~VmExtension() = default;
    virtual void traverse(GcVisitor&) {}
};

class Vm {
  public:
    Vm();
    ~Vm();
    Vm(const Vm&) = delete;
    Vm& operator=(const Vm&) = delete;

    // -- Types and interned names
    // --------------------------------------------------------------------------------
    Heap heap;
    InternTable interned;
    Value empty_tuple;  ///< the one and only
    Types types;
    ExceptionTypes exc;
    Names names{};

    Type* type_of(const Value& value) const {
        if (value.is_object()) return value.object()->type;
        return immediate_type(value);
    }
    /// Exact type or subclass, by MRO; no __instancecheck__.
    bool is_instance(const Value& value, const Type* type) const { return is_subtype(type_of(value), type); }
    static bool is_subtype(const Type* type, const Type* base);
    bool is_int(const Value& v) const { return v.is_small_int() || v.is_bool() || has_flag(v, kTypeInt); }
    bool is_str(const Value& v) const { return has_flag(v, kTypeStr); }
    bool is_exact_str(const Value& v) const { return v.is_object() && v.object()->type == types.str; }
    bool is_list(const Value& v) const { return has_flag(v, kTypeList); }
    bool is_tuple(const Value& v) const { return has_flag(v, kTypeTuple); }
    bool is_dict(const Value& v) const { return has_flag(v, kTypeDict); }
    bool is_type(const Value& v) const { return has_flag(v, kTypeType); }
    bool is_exception(const Value& v) const { return has_flag(v, kTypeException); }
    static bool has_flag(const Value& v, std::uint32_t flag) {
        return v.is_object() && (v.object()->type->flags & flag);
    }

    // -- Making values
    // -------------------------------------------------------------------------------------------
    Value make_int(std::int64_t n);
    Value make_int(mpz_srcptr n);
    Value make_float(double x);
    Value make_complex(double real, double imag);
    Value make_str(std::string_view utf8);  ///< WTF-8 accepted
    Value make_str(char32_t code_point);
    StrObject* intern(std::string_view utf8);  ///< borrowed: lives as long as the Vm
    Ref<StrObject> intern(const Value& str);
    Value make_bytes(std::string_view data);
    Value make_tuple(std::initializer_list<Value> items);
    Value make_tuple(std::span<const Value> items);
    Ref<TupleObject> make_tuple_of_size(std::size_t n);  ///< filled with nulls; fill before anyone sees it
    Value make_list(std::vector<Value> items = {});
    Ref<DictObject> make_dict();
    Ref<SetObject> make_set(bool frozen = false);
    Value make_slice(Value start, Value stop, Value step);
    Value make_method(Value function, Value self);
    Value make_native_function(const NativeSpec& spec, std::string_view module);
    /// An iterator (type named `type_name`, such as "enumerate") around C++ state.
    Value make_iterator(std::function<Value(Vm&)> next);

    // -- Reading values
    // ------------------------------------------------------------------------------------------
    /// As int64 via __index__; false with TypeError, or OverflowError if it does not fit.
    bool to_int64(const Value& v, std::int64_t& out);
    /// As a double via __float__ / __index__ ("must be real number, not str").
    bool to_double(const Value& v, double& out);
    std::string_view ascii_or_empty(const Value& v) const;
    std::string utf8(const Value& str) const { return to_utf8(str.as<StrObject>()); }

    // -- The protocols of the data model (abstract.cpp)
    // ------------------------------------------------------------
    Value call(const Value& callable, const Args& args);
    Value call(const Value& callable, std::initializer_list<Value> positional = {});
    Value call_method(const Value& object, StrObject* name, std::initializer_list<Value> positional = {});
    Value get_attribute(const Value& object, StrObject* name);
    /// As get_attribute, but a missing attribute gives null with nothing pending (`missing` true).
    Value find_attribute(const Value& object, StrObject* name, bool& missing);
    bool set_attribute(const Value& object, StrObject* name, const Value& value);
    bool delete_attribute(const Value& object, StrObject* name);
    /// In the type's MRO, unbound and borrowed; null if absent, nothing pending (_PyType_Lookup).
    const Value* lookup(Type* type, StrObject* name) const;
    /// A special method bound to the object, looked up on its type; null with nothing pending if absent.
    Value special_method(const Value& object, StrObject* name);
    Value repr(const Value& v);
    Value str(const Value& v);
    Value ascii(const Value& v);
    Value format(const Value& v, const Value& spec);
    bool hash(const Value& v, std::int64_t& out);
    /// Containers whose repr is being made, innermost last, so that one inside itself shows as [...].
    std::vector<const Object*> in_repr;
    Value compare(const Value& a, const Value& b, CompareOp op);
    /// a == b with the identity shortcut that containers use; false with an exception pending on error.
    bool equal(const Value& a, const Value& b, bool& out);
    bool truth(const Value& v, bool& out);
    bool length(const Value& v, std::int64_t& out);
    bool contains(const Value& container, const Value& item, bool& out);
    Value get_item(const Value& container, const Value& key);
    bool set_item(const Value& container, const Value& key, const Value& value);
    bool delete_item(const Value& container, const Value& key);
    Value binary(BinaryOp op, const Value& a, const Value& b);
    Value inplace(BinaryOp op, const Value& a, const Value& b);
    Value iter(const Value& v);
    /// Next item; null with nothing pending at the end.
    Value next(const Value& iterator);
    /// Calls `each` for every item; stops early and returns false if it returns false. False also on errors.
    bool iterate(const Value& iterable, const std::function<bool(Value)>& each);
    bool is_instance_of(const Value& v, const Value& class_or_tuple, bool& out);    ///< isinstance()
    bool is_subclass_of(const Value& cls, const Value& class_or_tuple, bool& out);  ///< issubclass()
    /// The same without asking __instancecheck__ or __subclasscheck__: what type's own methods do.
    bool is_instance_plainly(const Value& v, const Value& cls, bool& out);
    bool is_subclass_plainly(const Value& derived, const Value& cls, bool& out);
    bool is_callable(const Value& v) const;
    /// Resume a coroutine, generator or any iterator that an await rests on (gen_send_ex, PyIter_Send).
    ResumeResult send(const Value& receiver, const Value& value);
    ResumeResult throw_into(const Value& receiver, const Value& exception);
    /// The iterator to drive for `await x` (_PyCoro_GetAwaitableIter); TypeError "'int' object can't be
    /// awaited".
    Value awaitable_iterator(const Value& v);

    // -- Exceptions
    // --------------------------------------------------------------------------------------------------
    Value pending;  ///< the exception instance in flight, or null
    Value handled;  ///< the one being handled in an except block (sys.exception()), or null
    /// Makes an exception with one str argument pending; context is attached. Returns null, for `return
    /// vm.raise(…)`.
    Value raise(Type* type, std::string_view message);
    template <class... A>
    Value raise_f(Type* type, fmt::format_string<A...> format, A&&... args) {
        return raise(type, fmt::format(format, std::forward<A>(args)...));
    }
    Value raise_args(Type* type, std::initializer_list<Value> args);
    Value raise_value(Value exception);
    Value raise_key_error(const Value& key);
    Value raise_stop_iteration(Value result);
    /// Takes the pending exception (an instance, traceback attached).
    Value take_exception();
    bool pending_is(const Type* type) const { return !pending.is_null() && is_instance(pending, type); }
    void clear_exception() { pending = Value(); }
    /// For errors that can't be raised (in __del__, callbacks): prints "Exception ignored" with `where`
    /// and the object, as CPython does.
    void write_unraisable(std::string_view where, const Value& object);
    /// CPython's text for an uncaught exception: traceback, chain, notes, groups (traceback.cpp). UTF-8.
    std::string format_exception(const Value& exception);
    /// warnings.warn_explicit at the current line of the innermost program frame.
    bool warn(Type* category, std::string_view message);

    // -- Classes and native code
    // ---------------------------------------------------------------------------------
    /// A built-in type. `methods` live in constant tables. Slots are inherited from the base where null;
    /// special methods get their wrappers in the dict (so that int.__add__ exists).
    struct TypeSpec {
        const char* name;
        const char* module = "builtins";
        Type* base = nullptr;           ///< object if null
        std::size_t instance_size = 0;  ///< base's if 0
        std::uint32_t flags = 0;
        std::size_t attributes_offset = 0;  ///< of Attributes in the struct, if kTypeAttributes
        std::size_t weakrefs_offset = 0;
        Slots slots = {};
        std::span<const NativeSpec> methods = {};
        std::span<const struct GetSetSpec> getsets = {};
    };
    Type* make_type(const TypeSpec& spec);
    /// For the types of AWAITSCOPE_TYPES, which exist as blanks from the start (so that anything may refer to
    /// them): fills `type` in. `vm.define_type(vm.types.list, {...})`.
    void define_type(Type* type, const TypeSpec& spec);
    /// class name(bases): … as type(name, bases, dict) does.
    Value make_class(std::string_view name, std::initializer_list<Type*> bases, std::string_view module);
    bool set_type_attribute(Type* type, StrObject* name, const Value* value);
    void add_methods(Type* type, std::span<const NativeSpec> methods);
    void add_functions(ModuleObject& module, std::span<const NativeSpec> functions);
    void add_value(ModuleObject& module, std::string_view name, Value value);

    // -- Modules
    // ------------------------------------------------------------------------------------------------
    void register_module(const ModuleSpec& spec);  ///< the spec must outlive the Vm (a constant)
    const ModuleSpec* find_module_spec(std::string_view name) const;  ///< null if the engine has no such module
    Value import(std::string_view name);           ///< the module `name` itself, imported if need be
    Ref<DictObject> modules;                       ///< sys.modules
    DictObject* builtins() const { return builtins_; }
    /// Finds the program's own modules: fills `text` with the source of `path` ("helpers.py",
    /// "pkg/__init__.py"), or returns false. Set by the session; null: none.
    std::function<bool(const std::string& path, std::string& text)> find_source;

    // -- Running
    // --------------------------------------------------------------------------------------------------
    /// Runs a compiled module as __main__ or under another name. Null: exception pending.
    Value run_module(std::shared_ptr<const CodeUnit> unit, ModuleObject& module);
    /// The end of the program (Py_FinalizeEx): drops the modules and collects, so that what the program left
    /// behind runs its __del__ as under CPython. Output may follow; call before looking at it.
    void shut_down();
    Frame* current_frame = nullptr;  ///< innermost running frame
    /// Python frames in progress, and the two of the script under which CPython's results are recorded
    /// (tests/conformance/virtual_loop.py): the messages of a deep recursion name how deep it went.
    std::uint32_t depth = 2;
    std::uint32_t recursion_limit = 1000;
    std::uint32_t native_depth = 0;   ///< C++ re-entries in progress
    std::uintptr_t native_floor = 0;  ///< none may start below this address of the C++ stack
    Limits limits;
    std::uint64_t steps = 0;
    std::uint64_t next_check = 0;  ///< so many steps go by without a look at the limits and the collector
    /// Asks the run to end at the next safe point; the message names the limit. Python code can't catch it.
    void stop(std::string message);
    bool stopping() const { return !stop_message_.empty(); }
    const std::string& stop_message() const { return stop_message_; }

    /// sys.set_asyncgen_hooks: callables, or null.
    Value asyncgen_firstiter;
    Value asyncgen_finalizer;

    OutputSink* output = nullptr;
    Instrument* instrument = nullptr;
    void write(int stream, std::string_view utf8);

    VirtualTime now = 0;  ///< the virtual clock; only the loop and blocking calls move it, forwards
    /// time.sleep and other blocking work: moves the clock and tells the instrument.
    void block(VirtualTime duration, std::string_view what);
    std::uint64_t seed = 0;
    std::vector<std::string> argv;

    struct File {
        std::string name;
        std::string text;
        bool library;
    };
    std::vector<File> files;  ///< sources by CodeObject::file

    template <class T>
    T& extension() {
        std::unique_ptr<VmExtension>& slot = extensions_[&T::kKey];
        if (!slot) slot = std::make_unique<T>(*this);
        return static_cast<T&>(*slot);
    }

    std::uint32_t new_version() { return ++last_version_; }
    /// The number that stands for an object's address in reprs and for id(): by order of first asking.
    std::uint64_t address(const Value& v);

  private:
    friend struct VmAccess;
    friend void renew_versions(Vm& vm, Type* type);
    friend class Heap;
    void forget_address(const Object* object);
    Type* immediate_type(const Value& value) const;

    DictObject* builtins_ = nullptr;
    std::uint32_t last_version_ = 0;
    std::string stop_message_;
    std::unordered_map<const void*, std::unique_ptr<VmExtension>> extensions_;
    struct Private;
    std::unique_ptr<Private> private_;
};

/// A computed attribute of a built-in type.
struct GetSetSpec {
    const char* name;
    Value (*get)(Vm& vm, const Value& self);
    bool (*set)(Vm& vm, const Value& self,
                const Value* value) = nullptr;  ///< null: read-only; value null: delete
};

}  // namespace awaitscope
