// The machinery below the rules: tokens, memory, errors and the order of the passes.
#include "engine/syntax/diagnoser.h"

#include <algorithm>

#include <fmt/format.h>

namespace awaitscope::ast {
namespace {

constexpr std::int64_t kMaxSteps = 20'000'000;

}  // namespace

Diagnoser::Diagnoser(const SourceText& source, const TokenStream& stream, Arena& arena)
    : source_(source), stream_(stream), arena_(arena), memory_(stream.tokens.size() + 1) {}

// ---- Tokens

// The next token, or null once an error stands: then no rule matches any more and all of them end quickly.
const Token* Diagnoser::peek() {
    if (error_) return nullptr;
    const Token* next = &stream_.tokens[static_cast<std::size_t>(mark_)];
    if (mark_ >= fill_) {
        fill_ = mark_ + 1;
        if (next->kind == T::kError) {
            error_ = stream_.error->diagnostic;
            from_tokenizer_ = true;
            return nullptr;
        }
    }
    if (++steps_ > kMaxSteps) {
        set_at_token(DiagnosticKind::kSyntaxError, *next, "invalid syntax");
        return nullptr;
    }
    return next;
}

const Token* Diagnoser::token(T kind) {
    const Token* next = peek();
    if (next == nullptr || next->kind != kind) return nullptr;
    if (kind != T::kEndMarker) ++mark_;
    return next;
}

const Token* Diagnoser::any(std::initializer_list<T> kinds) {
    for (T kind : kinds) {
        if (const Token* found = token(kind)) return found;
    }
    return nullptr;
}

bool Diagnoser::look(std::initializer_list<T> kinds) {
    return std::any_of(kinds.begin(), kinds.end(), [this](T kind) { return look(kind); });
}

// A token that must come now (CPython's && operator).
const Token* Diagnoser::forced(T kind) {
    if (const Token* found = token(kind)) return found;
    if (const Token* next = peek()) raise_at(*next, fmt::format("expected '{}'", spelling(kind)));
    return nullptr;
}

const Token* Diagnoser::soft(std::string_view word) {
    const Token* next = peek();
    if (next == nullptr || next->kind != T::kName || text_of(*next) != word) return nullptr;
    ++mark_;
    return next;
}

const Shape* Diagnoser::name() {
    const Token* found = token(T::kName);
    if (found == nullptr) return nullptr;
    Shape* result = shape(NodeKind::kName, mark_ - 1);
    result->name = text_of(*found);
    return result;
}

bool Diagnoser::many(Rule rule, Shapes* out) {
    while (S item = (this->*rule)()) {
        if (out != nullptr) out->push_back(item);
    }
    return true;
}

bool Diagnoser::some(Rule rule, Shapes* out) {
    S first = (this->*rule)();
    if (first == nullptr) return false;
    if (out != nullptr) out->push_back(first);
    return many(rule, out);
}

// One or more, separated by commas.
bool Diagnoser::gather(Rule rule, Shapes* out) {
    S item = (this->*rule)();
    if (item == nullptr) return false;
    for (;;) {
        if (out != nullptr) out->push_back(item);
        int before = mark_;
        if (!token(T::kComma) || (item = (this->*rule)()) == nullptr) {
            mark_ = before;
            return true;
        }
    }
}

bool Diagnoser::ahead(Rule rule) {
    int start = mark_;
    bool found = (this->*rule)() != nullptr;
    mark_ = start;
    return found;
}

const Diagnoser::Remembered* Diagnoser::recall(Memo rule) {
    if (peek() == nullptr) return nullptr;
    for (const Remembered& entry : memory_[static_cast<std::size_t>(mark_)]) {
        if (entry.rule == rule) return &entry;
    }
    return nullptr;
}

void Diagnoser::store(int mark, Memo rule, S result, int end) {
    auto& entries = memory_[static_cast<std::size_t>(mark)];
    for (Remembered& entry : entries) {
        if (entry.rule != rule) continue;
        entry.result = result;
        entry.end = end;
        return;
    }
    entries.push_back({rule, end, result});
}

// From the token at `start` to the last one before the mark that is not layout.
Shape* Diagnoser::shape(NodeKind kind, int start, const Shapes& parts) {
    auto* result = arena_.make<Shape>();
    result->kind = kind;
    const Token& first = stream_.tokens[static_cast<std::size_t>(start)];
    int last = mark_ - 1;
    auto is_layout = [&](int at) {
        T k = stream_.tokens[static_cast<std::size_t>(at)].kind;
        return k == T::kNewline || k == T::kIndent || k == T::kDedent || k == T::kEndMarker;
    };
    while (last > start && is_layout(last)) --last;
    result->span = join(first.span, stream_.tokens[static_cast<std::size_t>(std::max(last, start))].span);
    result->parts = arena_.copy(parts);
    return result;
}

// ---- Errors

// Columns are bytes from 0, or -1 for "none". The first error wins.
void Diagnoser::set_error(DiagnosticKind kind, std::string message, std::uint32_t line, std::int32_t column,
                          std::uint32_t end_line, std::int32_t end_column) {
    if (error_) return;
    auto size = static_cast<std::int32_t>(source_.line(line).size());
    auto characters = [&](std::int32_t bytes) {
        if (bytes < 0) return 0;
        std::uint32_t inside = source_.character_column(line, static_cast<std::uint32_t>(bytes));
        return static_cast<std::int32_t>(inside) + 1 +
               (bytes > size ? 1 : 0);  // the line end is one character
    };
    Diagnostic d;
    d.kind = kind;
    d.message = std::move(message);
    d.lineno = static_cast<std::int32_t>(line);
    d.offset = characters(column);
    d.end_lineno = static_cast<std::int32_t>(end_line);
    d.end_offset = characters(end_column);
    if (end_line != line)
        d.end_offset = std::min(d.end_offset, characters(size));  // counted in the first line
    d.text = source_.line(line);
    error_ = std::move(d);
}

void Diagnoser::set_at_token(DiagnosticKind kind, const Token& where, std::string message) {
    if (error_) return;
    if (where.has_columns()) {
        set_error(kind, std::move(message), where.span.line, static_cast<std::int32_t>(where.span.column),
                  where.span.end_line, static_cast<std::int32_t>(where.span.end_column));
        return;
    }
    // Tokens without columns: the place is where the tokenizer stands, counted from 0 for once.
    set_error(kind, std::move(message), where.span.line, static_cast<std::int32_t>(where.span.column),
              where.span.line, -1);
    --error_->offset;
    error_->end_offset = -1;
}

const Shape* Diagnoser::raise(std::string message) {
    set_at_token(DiagnosticKind::kSyntaxError, last_filled(), std::move(message));
    return nullptr;
}

const Shape* Diagnoser::raise_indentation(std::string message) {
    set_at_token(DiagnosticKind::kIndentationError, last_filled(), std::move(message));
    return nullptr;
}

const Shape* Diagnoser::raise_next(std::string message) {
    if (const Token* next = peek()) set_at_token(DiagnosticKind::kSyntaxError, *next, std::move(message));
    return nullptr;
}

const Shape* Diagnoser::raise_at(const Token& where, std::string message) {
    if (where.has_columns()) return raise_at(where.span, std::move(message));
    set_error(DiagnosticKind::kSyntaxError, std::move(message), where.span.line, -1, where.span.end_line, -1);
    return nullptr;
}

const Shape* Diagnoser::raise_range(const SourceSpan& from, const SourceSpan& to, std::string message) {
    set_error(DiagnosticKind::kSyntaxError, std::move(message), from.line,
              static_cast<std::int32_t>(from.column), to.end_line, static_cast<std::int32_t>(to.end_column));
    return nullptr;
}

const Shape* Diagnoser::raise_at(const SourceSpan& where, std::string message) {
    return raise_range(where, where, std::move(message));
}

const Shape* Diagnoser::raise_from(const SourceSpan& from, std::string message) {
    const Token& last = last_filled();
    SourceSpan to = last.span;
    // This end is not moved to count from 1, as the others are.
    if (to.end_column > 0) --to.end_column;
    return raise_range(from, to, std::move(message));
}

const Shape* Diagnoser::raise_invalid_target(S target, ExprContext ctx, bool for_target) {
    S invalid = invalid_target(target, ctx, for_target);
    if (invalid == nullptr) return nullptr;
    const char* verb = ctx == ExprContext::kDel ? "delete" : "assign to";
    return raise_at(invalid->span, fmt::format("cannot {} {}", verb, expression_name(invalid)));
}

// The first part of a would-be target that can't be one.
const Shape* Diagnoser::invalid_target(S target, ExprContext ctx, bool for_target) {
    if (target == nullptr) return nullptr;
    switch (target->kind) {
        case NodeKind::kList:
        case NodeKind::kTuple:
            for (S part : target->parts) {
                if (S invalid = invalid_target(part, ctx, for_target)) return invalid;
            }
            return nullptr;
        case NodeKind::kStarred:
            if (ctx == ExprContext::kDel) return target;
            return invalid_target(target->parts.front(), ctx, for_target);
        case NodeKind::kCompare:
            // `for a in b` reads as the comparison `a in b` here: only its left side is the target.
            if (!for_target) return target;
            return target->compare == CompareOperator::kIn ? invalid_target(target->parts.front(), ctx, true)
                                                           : nullptr;
        case NodeKind::kName:
        case NodeKind::kSubscript:
        case NodeKind::kAttribute: return nullptr;
        default: return target;
    }
}

const char* Diagnoser::expression_name(S e) {
    switch (e->kind) {
        case NodeKind::kAttribute: return "attribute";
        case NodeKind::kSubscript: return "subscript";
        case NodeKind::kStarred: return "starred";
        case NodeKind::kName: return "name";
        case NodeKind::kList: return "list";
        case NodeKind::kTuple: return "tuple";
        case NodeKind::kLambda: return "lambda";
        case NodeKind::kCall: return "function call";
        case NodeKind::kBoolOp:
        case NodeKind::kBinOp:
        case NodeKind::kUnaryOp: return "expression";
        case NodeKind::kGeneratorExp: return "generator expression";
        case NodeKind::kYield:
        case NodeKind::kYieldFrom: return "yield expression";
        case NodeKind::kAwait: return "await expression";
        case NodeKind::kListComp: return "list comprehension";
        case NodeKind::kSetComp: return "set comprehension";
        case NodeKind::kDictComp: return "dict comprehension";
        case NodeKind::kDict: return "dict literal";
        case NodeKind::kSet: return "set display";
        case NodeKind::kJoinedStr:
        case NodeKind::kFormattedValue: return "f-string expression";
        case NodeKind::kTemplateStr:
        case NodeKind::kInterpolation: return "t-string expression";
        case NodeKind::kCompare: return "comparison";
        case NodeKind::kIfExp: return "conditional expression";
        case NodeKind::kNamedExpr: return "named expression";
        default: break;
    }
    switch (e->constant) {
        case ConstantType::kNone: return "None";
        case ConstantType::kTrue: return "True";
        case ConstantType::kFalse: return "False";
        case ConstantType::kEllipsis: return "ellipsis";
        default: return "literal";
    }
}

SourceSpan Diagnoser::last_of_comprehension(S clauses) {
    return clauses->parts.back()->span;
}

// ---- Passes

void Diagnoser::set_unclosed() {
    error_.reset();
    const OpenParen& open = *stream_.unclosed;
    set_error(DiagnosticKind::kSyntaxError, fmt::format("'{}' was never closed", open.character), open.line,
              static_cast<std::int32_t>(open.column), open.line, -1);
}

// CPython reads the rest of the file after a syntax error: an error of the tokenizer further down, or a
// parenthesis that was never closed further up, is the better message.
void Diagnoser::finish() {
    if (from_tokenizer_ || !error_ || error_->kind == DiagnosticKind::kMemoryError) return;
    if (fill_ >= static_cast<int>(stream_.tokens.size())) return;  // the tokenizer is already at the end
    if (stream_.error && stream_.error->in_template) return;
    std::uint32_t error_line = last_filled().span.line;
    if (stream_.error && stream_.error->sets_exception) {
        error_ = stream_.error->diagnostic;
    } else if (stream_.unclosed && error_line > stream_.unclosed->line) {
        set_unclosed();
    }
}

bool Diagnoser::run(bool whole_file) {
    mark_ = 0;
    depth_ = 0;
    for (auto& entries : memory_) entries.clear();
    return whole_file ? file() : eval();
}

bool Diagnoser::needs_more() {
    invalid_rules_ = false;
    run(true);
    if (last_filled().kind != T::kError) return last_filled().begin >= source_.text().size();
    // Of the tokenizer's own errors only these are about the end of the file.
    const std::string& message = stream_.error->diagnostic.message;
    return message.ends_with("was never closed") || message == "unexpected EOF while parsing" ||
           message.starts_with("unterminated triple-quoted");
}

Diagnostic Diagnoser::diagnose(bool whole_file) {
    invalid_rules_ = false;
    run(whole_file);
    if (!error_) {
        const Token last_token = last_filled();
        invalid_rules_ = true;
        run(whole_file);
        if (!error_) {
            bool indent = last_token.kind == T::kIndent;
            if (indent || last_token.kind == T::kDedent) {
                set_at_token(DiagnosticKind::kIndentationError, last_token,
                             indent ? "unexpected indent" : "unexpected unindent");
                stopped_at_line_ = last_token.span.line;
                return *error_;
            }
            raise_at(last_token, "invalid syntax");
        }
    }
    finish();
    return *error_;
}

}  // namespace awaitscope::ast
