// The standard modules that come with the engine, beside asyncio: each is a file here, native, or Python in
// python/, or both. Nothing is made before the program imports it.
#pragma once

namespace awaitscope {

class Vm;

/// Makes every module importable. Cheap: enters names only.
void register_modules(Vm& vm);

}  // namespace awaitscope
