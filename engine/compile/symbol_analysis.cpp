// Second half of the symbol table: from flags to places. CPython's analyze_block and its helpers.
#include "engine/compile/compile_error.h"
#include "engine/compile/symbols.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace awaitscope {

namespace {

using NameSet = std::set<std::string_view>;  // ordered: what follows from it is the same in every run
using Resolutions = std::unordered_map<std::string_view, Resolution>;

/// What a scope is told by those around it; `bound` is absent (has_bound false) for the module.
struct Surroundings {
    NameSet bound;
    NameSet global;
    NameSet type_parameters;
    bool has_bound = false;
    Scope* class_scope = nullptr;
};

[[noreturn]] void fail_at_directive(const Scope& scope, std::string_view name, const std::string& message) {
    for (const auto& [directive, span] : scope.directives) {
        if (directive == name) fail(message, span);
    }
    fail(message, scope.span);
}

std::string quoted(std::string_view name) {
    return "'" + std::string(name) + "'";
}

class Analysis {
  public:
    Analysis(Scope& scope, Surroundings& outer, NameSet& free) : scope_(scope), outer_(outer), free_(free) {}

    void run() {
        if (scope_.kind == ScopeKind::class_) {
            inner_.global = outer_.global;
            inner_.bound = outer_.bound;
        }
        for (auto& [name, symbol] : scope_.symbols.entries()) resolve(name, symbol.flags);
        if (scope_.kind != ScopeKind::class_) {
            if (scope_.is_function_like()) inner_.bound.insert(local_.begin(), local_.end());
            inner_.bound.insert(outer_.bound.begin(), outer_.bound.end());
            inner_.global = outer_.global;
        } else {
            inner_.bound.insert({"__class__", "__classdict__", "__conditional_annotations__"});
        }
        analyze_children();
        if (scope_.is_function_like()) {
            make_cells();
        } else if (scope_.kind == ScopeKind::class_) {
            drop_class_free();
        }
        update_symbols();
        free_.insert(new_free_.begin(), new_free_.end());
    }

  private:
    void resolve(std::string_view name, std::uint32_t flags) {
        if (flags & kDefGlobal) {
            if (flags & kDefNonlocal) {
                fail_at_directive(scope_, name, "name " + quoted(name) + " is nonlocal and global");
            }
            resolutions_[name] = Resolution::global_explicit;
            outer_.global.insert(name);
            outer_.bound.erase(name);
        } else if (flags & kDefNonlocal) {
            resolve_nonlocal(name);
        } else if (flags & kDefBound) {
            resolutions_[name] = Resolution::local;
            local_.insert(name);
            outer_.global.erase(name);
            if (flags & kDefTypeParameter) {
                outer_.type_parameters.insert(name);
            } else {
                outer_.type_parameters.erase(name);
            }
        } else {
            resolve_used(name);
        }
    }

    void resolve_nonlocal(std::string_view name) {
        if (!outer_.has_bound) {
            fail_at_directive(scope_, name, "nonlocal declaration not allowed at module level");
        }
        if (!outer_.bound.contains(name)) {
            fail_at_directive(scope_, name, "no binding for nonlocal " + quoted(name) + " found");
        }
        if (outer_.type_parameters.contains(name)) {
            fail_at_directive(scope_, name,
                              "nonlocal binding not allowed for type parameter " + quoted(name));
        }
        set_free(name);
    }

    void resolve_used(std::string_view name) {
        if (outer_.class_scope != nullptr) {
            std::uint32_t flags = outer_.class_scope->flags_of(name);
            if (flags & kDefGlobal) {
                resolutions_[name] = Resolution::global_explicit;
                return;
            }
            if ((flags & kDefBound) && !(flags & kDefNonlocal)) {
                resolutions_[name] = Resolution::global_implicit;
                return;
            }
        }
        if (outer_.has_bound && outer_.bound.contains(name)) {
            set_free(name);
        } else {
            resolutions_[name] = Resolution::global_implicit;
        }
    }

    void set_free(std::string_view name) {
        resolutions_[name] = Resolution::free;
        scope_.has_free = true;
        free_.insert(name);
    }

