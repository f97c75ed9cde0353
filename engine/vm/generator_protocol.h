// What generators, coroutines and asynchronous generators share.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/generator.h"

namespace awaitscope {

/// generator.throw with an exception instance: goes to what the generator delegates to first (_gen_throw).
ResumeResult throw_generator(Vm& vm, GeneratorObject* generator, const Value& exception);
/// generator.close(): None or the value it returned; null with an exception pending (gen_close).
Value close_generator(Vm& vm, GeneratorObject* generator);
/// Calls close() of whatever is delegated to; false with an exception pending.
bool close_iterator(Vm& vm, const Value& iterator);

/// A resume's outcome as a method call returns it: a returned value becomes StopIteration.
Value as_method_result(Vm& vm, ResumeResult result);
/// The same as a `next` slot returns it: None at the end is null with nothing pending.
Value as_next_result(Vm& vm, ResumeResult result);

/// The exception instance that throw(type, value, traceback) means; null with TypeError.
Value exception_to_throw(Vm& vm, const Args& args, std::size_t first);

/// "generator", "coroutine" or "async generator".
const char* kind_of(const GeneratorObject* generator);

void make_async_generator_types(Vm& vm);  ///< async_generator.cpp
/// Calls the finalizer hook, or closes; false if there is nothing to do.
bool finalize_async_generator(Vm& vm, GeneratorObject* generator);

// -- Coroutines written in C++ (native_coroutine.cpp), which share the object and its type.
ResumeResult resume_native(Vm& vm, GeneratorObject* generator, Value value);
const Value& native_delegate(GeneratorObject* generator);
/// What a native coroutine at rest holds: its delegate and what it owns besides.
void traverse_native(GeneratorObject* generator, GcVisitor& visitor);
void destroy_native(GeneratorObject* generator);

}  // namespace awaitscope
