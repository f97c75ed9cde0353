// The parser's insides, shared by its source files; not part of the room's interface.
#pragma once

#include "engine/syntax/arena.h"
#include "engine/syntax/ast.h"
#include "engine/syntax/diagnostics.h"
#include "engine/syntax/lexer.h"
#include "engine/syntax/literals.h"
#include "engine/syntax/source.h"
#include "engine/syntax/token.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope::ast {

/// A recursive-descent parser for correct programs. It knows no error messages: where a program is wrong it
/// stops, and the Diagnoser (diagnoser.h) walks the same tokens again, slowly and the way CPython does, to
/// find the words.
///
/// After fail() the current token is the end of the file for ever, so that every loop ends and every
/// expectation fails again; functions then return nodes that nobody will read. No function returns null.
class Parser {
  public:
    Parser(const SourceText& source, const TokenStream& stream, Arena& arena);

    Module* parse_module();
    Expr* parse_single_expression();

    bool failed() const { return failed_; }
    bool too_deep() const { return too_deep_; }
    std::vector<Diagnostic>& warnings() { return warnings_; }

  private:
    // A list of nodes that is being collected; lists nest like calls, so they share one stack.
    template <class T>
    class Collect {
      public:
        explicit Collect(Parser& parser) : stack_(parser.collected_), base_(stack_.size()) {}
        ~Collect() { stack_.resize(base_); }
        Collect(const Collect&) = delete;
        Collect& operator=(const Collect&) = delete;
        void add(T* item) { stack_.push_back(item); }
        std::size_t size() const { return stack_.size() - base_; }
        T* last() const { return static_cast<T*>(stack_.back()); }
        std::span<T*> done(Arena& arena) const {
            if (size() == 0) return {};
            auto* data = static_cast<T**>(arena.allocate(size() * sizeof(T*), alignof(T*)));
            for (std::size_t i = 0; i < size(); ++i) data[i] = static_cast<T*>(stack_[base_ + i]);
            return {data, size()};
        }

      private:
        std::vector<void*>& stack_;
        std::size_t base_;
    };

    // Counts how deep the recursion is; stops the parse before the C++ stack would overflow.
    class Deeper {
      public:
        explicit Deeper(Parser& parser) : parser_(parser) {
            if (++parser_.depth_ > kMaxDepth) {
                parser_.too_deep_ = true;
                parser_.fail();
            }
        }
        ~Deeper() { --parser_.depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

      private:
        Parser& parser_;
    };

    static constexpr int kMaxDepth = 3000;

    // ---- Tokens
    const Token& current() const { return *token_; }
    TokenKind kind() const { return token_->kind; }
    bool at_end() const { return token_->kind == TokenKind::kEndMarker || token_->kind == TokenKind::kError; }
    TokenKind kind_after() const { return at_end() ? token_->kind : token_[1].kind; }
    bool at(TokenKind kind) const { return token_->kind == kind; }
    bool at_word(std::string_view word) const { return at(TokenKind::kName) && text_of(*token_) == word; }
    const Token& advance() {
        const Token& token = *token_;
        if (!at_end()) ++token_;
        if (token.kind != TokenKind::kNewline && token.kind != TokenKind::kIndent &&
            token.kind != TokenKind::kDedent) {
            last_ = &token;
        }
        return token;
    }
    bool accept(TokenKind kind) {
        if (!at(kind)) return false;
        advance();
        return true;
    }
    void expect(TokenKind kind) {
        if (!accept(kind)) fail();
    }
    void fail();
    std::string_view text_of(const Token& token) const {
        return source_.text().substr(token.begin, token.end - token.begin);
    }
    Identifier identifier();
    Identifier intern(std::string_view name);

    // ---- Nodes
    SourceSpan span_from(const Token& first) const {
        return {first.span.line, first.span.column, last_->span.end_line, last_->span.end_column};
    }
    // A node of kind T::kKind whose span goes from `first` to the last token read.
    template <class T, class... Fields>
    T* node(const Token& first, Fields... fields) {
        return node_as<T>(T::kKind, first, fields...);
    }
    template <class T, class... Fields>
    T* node_as(NodeKind kind, const Token& first, Fields... fields) {
        return make_node<T>(kind, span_from(first), fields...);
    }
    template <class T, class... Fields>
    T* make_node(NodeKind kind, SourceSpan span, Fields... fields);
    Expr* error_node();

    // ---- Statements (parse_statements.cpp, parse_blocks.cpp, parse_definitions.cpp)
    void statement(Collect<Stmt>& out);
    void simple_statements(Collect<Stmt>& out);
    Stmt* simple_statement();
    Stmt* expression_statement();
    Stmt* assignment(const Token& first, Expr* target);
    Stmt* annotated_assignment(const Token& first, Expr* target, bool simple);
    Stmt* delete_statement();
    Stmt* raise_statement();
    Stmt* assert_statement();
    Stmt* import_statement();
    Stmt* from_import();
    Stmt* scope_statement(NodeKind kind);
    Stmt* type_alias();
    Identifier dotted_name();
    bool starts_compound() const;
    bool starts_type_alias() const;
    Stmt* compound_statement();
    std::span<Stmt*> block();
    std::span<Stmt*> else_block();
    Stmt* if_statement();
    Stmt* while_statement();
    Stmt* for_statement(const Token& first, bool is_async);
    Stmt* with_statement(const Token& first, bool is_async);
    WithItem with_item();
    bool parenthesized_with_items() const;
    Stmt* try_statement();
    ExceptHandler* except_handler(bool star);
    Stmt* decorated();
    Stmt* async_statement();
    Stmt* function(const Token& first, bool is_async, std::span<Expr*> decorators);
    Stmt* class_definition(const Token& first, std::span<Expr*> decorators);
    std::span<TypeParam*> type_params();
    TypeParam* type_param();