    void analyze_children() {
        for (Scope* child : scope_.children) {
            Surroundings surroundings{inner_.bound, inner_.global, outer_.type_parameters, true, nullptr};
            if (child->can_see_class_scope) {
                surroundings.class_scope = scope_.kind == ScopeKind::class_ ? &scope_ : outer_.class_scope;
            }
            NameSet child_free;
            Analysis(*child, surroundings, child_free).run();
            // Comprehensions in annotation scopes of a class stay functions: they must see the class.
            if (child->comprehension != ComprehensionKind::none &&
                child->comprehension != ComprehensionKind::generator && !scope_.can_see_class_scope) {
                inline_comprehension(*child, child_free);
                child->inlined = true;
            }
            new_free_.insert(child_free.begin(), child_free.end());
            if (child->has_free || child->child_has_free) scope_.child_has_free = true;
        }
        adopt_children_of_inlined();
    }

    void adopt_children_of_inlined() {
        std::vector<Scope*> children;
        for (Scope* child : scope_.children) {
            if (child->inlined) {
                children.insert(children.end(), child->children.begin(), child->children.end());
            } else {
                children.push_back(child);
            }
        }
        scope_.children = std::move(children);
    }

    static bool free_in_any_child(const Scope& scope, std::string_view name) {
        for (const Scope* child : scope.children) {
            if (child->resolution_of(name) == Resolution::free) return true;
        }
        return false;
    }

    void inline_comprehension(Scope& comprehension, NameSet& comprehension_free) {
        std::vector<std::string_view> dropped;
        for (auto& [name, symbol] : comprehension.symbols.entries()) {
            if (symbol.flags & kDefParameter) continue;
            Resolution resolution = symbol.resolution;
            if (resolution == Resolution::cell || (symbol.flags & kDefComprehensionCell)) {
                inlined_cells_.insert(name);
            }
            const Symbol* existing = scope_.symbols.find(name);
            if (existing == nullptr) {
                bool implicit =
                    name == "__class__" || name == "__classdict__" || name == "__conditional_annotations__";
                if (resolution == Resolution::free && scope_.kind == ScopeKind::class_ && implicit) {
                    resolution = Resolution::global_implicit;
                    comprehension_free.erase(name);
                    dropped.push_back(name);
                }
                scope_.symbols.at_or_insert(name).flags = symbol.flags;
                resolutions_[name] = resolution;
            } else if ((existing->flags & kDefBound) && scope_.kind != ScopeKind::class_ &&
                       !free_in_any_child(comprehension, name)) {
                comprehension_free.erase(name);  // what was free there is a plain local here
            }
        }
        for (std::string_view name : dropped) comprehension.symbols.erase(name);
    }

    void make_cells() {
        for (auto& [name, resolution] : resolutions_) {
            if (resolution != Resolution::local) continue;
            if (!new_free_.contains(name) && !inlined_cells_.contains(name)) continue;
            resolution = Resolution::cell;
            new_free_.erase(name);
        }
    }

    void drop_class_free() {
        if (new_free_.erase("__class__") != 0) scope_.needs_class_closure = true;
        if (new_free_.erase("__classdict__") != 0) scope_.needs_classdict = true;
        if (new_free_.erase("__conditional_annotations__") != 0) scope_.has_conditional_annotations = true;
    }

    void update_symbols() {
        for (auto& [name, symbol] : scope_.symbols.entries()) {
            if (inlined_cells_.contains(name)) symbol.flags |= kDefComprehensionCell;
            symbol.resolution = resolutions_[name];
        }
        bool class_like = scope_.kind == ScopeKind::class_ || scope_.can_see_class_scope;
        for (std::string_view name : new_free_) {
            if (Symbol* symbol = scope_.symbols.find(name)) {
                if (class_like) symbol->flags |= kDefFreeClass;
                continue;
            }
            if (outer_.has_bound && !outer_.bound.contains(name)) continue;  // a global
            scope_.symbols.at_or_insert(name).resolution = Resolution::free;
        }
    }

    Scope& scope_;
    Surroundings& outer_;
    NameSet& free_;
    Surroundings inner_;
    NameSet local_;
    NameSet new_free_;
    NameSet inlined_cells_;
    Resolutions resolutions_;
};

}  // namespace

void analyze_symbols(Scope& top) {
    Surroundings surroundings;
    NameSet free;
    Analysis(top, surroundings, free).run();
}

}  // namespace awaitscope
