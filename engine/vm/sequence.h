// What the built-in sequences share: indices and slices, comparison item by item, iteration.
#pragma once

#include "engine/vm/containers.h"
#include "engine/vm/type.h"

#include <algorithm>
#include <span>
#include <string>

namespace awaitscope {

class Vm;

/// The parts of a slice, fitted to a sequence of `size` items (PySlice_Unpack, PySlice_AdjustIndices).
struct SliceBounds {
    std::int64_t start, stop, step;
    std::int64_t length;  ///< number of items
};
/// False with an exception pending ("slice step cannot be zero", "slice indices must be integers or None or
/// …").
bool slice_bounds(Vm& vm, const SliceObject* slice, std::int64_t size, SliceBounds& out);

/// An index as int64; IndexError "cannot fit 'int' into an index-sized integer". The value has __index__.
bool to_index(Vm& vm, const Value& v, std::int64_t& out);
/// The exact int that __index__ gives (PyNumber_Index): "'str' object cannot be interpreted as an integer".
Value as_index(Vm& vm, const Value& v);
/// Has __index__ (PyIndex_Check).
bool has_index(Vm& vm, const Value& v);
/// An optional start or stop argument of methods such as list.index: null or None keep `out`; negative ones
/// count from `size` and clip at 0 (_PyEval_SliceIndex).
bool to_bound(Vm& vm, const Value& v, std::int64_t size, std::int64_t& out);
/// Clips huge ints instead of failing ("slice indices must be integers or None or have an __index__ method").
bool to_clipped_index(Vm& vm, const Value& v, std::int64_t& out);

/// What + and * do once no binary slot of either operand has taken them: sequences are joined and repeated.
/// NotImplemented if neither is a sequence.
Value sequence_binary(Vm& vm, BinaryOp op, const Value& a, const Value& b, bool inplace);

/// What messages call a type (tp_name): those of the engine's modules have the module before them,
/// "collections.deque".
std::string full_name(const Type* type);
/// The same of a value's type.
std::string type_name(Vm& vm, const Value& v);
/// Whether order (-1, 0, 1 as of <=>) satisfies `op`.
bool satisfies(int order, CompareOp op);

/// One item repeated or a sequence multiplied: bytes to be; false with MemoryError.
bool check_repeat(Vm& vm, std::size_t size, std::int64_t& count);

/// len() by __len__, else __length_hint__, else `otherwise` (PyObject_LengthHint); false on errors.
bool length_hint(Vm& vm, const Value& v, std::int64_t otherwise, std::int64_t& out);

/// Appends every item of an iterable, fast for lists and tuples; false with an exception pending.
bool append_all(Vm& vm, const Value& iterable, std::vector<Value>& items);

/// Marks an object as being shown; `entered` is false if it is already.
class ReprGuard {
  public:
    ReprGuard(Vm& vm, const Object* object);
    ~ReprGuard();
    ReprGuard(const ReprGuard&) = delete;
    ReprGuard& operator=(const ReprGuard&) = delete;
    bool entered;

  private:
    Vm& vm_;
};

/// origin[arguments]; arguments that are no tuple stand for a tuple of one.
Value make_generic_alias(Vm& vm, const Value& origin, const Value& arguments);
/// int | str; NotImplemented if an operand is no type.
Value make_union(Vm& vm, const Value& a, const Value& b);
/// type[x] as __class_getitem__ for built-in containers: a generic alias.
Value class_get_item(Vm& vm, std::span<const Value> args);

}  // namespace awaitscope
