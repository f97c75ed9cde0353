// What lies outside the event loop: threads and executors, simulated. A thread's function runs at once, from start to
// end, where it is started; nothing is preempted, so every run is the same.
#pragma once

namespace awaitscope {

class Vm;

/// threading, concurrent.futures, queue and _thread become importable.
void register_world(Vm& vm);

}  // namespace awaitscope
