// The native functions that the asyncio modules are made of.
#pragma once

namespace awaitscope {

class Vm;
struct ModuleObject;

/// sleep, create_task, gather, ensure_future, current_task, get_running_loop …
void add_task_functions(Vm& vm, ModuleObject& module);
/// What only asyncio's own Python code calls: operations and waiters of primitives written in Python.
void add_primitive_functions(Vm& vm, ModuleObject& module);

}  // namespace awaitscope
