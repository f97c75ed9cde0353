// Finds out what CPython says about a program that does not parse.
//
// CPython's error messages are a property of its PEG parser: a first pass that fails, a second one in which
// extra rules ("invalid_…") are tried in a fixed order among the ordinary ones, and the rule that "the error
// is at the last token that anybody looked at". Equal messages at equal places need the same walk. So this
// class follows CPython's grammar rule by rule, backtracking and memory included, over the tokens of a
// program that the fast Parser refused. It builds no tree, only what messages ask for: which kind of
// expression stands where.
#pragma once

#include "engine/syntax/arena.h"
#include "engine/syntax/ast.h"
#include "engine/syntax/diagnostics.h"
#include "engine/syntax/lexer.h"
#include "engine/syntax/literals.h"
#include "engine/syntax/source.h"
#include "engine/syntax/token.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope::ast {

/// What the messages need to know of a piece of source that a rule has matched.
struct Shape {
    NodeKind kind = NodeKind::kPass;
    SourceSpan span;
    ConstantType constant = ConstantType::kInt;
    CompareOperator compare = CompareOperator::kEq;  // the first operator of a Compare
    bool unnamed_keyword = false;                    // arguments: `**x` is among them
    std::string_view name;                           // of a Name
    const Token* text = nullptr;                     // of a literal text in an f-string
    std::span<const Shape*> parts;                   // elements, positional arguments, operands
};

/// See the top of the file. One object diagnoses one program.
class Diagnoser {
  public:
    Diagnoser(const SourceText& source, const TokenStream& stream, Arena& arena);

    /// The error for a whole file, or for a single expression.
    Diagnostic diagnose(bool whole_file);

    /// Warnings about escapes in the strings that CPython decoded on its way to the error.
    std::vector<Diagnostic>& warnings() { return warnings_; }

    /// True if CPython's first pass fails only because the file ends: more text could make it correct.
    bool needs_more();

    /// Where the last compound statement other than a function begins that the second pass completed, or 0.
    std::uint32_t last_block_line() const { return last_block_line_; }

    /// CPython stopped reading at this line: the lexer's warnings from there on never came. 0: it read
    /// everything.
    std::uint32_t stopped_at_line() const { return stopped_at_line_; }

  private:
    using S = const Shape*;  // null: the rule does not match here
    using T = TokenKind;
    using Rule = S (Diagnoser::*)();
    using Shapes = std::vector<const Shape*>;

    // The rules whose results CPython remembers. More or fewer would change which messages appear: a result
    // found while the extra rules are off is used again while they are on.
    enum class Memo : std::uint8_t {
        kSimpleStatement,
        kImport,
        kBlock,
        kExpression,
        kStarExpression,
        kNamedInvalid,
        kDisjunction,
        kConjunction,
        kInversion,
        kBitwiseOr,
        kBitwiseXor,
        kBitwiseAnd,
        kShift,
        kSum,
        kTerm,
        kFactor,
        kAwaitPrimary,
        kPrimary,
        kArguments,
        kStarTarget,
        kTargetWithStarAtom,
        kTPrimary,
        kDelTarget,
        kStrings,
        kTString,
        kClosedPattern,
        kStarPattern,
        kAttr,
        kNameOrAttr,
        kDottedName,
        kTypeParam,
    };
    struct Remembered {
        Memo rule;
        int end;
        S result;
    };

    // ---- Tokens, memory, errors (diagnose_core.cpp)
    const Token* peek();
    const Token* token(T kind);
    const Token* forced(T kind);
    const Token* soft(std::string_view word);
    bool look(T kind) {
        const Token* t = peek();
        return t != nullptr && t->kind == kind;
    }
    bool look(std::initializer_list<T> kinds);
    const Token* any(std::initializer_list<T> kinds);
    S name();
    S back(int mark) {
        mark_ = mark;
        return nullptr;
    }
    static bool maybe(const void*) { return true; }
    bool many(Rule rule, Shapes* out = nullptr);
    bool some(Rule rule, Shapes* out = nullptr);
    bool gather(Rule rule, Shapes* out = nullptr);
    bool ahead(Rule rule);
    template <class F>
    S remember(Memo rule, F compute);
    template <class F>
    S left_recursive(Memo rule, F raw);
    const Remembered* recall(Memo rule);
    void store(int mark, Memo rule, S result, int end);
    Shape* shape(NodeKind kind, int start, const Shapes& parts = {});
    std::string_view text_of(const Token& token) const {
        return source_.text().substr(token.begin, token.end - token.begin);
    }
    const Token& last_filled() const { return stream_.tokens[static_cast<std::size_t>(fill_ - 1)]; }

