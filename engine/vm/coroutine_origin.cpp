#include "engine/vm/coroutine_origin.h"

#include "engine/vm/traceback.h"
#include "engine/vm/vm_private.h"

namespace awaitscope {

std::int64_t coroutine_origin_depth(Vm& vm) {
    return VmAccess::of(vm).origin_depth;
}

void set_coroutine_origin_depth(Vm& vm, std::int64_t depth) {
    VmAccess::of(vm).origin_depth = depth;
}

void note_coroutine_origin(Vm& vm, const Object* coroutine, Frame* caller) {
    auto& state = VmAccess::of(vm);
    if (state.origin_depth == 0) return;
    std::vector<FrameSummary> stack = stack_of_frames(caller);
    const auto most = static_cast<std::size_t>(state.origin_depth);
    if (stack.size() > most) stack.erase(stack.begin(), stack.end() - static_cast<std::ptrdiff_t>(most));
    state.origins[coroutine] = std::move(stack);
}

void forget_coroutine_origin(Vm& vm, const Object* coroutine) {
    auto& origins = VmAccess::of(vm).origins;
    if (!origins.empty()) origins.erase(coroutine);
}

Value coroutine_origin(Vm& vm, const Object* coroutine) {
    const auto& origins = VmAccess::of(vm).origins;
    const auto found = origins.find(coroutine);
    if (found == origins.end()) return Value::none();
    std::vector<Value> entries;
    for (std::size_t i = found->second.size(); i-- > 0;) {
        const FrameSummary& frame = found->second[i];
        entries.push_back(vm.make_tuple({vm.make_str(vm.files[frame.file].name), vm.make_int(frame.span.line),
                                         vm.make_str(frame.function)}));
    }
    return vm.make_tuple(entries);
}

std::string coroutine_origin_text(Vm& vm, const Object* coroutine) {
    const auto& origins = VmAccess::of(vm).origins;
    const auto found = origins.find(coroutine);
    if (found == origins.end()) return {};
    std::string text =
        "\nCoroutine created at (most recent call last)\n" + format_stack_plain(vm, found->second);
    text.pop_back();
    return text;
}

}  // namespace awaitscope
