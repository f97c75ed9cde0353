// Iterators of the built-in containers. Each has its own small struct; `next` slots never set StopIteration.
#pragma once

#include "engine/vm/containers.h"
#include "engine/vm/value.h"

namespace awaitscope {

class Vm;
struct Type;

Value make_list_iterator(Vm& vm, const Value& list);
Value make_list_reverse_iterator(Vm& vm, const Value& list);
Value make_tuple_iterator(Vm& vm, const Value& tuple);
Value make_str_iterator(Vm& vm, const Value& str);
Value make_bytes_iterator(Vm& vm, const Value& bytes_or_bytearray);
Value make_range_iterator(Vm& vm, const Value& range);
Value make_range_reverse_iterator(Vm& vm, const Value& range);
Value make_set_iterator(Vm& vm, const Value& set);
/// Iterator by __getitem__ from 0 until IndexError, for anything.
Value make_sequence_iterator(Vm& vm, const Value& sequence);
/// iter(callable, sentinel).
Value make_callable_iterator(Vm& vm, const Value& callable, const Value& sentinel);
/// `type` is one of the six dict iterator types and tells what is yielded in which direction.
Value make_dict_iterator(Vm& vm, Type* type, const Value& dict);

/// The tuple in which an iterator hands out several values: it keeps one and fills it anew as long as nobody
/// else holds it, as CPython's do. That shows in when the values die, not only in the time that it takes.
Ref<TupleObject> make_kept_tuple(Vm& vm, std::size_t size);
/// (first, second) in `kept` or in a new tuple; what `kept` held dies after the exchange.
Value next_pair(Vm& vm, const Ref<TupleObject>& kept, Value first, Value second);

/// Layouts that the interpreter's FOR_ITER reads directly.
struct ListIteratorObject : Object {
    Value list;  ///< null once exhausted
    std::size_t position;
};
struct TupleIteratorObject : Object {
    Value tuple;  ///< null once exhausted
    std::size_t position;
};
struct RangeIteratorObject : Object {
    std::int64_t next, step;
    std::int64_t left;  ///< items still to come
};
struct DictIteratorObject : Object {
    Ref<TupleObject> pair;  ///< iterators of items(): see next_pair; dies after the dict
    Value dict;             ///< null once exhausted
    std::size_t position;
    std::uint32_t used;  ///< size when the iteration began; -1 after a change was reported
    std::int64_t left;   ///< for __length_hint__
};

void make_dict_iterator_types(Vm& vm);   ///< dict_views.cpp
void make_range_iterator_types(Vm& vm);  ///< range.cpp
void make_functional_iterators(Vm& vm);  ///< functional_iterators.cpp: enumerate, zip, map, filter, reversed

}  // namespace awaitscope