    S raise(std::string message);  // at the last token that was looked at
    S raise_indentation(std::string message);
    S raise_next(std::string message);  // at the next token
    S raise_at(const SourceSpan& where, std::string message);
    S raise_at(const Token& where, std::string message);
    S raise_range(const SourceSpan& from, const SourceSpan& to, std::string message);
    S raise_from(const SourceSpan& from, std::string message);  // to where the tokenizer stands
    S raise_invalid_target(S target, ExprContext ctx, bool for_target = false);
    void set_error(DiagnosticKind kind, std::string message, std::uint32_t line, std::int32_t column,
                   std::uint32_t end_line, std::int32_t end_column);
    void set_at_token(DiagnosticKind kind, const Token& where, std::string message);
    void set_unclosed();
    void finish();
    bool run(bool whole_file);
    S invalid_target(S target, ExprContext ctx, bool for_target);
    static const char* expression_name(S expression);
    static SourceSpan last_of_comprehension(S clauses);

    // ---- Statements (diagnose_statements.cpp)
    bool file();
    bool eval();
    bool statements();
    S statement();
    S simple_statements();
    S simple_statement();
    S assignment();
    S invalid_assignment();
    S invalid_annotated_target();
    S annotated_rhs();
    bool augmented_operator();
    S star_targets_equal();
    S keyword_statement();
    S del_statement();
    S import_statement();
    S import_name();
    S import_from();
    S import_from_targets();
    S import_from_as_name();
    S dotted_as_name();
    S dotted_name();
    S invalid_import();
    S type_alias();

    // ---- Blocks and definitions (diagnose_blocks.cpp)
    S compound_statement();
    S block();
    S missing_block(const Token& keyword, const char* what);
    S decorators();
    S class_definition();
    S class_raw();
    S function_definition();
    S function_raw();
    S if_statement();
    S elif_statement();
    S else_block();
    S while_statement();
    S for_statement();
    S with_statement();
    S with_item();
    S invalid_with(bool indent);
    S loose_with_item();
    S loose_with_items();
    S try_statement();
    S invalid_try();
    S except_block();
    S except_star_block();
    S invalid_except(bool star);
    S finally_block();
    bool as_name();
    bool header_arguments();

    // ---- Parameters (diagnose_parameters.cpp); `lambda_` says which twin of a rule is meant
    S params();
    S lambda_params();
    S parameters();
    S invalid_parameters();
    S slash_no_default();
    S slash_with_default();
    S star_etc();
    S invalid_star_etc();
    S kwds();
    S invalid_kwds();
    S param();
    S param_star_annotation();
    S param_no_default();
    S param_no_default_star();
    S param_with_default();
    S param_maybe_default();
    S default_value();
    bool param_ends();
    T parameters_end() const { return lambda_ ? T::kColon : T::kRightParen; }
    S type_params();
    S type_param();

    // ---- match (diagnose_patterns.cpp)
    S match_statement();
    S subject();
    S case_block();
    S guard();
    S patterns();
    S pattern();
    S as_pattern();
    S or_pattern();
    S closed_pattern();
    S literal_pattern();
    S literal_key();
    S complex_number();
    S signed_number();
    S signed_real_number();
    S number_part(bool imaginary);
    S capture_target();
    S wildcard();
    S value_pattern();
    S attr();
    S name_or_attr();
    S group_pattern();
    S sequence_pattern();
    S open_sequence_pattern();
    S maybe_sequence_pattern();
    S maybe_star_pattern();
    S star_pattern();
    S mapping_pattern();
    S key_value_pattern();
    S double_star_pattern();
    S class_pattern();
    S keyword_pattern();