    // Parameters of `def` (up to the parenthesis) and of `lambda` (up to the colon).
    struct ParameterList;
    Arguments* parameters(TokenKind end, bool annotated);
    bool parameter(ParameterList& list, TokenKind end, bool annotated);
    bool star_parameter(ParameterList& list, TokenKind end, bool annotated);
    Arg* parameter_name(bool annotated, bool starred);

    // ---- match (parse_patterns.cpp)
    bool starts_match() const;
    Stmt* match_statement();
    MatchCase match_case();
    Pattern* open_pattern();
    Pattern* as_pattern();
    Pattern* or_pattern();
    Pattern* star_or_as_pattern();
    Pattern* closed_pattern();
    Pattern* literal_pattern();
    Pattern* name_pattern();
    Pattern* class_pattern(const Token& first, Expr* cls);
    Pattern* group_or_sequence_pattern();
    Pattern* mapping_pattern();
    Expr* signed_number();
    Expr* literal_key();
    Expr* dotted_value(const Token& first);
    Identifier capture_target();

    // ---- Expressions (parse_expressions.cpp)
    Expr* expression();
    Expr* named_expression();
    Expr* lambda();
    Expr* disjunction();
    Expr* conjunction();
    Expr* inversion();
    Expr* comparison();
    bool comparison_operator(CompareOperator& op);
    Expr* binary(int precedence);
    Expr* factor();
    Expr* power();
    Expr* await_primary();
    Expr* primary();
    Expr* primary_suffixes(const Token& first, Expr* value);
    Expr* star_expression();
    Expr* star_named_expression();
    Expr* star_expressions();
    Expr* expressions();
    Expr* yield_or_star_expressions();
    Expr* yield_expression();
    Expr* starred_or(Expr* (Parser::*other)());
    Expr* tuple_of(Expr* (Parser::*element)());
    bool starts_expression() const;

    // ---- Atoms and displays (parse_atoms.cpp)
    Expr* atom();
    Expr* name();
    Expr* number();
    Expr* constant(ConstantType type);
    Expr* parenthesized();
    Expr* list_display();
    Expr* brace_display();
    Expr* dict_display(const Token& first, Expr* first_key);
    Expr* call(const Token& first, Expr* func);
    Expr* sole_generator(const Token& open, Expr* element, bool only);
    Expr* subscript(const Token& first, Expr* value);
    Expr* slice();
    std::span<Comprehension> comprehension_clauses();
    bool at_comprehension() const {
        return at(TokenKind::kKeywordFor) ||
               (at(TokenKind::kKeywordAsync) && kind_after() == TokenKind::kKeywordFor);
    }

    // ---- Targets (parse_expressions.cpp)
    Expr* target_list();
    Expr* star_target();
    bool store(Expr* target, ExprContext ctx);

    // ---- Strings (parse_strings.cpp)
    struct StringPiece;
    Expr* strings();
    Constant* string_constant(const Token& token);
    void template_literal(std::vector<Expr*>& values);
    void replacement_field(std::vector<Expr*>& values, char letter, bool in_format_spec);
    JoinedStr* format_spec(char letter);
    Constant* text_constant(std::string_view text, SourceSpan span);
    Constant* template_text(const Token& token, bool raw, std::uint32_t end_line);
    Constant* join_constants(std::span<Expr* const> constants);
    Expr* join_strings(const Token& first, std::span<Expr* const> parts, bool formatted, NodeKind kind);

    const SourceText& source_;
    const TokenStream& stream_;
    Arena& arena_;
    const Token* token_;
    const Token* last_;  // the last token read that is not layout
    Token end_;          // where token_ stays after fail()
    std::vector<void*> collected_;
    std::vector<Identifier> names_;  // open-addressed set; the size is a power of two
    std::size_t name_count_ = 0;
    std::vector<Diagnostic> warnings_;
    int depth_ = 0;
    bool failed_ = false;
    bool too_deep_ = false;
};

template <class T, class... Fields>
T* Parser::make_node(NodeKind kind, SourceSpan span, Fields... fields) {
    using Base = std::conditional_t<
        std::is_base_of_v<Stmt, T>, Stmt,
        std::conditional_t<
            std::is_base_of_v<Expr, T>, Expr,
            std::conditional_t<std::is_base_of_v<Pattern, T>, Pattern,
                               std::conditional_t<std::is_base_of_v<TypeParam, T>, TypeParam, Node>>>>;
    if constexpr (std::is_same_v<Base, Node>) {
        return arena_.make<T>(Node{kind, span}, fields...);
    } else if constexpr (std::is_base_of_v<SequenceComp, T>) {
        return arena_.make<T>(SequenceComp{Base{Node{kind, span}}, fields...});
    } else if constexpr (std::is_base_of_v<Sequence, T>) {
        return arena_.make<T>(Sequence{Base{Node{kind, span}}, fields...});
    } else if constexpr (std::is_same_v<T, Base>) {
        return arena_.make<T>(Node{kind, span});
    } else {
        return arena_.make<T>(Base{Node{kind, span}}, fields...);
    }
}

}  // namespace awaitscope::ast
