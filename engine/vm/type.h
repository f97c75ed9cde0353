// Types: a table of slots (what the interpreter calls), a dict, an MRO.
#pragma once

#include "engine/compile/opcodes.h"
#include "engine/vm/args.h"
#include "engine/vm/value.h"

#include <cstdint>
#include <vector>

namespace awaitscope {

struct DictObject;
struct Shape;
struct StrObject;
struct TupleObject;

/// What came of resuming something that can be awaited or iterated by hand.
enum class ResumeStatus : std::uint8_t { yielded, returned, raised };
struct ResumeResult {
    ResumeStatus status;
    Value value;  ///< what was yielded or returned; null if raised (the Vm has the exception pending)
};

/// Called by traverse for each object that the visited one owns a reference to.
struct GcVisitor {
    void visit(const Value& value) {
        if (value.is_object()) visit_object(value.object());
    }
    void visit(Object* object) {
        if (object) visit_object(object);
    }
    virtual void visit_object(Object* object) = 0;

  protected:
    ~GcVisitor() = default;
};

/// What a type can do, as functions. Null: it can't. A class written in Python gets `slot_*` functions that
/// look the special method up (typeslots.cpp), exactly where it or a base defines that method; a native
/// base's slot is inherited else. Functions that return Value fail with null, those that return bool fail
/// with false, and then an exception is pending.
struct Slots {
    /// Frees what the native struct owns, then the memory (Heap::free_instance). destroy() has before that
    /// run
    /// __del__, cleared weak references, members of __slots__ and Attributes, and untracked the object; it
    /// releases the instance's reference to its type afterwards.
    void (*dealloc)(Object* self) = nullptr;
    void (*traverse)(Object* self,
                     GcVisitor& visitor) = nullptr;  ///< set on types that can be part of a cycle
    void (*clear)(Object* self) = nullptr;           ///< drops references to break a cycle
    Value (*construct)(Vm& vm, Type* cls, const Args& args) = nullptr;    ///< __new__
    bool (*init)(Vm& vm, const Value& self, const Args& args) = nullptr;  ///< __init__
    Value (*repr)(Vm& vm, const Value& self) = nullptr;
    Value (*str)(Vm& vm, const Value& self) = nullptr;
    bool (*hash)(Vm& vm, const Value& self, std::int64_t& out) = nullptr;  ///< null: unhashable
    Value (*compare)(Vm& vm, const Value& self, const Value& other,
                     CompareOp op) = nullptr;  ///< may be NotImplemented
    bool (*truth)(Vm& vm, const Value& self, bool& out) = nullptr;
    Value (*get_attribute)(Vm& vm, const Value& self, StrObject* name) = nullptr;
    bool (*set_attribute)(Vm& vm, const Value& self, StrObject* name,
                          const Value* value) = nullptr;  ///< null deletes
    Value (*call)(Vm& vm, const Value& self, const Args& args) = nullptr;
    Value (*iter)(Vm& vm, const Value& self) = nullptr;
    Value (*next)(Vm& vm, const Value& self) = nullptr;  ///< null and nothing pending: exhausted
    Value (*descriptor_get)(Vm& vm, const Value& self, const Value& instance,
                            Type* owner) = nullptr;  ///< instance may be null
    bool (*descriptor_set)(Vm& vm, const Value& self, const Value& instance, const Value* value) = nullptr;
    bool (*length)(Vm& vm, const Value& self, std::int64_t& out) = nullptr;
    bool (*contains)(Vm& vm, const Value& self, const Value& item, bool& out) = nullptr;
    Value (*get_item)(Vm& vm, const Value& self, const Value& key) = nullptr;
    bool (*set_item)(Vm& vm, const Value& self, const Value& key,
                     const Value* value) = nullptr;  ///< null deletes
    /// Called with the operands in source order for whichever of the two types has it; NotImplemented if it
    /// does not know the other. CPython's nb_* protocol.
    Value (*binary[kBinaryOpCount])(Vm& vm, const Value& left, const Value& right) = {};
    Value (*inplace[kBinaryOpCount])(Vm& vm, const Value& self, const Value& other) = {};
    /// sq_concat and sq_repeat: tried by sequence_binary (sequence.h) once no binary slot has taken + or *. They
    /// stand behind __add__, __iadd__, __mul__, __rmul__ and __imul__ of the built-in sequences.
    Value (*concat)(Vm& vm, const Value& self, const Value& other) = nullptr;
    Value (*repeat)(Vm& vm, const Value& self, const Value& count) = nullptr;
    Value (*inplace_concat)(Vm& vm, const Value& self, const Value& other) = nullptr;
    Value (*inplace_repeat)(Vm& vm, const Value& self, const Value& count) = nullptr;
    Value (*negative)(Vm& vm, const Value& self) = nullptr;
    Value (*positive)(Vm& vm, const Value& self) = nullptr;
    Value (*invert)(Vm& vm, const Value& self) = nullptr;
    Value (*absolute)(Vm& vm, const Value& self) = nullptr;
    Value (*to_int)(Vm& vm, const Value& self) = nullptr;
    Value (*to_float)(Vm& vm, const Value& self) = nullptr;
    Value (*index)(Vm& vm, const Value& self) = nullptr;
    Value (*await)(Vm& vm, const Value& self) = nullptr;  ///< __await__: an iterator
    Value (*aiter)(Vm& vm, const Value& self) = nullptr;
    Value (*anext)(Vm& vm, const Value& self) = nullptr;
    /// For what an await can rest on (coroutines, generators, future iterators …): resume with a value, or
    /// throw the exception instance `exception` in. Types without them are driven through next / their send
    /// and throw methods.
    ResumeResult (*send)(Vm& vm, const Value& self, const Value& value) = nullptr;
    ResumeResult (*throw_)(Vm& vm, const Value& self, const Value& exception) = nullptr;
    void (*finalize)(Vm& vm, const Value& self) = nullptr;  ///< __del__; runs once, before dealloc
};

enum TypeFlags : std::uint32_t {
    kTypeHeap = 1,                ///< made by a class statement or type(): counted, mutable
    kTypeBase = 2,                ///< may be subclassed
    kTypeAttributes = 4,          ///< instances have a __dict__ (Attributes at the end of their struct)
    kTypeWeakrefs = 8,            ///< instances can be weakly referenced
    kTypeSequence = 16,           ///< matches sequence patterns
    kTypeMapping = 32,            ///< matches mapping patterns
    kTypeAbstract = 64,           ///< has __abstractmethods__
    kTypeMethodDescriptor = 128,  ///< instances are functions that LOAD_METHOD may call without binding
    kTypePlainEnd = 512,          ///< instances die by dealloc alone: no __del__, Attributes, members or weak references
    kTypeBareEnd = 1024,          ///< the same of instances that the collector tracks or that may have weak references
    kTypeNative = 256,            ///< written in Python here but in C by CPython: dotted in messages, can't be changed
    // One bit for each built-in base, inherited, so that "is a subclass of int" is one test.
    kTypeInt = 1 << 16,
    kTypeStr = 1 << 17,
    kTypeBytes = 1 << 18,
    kTypeList = 1 << 19,
    kTypeTuple = 1 << 20,
    kTypeDict = 1 << 21,
    kTypeSet = 1 << 22,
    kTypeFloat = 1 << 23,
    kTypeType = 1 << 24,
    kTypeException = 1 << 25,
    kTypeComplex = 1 << 26,
    kTypeByteArray = 1 << 27,
};

/// A class. Owned by the Vm (built-in types) or counted (heap types).
struct Type : Object {
    Vm* vm;
    StrObject* name;      ///< __name__, owned
    StrObject* qualname;  ///< __qualname__, owned
    Type* base;           ///< the base whose layout the instances have; borrowed from bases
    TupleObject* bases;   ///< owned
    TupleObject* mro;     ///< owned, this type first
    DictObject* dict;     ///< owned; change it only through Vm::set_type_attribute, which renews versions
    std::uint32_t flags;
    std::uint32_t version;  ///< never 0 and never used twice; a new one whenever a lookup here could change
    std::uint32_t instance_size;  ///< bytes of the C++ struct; types of variable size add to it
    /// Bytes before an instance's header, a multiple of 16. What classes written in Python add to their
    /// base's layout lies there (members of __slots__, Attributes, the weak reference list, room for the
    /// first attributes), so that every base, those of variable size included, keeps its own layout.
    std::uint32_t prefix_size;
    std::int32_t attributes_offset;  ///< where the Attributes lie, from the object's address; 0 none
    std::int32_t weakrefs_offset;    ///< where the weak reference list pointer lies; 0 none
    std::uint32_t inline_values;     ///< attributes that have room at the very begin of the prefix
    Shape* shape;                    ///< the empty shape that instances start with; owned; may be null
    Object* weakrefs;
    Slots slots;
    std::vector<std::int32_t> member_offsets;  ///< where members of __slots__ lie, the bases' first
    std::vector<Type*> subclasses;     ///< borrowed; they unregister when they die
    std::vector<Type*> registered_in;  ///< the types whose `subclasses` have this one
};

}  // namespace awaitscope
