// Who makes the built-in types: one function a file, called once by Vm's constructor in this order. Each
// fills in blanks of Vm::types (Vm::define_type) or makes further types (Vm::make_type).
#pragma once

namespace awaitscope {

class Vm;

void make_object_type(Vm& vm);          ///< object_type.cpp
void make_type_type(Vm& vm);            ///< type_type.cpp
void make_descriptor_types(Vm& vm);     ///< descriptors.cpp: native functions, slot wrappers, getset, member
void make_singleton_types(Vm& vm);      ///< singletons.cpp: NoneType, NotImplementedType, ellipsis
void make_int_types(Vm& vm);            ///< int.cpp: int, bool
void make_float_type(Vm& vm);           ///< float.cpp
void make_complex_type(Vm& vm);         ///< complex.cpp
void make_str_type(Vm& vm);             ///< str.cpp
void make_bytes_types(Vm& vm);          ///< bytes.cpp: bytes, bytearray
void make_tuple_type(Vm& vm);           ///< tuple.cpp
void make_list_type(Vm& vm);            ///< list.cpp
void make_dict_types(Vm& vm);           ///< dict.cpp: dict, its views, mappingproxy
void make_set_types(Vm& vm);            ///< set.cpp: set, frozenset
void make_range_type(Vm& vm);           ///< range.cpp
void make_slice_type(Vm& vm);           ///< slice.cpp
void make_iterator_types(Vm& vm);       ///< iterators.cpp: sequence, callable and native iterators
void make_generic_alias_types(Vm& vm);  ///< generic_alias.cpp: GenericAlias, Union
void make_function_types(
    Vm& vm);                    ///< function.cpp: function, method, property, staticmethod, classmethod, cell
void make_super_type(Vm& vm);   ///< super.cpp
void make_module_type(Vm& vm);  ///< module.cpp
void make_frame_types(Vm& vm);  ///< frame.cpp: code, frame
void make_generator_types(Vm& vm);  ///< generator.cpp: generators, coroutines, asynchronous generators
void make_weakref_type(Vm& vm);     ///< weakref.cpp
void make_exception_types(Vm& vm);  ///< exceptions.cpp: the whole hierarchy
void make_traceback_type(Vm& vm);   ///< traceback.cpp
void make_builtins_module(
    Vm& vm);  ///< builtins.cpp: print, len …; the types and exceptions are entered already

}  // namespace awaitscope
