// contextvars: Context, ContextVar, Token. Copying a context is O(1), as in CPython: contexts share their
// variables until one of them is written to.
#pragma once

#include "engine/vm/vm.h"

#include <memory>
#include <utility>
#include <vector>

namespace awaitscope {

/// Variables and their values, in order of first setting. Shared by copies; changed only while unshared.
using ContextData = std::vector<std::pair<Value, Value>>;

struct ContextObject : Object {
    std::shared_ptr<ContextData> data;  ///< null: no variable is set
    Value previous;                     ///< what was current when this one was entered; null else
    bool entered;
    Object* weakrefs;
};

struct ContextVarObject : Object {
    Value name;
    Value default_value;  ///< null: none
    Object* weakrefs;
};

struct TokenObject : Object {
    Value context, variable;
    Value old_value;  ///< null: the variable was not set
    bool used;
};

/// The thread's current context and the types. One a Vm.
class ContextState : public VmExtension {
  public:
    static constexpr char kKey = 0;
    explicit ContextState(Vm& vm);
    void traverse(GcVisitor& visitor) override { visitor.visit(current_); }

    Type* context_type = nullptr;
    Type* variable_type = nullptr;
    Type* token_type = nullptr;
    Value missing;  ///< Token.MISSING

    /// contextvars.copy_context().
    Ref<ContextObject> copy_current();
    Ref<ContextObject> copy(ContextObject* context);
    /// The context that is current; made at first need.
    ContextObject* current();
    /// PyContext_Enter: false with RuntimeError if it has been entered already.
    bool enter(ContextObject* context);
    void leave(ContextObject* context);

    /// For tasks, most of which never set a variable: a null `context` is an empty one that nobody has asked
    /// for yet. It becomes an object when somebody does.
    bool enter_task(const Value& context, Value& outer);
    void leave_task(Value& context, Value outer);
    /// A copy for a new task: null if no variable is set.
    Value copy_for_task();
    Ref<ContextObject> make_empty();

  private:
    Vm& vm_;
    Value current_;
};

void register_contextvars(Vm& vm);

}  // namespace awaitscope
