// asyncio for a Vm: registers its modules. Nothing is made before the program imports one of them.
#pragma once

namespace awaitscope {

class LoopInstrument;
class Vm;

/// asyncio with its submodules, and contextvars.
void register_asyncio(Vm& vm);

/// From now on `instrument` hears of everything that asyncio does in this Vm; null: nobody. Not owned.
void watch_asyncio(Vm& vm, LoopInstrument* instrument);

}  // namespace awaitscope
