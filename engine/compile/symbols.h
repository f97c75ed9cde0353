// Scopes and what each name means in them: CPython's symtable.c.
#pragma once

#include "engine/base/source_span.h"
#include "engine/compile/names.h"
#include "engine/syntax/ast.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace awaitscope {

enum class ScopeKind : std::uint8_t {
    module,
    function,  // lambdas and comprehensions, too
    class_,
    annotation,
    type_variable,  // the bound, constraints or default of a type parameter
    type_alias,
    type_parameters,  // around a generic function, class or alias
};

enum class ComprehensionKind : std::uint8_t { none, list, dict, set, generator };

/// What is known of a name in a scope; CPython's DEF_ flags.
enum SymbolFlag : std::uint32_t {
    kDefGlobal = 1,
    kDefLocal = 2,
    kDefParameter = 4,
    kDefNonlocal = 8,
    kUse = 16,
    kDefFreeClass = 64,  // free in a method, and bound in its class
    kDefImport = 128,
    kDefAnnotated = 256,
    kDefIteration = 512,  // iteration variable of a comprehension
    kDefTypeParameter = 1024,
    kDefComprehensionCell = 2048,  // a cell of a comprehension that is inlined here
    kDefBound = kDefLocal | kDefParameter | kDefImport | kDefTypeParameter,
};

/// Where a name is found.
enum class Resolution : std::uint8_t { none, local, global_explicit, global_implicit, free, cell };

struct Symbol {
    std::uint32_t flags = 0;
    Resolution resolution = Resolution::none;
};

/// Symbols in the order in which they were first met.
class SymbolMap {
  public:
    using Entry = std::pair<std::string_view, Symbol>;

    Symbol* find(std::string_view name);
    const Symbol* find(std::string_view name) const { return const_cast<SymbolMap*>(this)->find(name); }
    Symbol& at_or_insert(std::string_view name);
    void erase(std::string_view name);

    const std::vector<Entry>& entries() const { return entries_; }
    std::vector<Entry>& entries() { return entries_; }

  private:
    std::vector<Entry> entries_;
    std::unordered_map<std::string_view, std::size_t> index_;
};

struct Scope {
    std::string_view name;
    ScopeKind kind = ScopeKind::module;
    SourceSpan span;
    SymbolMap symbols;
    std::vector<Scope*> children;
    std::vector<std::pair<std::string_view, SourceSpan>> directives;  // global and nonlocal, for error places
    std::vector<std::string_view> parameters;                         // in order
    std::vector<std::string_view>
        mangled_names;  // in a generic class's type-parameter scope: mangle only these
    bool mangles_only_listed = false;
    Scope* annotation_block = nullptr;    // the __annotate__ of a module or class
    std::string_view type_variable_role;  // "a TypeVar bound" …, for messages
    ComprehensionKind comprehension = ComprehensionKind::none;
    bool nested = false;
    bool has_free = false;
    bool child_has_free = false;
    bool generator = false;
    bool coroutine = false;
    bool varargs = false;
    bool varkeywords = false;
    bool method = false;
    bool has_docstring = false;
    bool needs_class_closure = false;
    bool needs_classdict = false;
    bool inlined = false;               // a comprehension that became part of its parent
    bool in_iteration_target = false;   // while the tree is walked
    std::uint32_t iteration_depth = 0;  // inside the iterable expression of a comprehension
    bool can_see_class_scope = false;
    bool in_conditional_block = false;
    bool in_unevaluated_annotation = false;
    bool has_conditional_annotations = false;
    bool annotations_used = false;

    /// True for everything whose locals are slots of a frame.
    bool is_function_like() const { return kind != ScopeKind::module && kind != ScopeKind::class_; }
    std::uint32_t flags_of(std::string_view symbol_name) const;
    Resolution resolution_of(std::string_view symbol_name) const;
};

/// Which of the scopes that belong to a node.
enum class ScopePart : std::uint8_t {
    body,             // of a module (null node), function, class, lambda, comprehension or type alias
    type_parameters,  // of a generic function, class or alias
    annotations,      // of a function
    bound,            // of a type parameter
    default_value,    // of a type parameter
};

struct FutureFeatures {
    bool annotations = false;
    /// Where the last `from __future__` that may stand there is.
    SourceSpan last_import;
};

class SymbolTable {
  public:
    Scope& at(const void* node, ScopePart part) const;
    Scope& top() const { return at(nullptr, ScopePart::body); }

    Scope& add(const void* node, ScopePart part);

  private:
    std::deque<Scope> scopes_;
    std::map<std::pair<const void*, ScopePart>, Scope*> index_;
};

/// Reads the `from __future__` imports at the top. Throws CompileError.
FutureFeatures find_future_features(const ast::Module& module);

/// Walks the tree and decides for every name of every scope where it lives. Throws CompileError with
/// CPython's words. `pool` must outlive the table.
SymbolTable build_symbols(const ast::Module& module, const FutureFeatures& future, NamePool& pool);
SymbolTable build_symbols(const ast::Expr& expression, NamePool& pool);

/// The second half of build_symbols: CPython's analyze_block.
void analyze_symbols(Scope& top);

/// CPython's _Py_MaybeMangle.
std::string_view mangle_in(NamePool& pool, const Scope& scope, std::string_view private_name,
                           std::string_view name);

}  // namespace awaitscope