    // ---- Expressions (diagnose_expressions.cpp)
    S expressions();
    S expression();
    S expression_without_invalid();
    S not_string_expression();
    S invalid_expression();
    S invalid_legacy_expression();
    S if_expression();
    S yield_expression();
    S star_expressions();
    S star_expression();
    S star_named_expressions();
    S star_named_expression();
    S assignment_expression();
    S named_expression();
    S invalid_named_expression();
    S disjunction();
    S conjunction();
    S inversion();
    S comparison();
    bool comparison_pair(CompareOperator& op);
    S bitwise_or();
    S bitwise_xor();
    S bitwise_and();
    S shift();
    S sum();
    S term();
    S factor();
    S power();
    S await_primary();
    S primary();
    S slices();
    S slice();
    S slice_or_starred();
    S lambda();
    S bool_operation(T op, Rule operand);
    S binary_operation(std::initializer_list<T> ops, Rule left, Rule right, int start);

    // ---- Atoms (diagnose_atoms.cpp)
    S atom();
    S keyword_constant();
    S number();
    S group();
    S invalid_group();
    S list();
    S tuple();
    S set();
    S dict();
    S double_starred_pair();
    S pair();
    S invalid_double_starred_pairs();
    S invalid_pair();
    S comprehensions();
    S comprehension_clause();
    S invalid_for_target();
    S list_comprehension();
    S set_comprehension();
    S generator();
    S dict_comprehension();
    S invalid_comprehension();
    S arguments();
    S invalid_arguments();
    S args();
    S positional_argument();
    S starred_not_equal();
    S kwargs();
    S kwarg_or_starred();
    S kwarg_or_double_starred();
    S invalid_kwarg();
    S starred_expression();

    // ---- Strings (diagnose_strings.cpp)
    S strings();
    S string_or_fstring();
    S tstring();
    S template_string(T start, T middle, T end);
    S template_part();
    S replacement_field();
    S invalid_replacement_field();
    S format_spec();
    bool conversion();
    void check_string(const Token& token);
    void check_text(const Token& token, bool raw, std::uint32_t end_line);
    void warn(const Token& token, const DecodedString& decoded, std::uint32_t lines_late);

    // ---- Targets (diagnose_targets.cpp)
    S star_targets();
    S star_targets_tuple();
    S star_target();
    S target_with_star_atom();
    S star_atom();
    S single_target();
    S single_subscript_attribute_target();
    S subscript_or_attribute();
    S t_primary();
    bool t_lookahead() { return look({T::kLeftParen, T::kLeftBracket, T::kDot}); }
    S del_targets();
    S del_target();
    S del_atom();

    const SourceText& source_;
    const TokenStream& stream_;
    Arena& arena_;
    std::vector<std::vector<Remembered>> memory_;  // per token
    std::vector<Diagnostic> warnings_;
    std::optional<Diagnostic> error_;
    bool from_tokenizer_ = false;  // error_ is the lexer's own
    bool invalid_rules_ = false;
    bool lambda_ = false;
    char letter_ = 'f';  // of the template string being read
    bool raw_template_ = false;
    bool in_spec_ = false;
    int mark_ = 0;
    std::uint32_t stopped_at_line_ = 0;
    std::uint32_t last_block_line_ = 0;
    int fill_ = 0;  // number of tokens that anybody has looked at
    int depth_ = 0;
    std::int64_t steps_ = 0;
};

// ---- Templates

template <class F>
const Shape* Diagnoser::remember(Memo rule, F compute) {
    if (const Remembered* found = recall(rule)) {
        mark_ = found->end;
        return found->result;
    }
    if (error_) return nullptr;
    int start = mark_;
    S result = compute();
    store(start, rule, result, mark_);
    return result;
}

// A rule that begins with itself: grow the match as long as it gets longer, as CPython does.
template <class F>
const Shape* Diagnoser::left_recursive(Memo rule, F raw) {
    if (const Remembered* found = recall(rule)) {
        mark_ = found->end;
        return found->result;
    }
    if (error_) return nullptr;
    int start = mark_;
    int best_end = mark_;
    S best = nullptr;
    for (;;) {
        store(start, rule, best, best_end);
        mark_ = start;
        S grown = raw();
        if (error_) return nullptr;
        if (grown == nullptr || mark_ <= best_end) break;
        best_end = mark_;
        best = grown;
    }
    mark_ = best_end;
    return best;
}

}  // namespace awaitscope::ast
