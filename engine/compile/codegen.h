// From tree to code units: CPython 3.14's codegen.c and compile.c.
//
// Methods are named as what they generate code for, and mirror the codegen_ function of that name; the order
// of instructions, and the span of each, is CPython's, because the order of evaluation, the life of
// temporaries, the lines that a tracer sees and the carets of tracebacks all follow from them.
#pragma once

#include "engine/compile/code_unit.h"
#include "engine/compile/fold.h"
#include "engine/compile/ir.h"
#include "engine/compile/symbols.h"
#include "engine/syntax/ast.h"

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace awaitscope {

/// Numbers names in the order in which they are first asked for.
class NameIndex {
  public:
    std::uint32_t at_or_add(std::string_view name);
    /// UINT32_MAX if it is not there.
    std::uint32_t find(std::string_view name) const;
    const std::vector<std::string_view>& names() const { return names_; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }

  private:
    std::vector<std::string_view> names_;
    std::unordered_map<std::string_view, std::uint32_t> index_;
};

enum class UnitKind : std::uint8_t {
    module,
    class_,
    function,
    async_function,
    lambda,
    comprehension,
    annotations
};

/// What must be undone when a `return`, `break` or `continue` leaves a stretch of code; CPython's fblock.
struct FrameBlock {
    enum class Kind : std::uint8_t {
        while_loop,
        for_loop,
        try_except,
        finally_try,
        finally_end,
        with,
        async_with,
        handler_cleanup,
        pop_value,
        exception_handler,
        exception_group_handler,
        async_comprehension,
        stop_iteration,
    };
    Kind kind;
    Label block;
    Label exit;
    SourceSpan span;
    std::span<ast::Stmt* const> finalbody;  // of finally_try
    std::string_view name;                  // of handler_cleanup: what `as` bound
};

/// One code unit in the making.
struct Unit {
    UnitKind kind = UnitKind::module;
    Scope* scope = nullptr;
    std::unique_ptr<CodeUnit> code;
    InstructionSequence instructions;
    InstructionSequence annotations;  // of a module: makes __annotate__, runs before its first statement
    bool in_annotations = false;
    std::string_view private_name;
    NameIndex varnames;
    NameIndex names;
    NameIndex cells;
    NameIndex frees;
    std::unordered_map<std::string, std::uint32_t> constant_index;
    std::vector<FrameBlock> blocks;
    std::unordered_set<std::string_view> fast_hidden;  // names that an inlined comprehension made fast locals
    std::uint32_t inlined_comprehensions = 0;
    std::set<std::string_view> static_attributes;
    std::vector<std::pair<const ast::AnnAssign*, std::int64_t>> deferred_annotations;
    std::int64_t next_conditional_annotation = 0;
    bool in_conditional_block = false;
};

/// Flags of what lies on the stack for make_closure.
enum FunctionPart : std::uint32_t {
    kPartDefaults = 1,
    kPartKwdefaults = 2,
    kPartAnnotate = 4,
};

struct PatternContext {
    std::vector<std::string_view> stores;
    std::vector<Label> fail_pop;
    bool allow_irrefutable = false;
    std::size_t on_top = 0;
};

struct CompileOptions {
    std::string filename;
    /// The whole source text, for annotations kept as text; may be empty.
    FutureFeatures future;
};

class CodeGenerator {
  public:
    CodeGenerator(SymbolTable& symbols, NamePool& pool, CompileOptions options)
        : symbols_(symbols), pool_(pool), options_(std::move(options)) {}

    std::unique_ptr<CodeUnit> module(const ast::Module& module);
    std::unique_ptr<CodeUnit> expression(const ast::Expr& expression);

  private:
    // ---- codegen_unit.cpp: units, names, constants ----
    void enter_unit(std::string_view name, UnitKind kind, Scope& scope, std::uint32_t line);
    void set_qualname();
    std::unique_ptr<CodeUnit> finish_unit(bool add_none);
    std::uint32_t code_flags() const;
    void lay_out_slots(std::vector<std::uint32_t>& deref_slots);
    void place_prefix(std::vector<struct FlowInstruction>& prefix, std::span<const std::uint32_t> slots);
    Unit& unit() { return *units_.back(); }
    Scope& scope() { return *unit().scope; }
    InstructionSequence& sequence() {
        return unit().in_annotations ? unit().annotations : unit().instructions;
    }
    void emit(Ir op, SourceSpan span, std::uint32_t arg = 0) { sequence().emit(op, arg, span); }
    void emit_jump(Ir op, Label target, SourceSpan span) { sequence().emit_jump(op, target, span); }
    void emit_name(Ir op, std::string_view name, SourceSpan span);
    void emit_attribute(Ir op, std::string_view name, SourceSpan span);
    Label new_label() { return sequence().new_label(); }
    void use_label(Label label) { sequence().use_label(label); }
    std::uint32_t constant(const FoldedConstant& value);
    std::uint32_t constant(Constant value);
    void load(const FoldedConstant& value, SourceSpan span) { emit(Ir::LOAD_CONST, span, constant(value)); }
    void load_none(SourceSpan span);
    void load_integer(std::int64_t value, SourceSpan span);
    void load_text(std::string_view text, SourceSpan span);
    void load_names(std::span<const std::string_view> names, SourceSpan span);
    void name(std::string_view id, ast::ExprContext context, SourceSpan span);
    void load_classdict(SourceSpan span);
    std::string_view mangled(std::string_view id);
    std::uint32_t deref_index(std::string_view id);
    /// `where`: what stands too deep, if it does (CO_MAXBLOCKS).
    void push_block(FrameBlock block);
    void pop_block() { unit().blocks.pop_back(); }
    template <class Body>
    void conditional(Body body) {
        bool outer = unit().in_conditional_block;
        unit().in_conditional_block = true;
        body();
        unit().in_conditional_block = outer;
    }

    // ---- codegen_statements.cpp ----
    void body(std::span<ast::Stmt* const> statements, SourceSpan span);
    void statements(std::span<ast::Stmt* const> list) {
        for (const ast::Stmt* statement : list) visit(*statement);
    }
    void visit(const ast::Stmt& statement);
    void assign(const ast::Assign& statement);
    void augmented_assign(const ast::AugAssign& statement);
    void annotated_assign(const ast::AnnAssign& statement);
    void check_annotated_target(const ast::AnnAssign& statement);
    void check_annotation_subscript(const ast::Expr& expression);
    void evaluate_and_drop(const ast::Expr& expression);
    void raise(const ast::Raise& statement);
    void assertion(const ast::Assert& statement);
    void import(const ast::Import& statement);
    void import_as(const ast::Alias& alias, SourceSpan span);
    void import_from(const ast::ImportFrom& statement);
    void expression_statement(const ast::ExprStmt& statement);

    // ---- codegen_flow.cpp: branches, loops, leaving them ----
    void jump_if(const ast::Expr& expression, Label target, bool condition, SourceSpan span);
    void jump_if_chain(const ast::Compare& compare, Label target, bool condition);
    void if_statement(const ast::If& statement);
    void for_statement(const ast::For& statement);
    void async_for_statement(const ast::For& statement);
    void while_statement(const ast::While& statement);
    void return_statement(const ast::Return& statement);
    void break_statement(SourceSpan span);
    void continue_statement(SourceSpan span);
    void unwind(const FrameBlock& block, SourceSpan& span, bool preserve_top);
    void unwind_handler(const FrameBlock& block, SourceSpan span, bool preserve_top);
    const FrameBlock* unwind_all(SourceSpan& span, bool preserve_top, bool stop_at_loop, FrameBlock& found);

    // ---- codegen_try.cpp ----
    void try_statement(const ast::Try& statement);
    void try_finally(const ast::Try& statement);
    void try_except(const ast::Try& statement);
    void except_handler(const ast::ExceptHandler& handler, Label end, bool last);
    void try_star(const ast::Try& statement);
    void star_handler(const ast::ExceptHandler& handler, bool first, bool last, Label reraise_star);
    void unbind_handler_name(std::string_view id);
    void pop_except_and_reraise(SourceSpan span);
    void with_statement(const ast::With& statement, std::size_t position);
    void with_except_finish(Label cleanup);
    void call_exit_with_nones(SourceSpan span);

    // ---- codegen_match.cpp, codegen_patterns.cpp ----
    void match_statement(const ast::Match& statement);
    void pattern(const ast::Pattern& pattern, PatternContext& context);
    void subpattern(const ast::Pattern& pattern, PatternContext& context);
    void value_pattern(const ast::MatchValue& pattern, PatternContext& context);
    void singleton_pattern(const ast::MatchSingleton& pattern, PatternContext& context);
    void sequence_pattern(const ast::MatchSequence& pattern, PatternContext& context);
    void unpack_patterns(const ast::MatchSequence& pattern, PatternContext& context);
    void subscript_patterns(const ast::MatchSequence& pattern, std::size_t star, PatternContext& context);
    void mapping_pattern(const ast::MatchMapping& pattern, PatternContext& context);
    void mapping_keys(const ast::MatchMapping& pattern);
    void class_pattern(const ast::MatchClass& pattern, PatternContext& context);
    void as_pattern(const ast::MatchAs& pattern, PatternContext& context);
    void or_pattern(const ast::MatchOr& pattern, PatternContext& context);
    void reorder_alternative(const ast::Pattern& alternative, const std::vector<std::string_view>& control,
                             PatternContext& context, SourceSpan span);
    void store_pattern_name(std::string_view id, PatternContext& context, SourceSpan span);
    void rotate(std::size_t count, SourceSpan span);
    void jump_to_fail(Ir op, PatternContext& context, SourceSpan span);
    void make_fail_labels(PatternContext& context, std::size_t count);
    void place_fail_labels(PatternContext& context, SourceSpan span);

    // ---- codegen_functions.cpp ----
    void function(const ast::FunctionDef& function);
    void function_body(const ast::FunctionDef& function, std::uint32_t parts, std::uint32_t line);
    std::uint32_t default_arguments(const ast::Arguments& parameters, SourceSpan span);
    void lambda(const ast::Lambda& lambda);
    void make_closure(std::unique_ptr<CodeUnit> child, std::uint32_t parts, SourceSpan span);
    void wrap_in_stop_iteration_handler();
    void set_argument_counts(const ast::Arguments& parameters);
    void apply_decorators(std::span<ast::Expr* const> decorators);

    // ---- codegen_classes.cpp ----
    void class_definition(const ast::ClassDef& statement);
    void class_unit(const ast::ClassDef& statement, std::uint32_t line);
    void class_prologue(const ast::ClassDef& statement, SourceSpan span);
    void class_epilogue();
    void type_parameters(std::span<ast::TypeParam* const> parameters);
    void type_parameter(const ast::TypeParam& parameter, bool& seen_default);
    void type_part(const ast::Expr& expression, std::string_view id, const ast::TypeParam& parameter,
                   ScopePart part, bool allow_starred);
    void type_alias(const ast::TypeAlias& alias);
    void call_generic_unit(std::unique_ptr<CodeUnit> child, SourceSpan span);

    // ---- codegen_annotations.cpp ----
    std::uint32_t function_annotations(const ast::FunctionDef& function, SourceSpan span);
    std::uint32_t annotations_of(const ast::FunctionDef& function, SourceSpan span);
    void annotation(std::string_view id, const ast::Expr& expression, SourceSpan span);
    void annotation_text(const ast::Expr& expression);
    void enter_annotation_unit(std::string_view name, Scope& scope, SourceSpan span);
    void leave_annotation_unit(SourceSpan span, std::string_view owner = {});
    void deferred_annotations(SourceSpan span);
    void deferred_annotations_body(SourceSpan span, const Unit& owner);

    // ---- codegen_expressions.cpp ----
    void visit(const ast::Expr& expression);
    void visit_unfolded(const ast::Expr& expression);
    void visit_all(std::span<ast::Expr* const> expressions) {
        for (const ast::Expr* expression : expressions) visit(*expression);
    }
    void binary(const ast::BinOp& expression);
    void boolean(const ast::BoolOp& expression);
    void unary(const ast::UnaryOp& expression);
    void conditional_expression(const ast::IfExp& expression);
    void compare(const ast::Compare& expression);
    void compare_op(ast::CompareOperator op, SourceSpan span);
    void compare_operand(const ast::Expr& expression, ast::CompareOperator op, bool last);
    void attribute(const ast::Attribute& expression);
    void subscript(const ast::Subscript& expression);
    void slice(const ast::Slice& expression);
    void yield(const ast::Yield& expression);
    void yield_from(const ast::YieldFrom& expression);
    void await(const ast::Await& expression);
    void emit_yield(SourceSpan span);
    void await_top(SourceSpan span, std::uint32_t where);
    void send_loop(SourceSpan span);
    void template_text(const ast::TemplateStr& expression);
    void interpolation(const ast::Interpolation& expression);
    void joined_text(const ast::JoinedStr& expression);
    bool formatted_literal(const ast::BinOp& expression);
    void convert(int conversion, SourceSpan span);
    void formatted_value(const ast::FormattedValue& expression);

    // ---- codegen_displays.cpp ----
    void dictionary(const ast::Dict& expression);
    void part_of_dictionary(const ast::Dict& expression, std::size_t begin, std::size_t end);
    void sequence_display(const ast::Expr& expression);
    void set_display(const ast::Set& expression);
    void unpack_targets(std::span<ast::Expr* const> targets, SourceSpan span);
    struct DisplayOps {
        Ir build, add, extend;
        bool tuple;
    };
    void starred_display(std::span<ast::Expr* const> elements, std::string_view injected,
                         std::uint32_t pushed, DisplayOps ops, SourceSpan span);
    void iterable(const ast::Expr& expression);
    bool constant_display(const ast::Expr& expression);

    // ---- codegen_calls.cpp ----
    void call(const ast::Call& expression);
    bool method_call(const ast::Call& expression);
    bool builtin_loop_call(const ast::Call& expression, Label end);
    void call_arguments(std::uint32_t pushed, std::span<ast::Expr* const> arguments,
                        std::string_view injected, std::span<ast::Keyword* const> keywords, SourceSpan span);
    void expanded_call_arguments(std::uint32_t pushed, std::span<ast::Expr* const> arguments,
                                 std::string_view injected, std::span<ast::Keyword* const> keywords,
                                 SourceSpan span);
    void keyword_dictionary(std::span<ast::Keyword* const> keywords, SourceSpan span);
    void keyword_names(std::span<ast::Keyword* const> keywords, SourceSpan span);
    void check_keywords(std::span<ast::Keyword* const> keywords);
    bool optimizable_super(const ast::Attribute& attribute);
    void super_arguments(const ast::Call& call);
    bool imported_name(const ast::Expr& expression);

    // ---- codegen_comprehensions.cpp ----
    struct Comp {
        ast::NodeKind kind;
        std::span<const ast::Comprehension> generators;
        const ast::Expr* element;
        const ast::Expr* value;
    };
    struct InlinedState {
        std::vector<std::pair<std::string_view, Symbol>> outer_symbols;
        std::vector<std::string_view> absent_outside;
        std::vector<std::string_view> hidden;
        std::vector<std::string_view> pushed;
        Label cleanup;
    };
    void comprehension(const ast::Expr& expression);
    void comprehension_body(const Comp& comp, bool iterator_on_stack, SourceSpan span);
    void generator(const Comp& comp, std::size_t index, std::uint32_t depth, bool on_stack, SourceSpan span);
    void sync_generator(const Comp& comp, std::size_t index, std::uint32_t depth, bool on_stack,
                        SourceSpan span);
    void async_generator(const Comp& comp, std::size_t index, std::uint32_t depth, bool on_stack,
                         SourceSpan span);
    SourceSpan innermost(const Comp& comp, std::uint32_t depth);
    void get_iterator(const ast::Comprehension& generator);
    void push_inlined(Scope& comp, InlinedState& state, SourceSpan span);
    void pop_inlined(InlinedState& state, SourceSpan span);
    void restore_locals(const InlinedState& state, SourceSpan span);

    SymbolTable& symbols_;
    NamePool& pool_;
    CompileOptions options_;
    Folder folder_;
    std::vector<std::unique_ptr<Unit>> units_;
    std::uint32_t depth_ = 0;
};

/// The operand of BINARY_OP for an operator of the tree.
std::uint32_t binary_operand(ast::BinaryOperator op);

/// Where an attribute is looked up, for tracebacks: where the span reaches over lines, that of the name
/// alone. CPython's update_start_location_to_match_attr.
SourceSpan span_of_attribute_name(const ast::Attribute& attribute, SourceSpan span);

}  // namespace awaitscope
