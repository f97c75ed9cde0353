// String literals, f-strings and t-strings, and the joining of neighbours.
#include "engine/syntax/escape_warning.h"
#include "engine/syntax/parser_state.h"

namespace awaitscope::ast {
namespace {

bool is_empty_text(const Expr& e) {
    return e.kind == NodeKind::kConstant && as<Constant>(e).type == ConstantType::kStr &&
           as<Constant>(e).text.empty();
}

// What a t-string keeps of an expression's source: without the '=' and the blanks at its end.
std::string_view without_debug_sign(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\n\f\r");
    if (last == std::string_view::npos) return text;
    return text.substr(0, text[last] == '=' ? last : last + 1);
}

}  // namespace

Constant* Parser::text_constant(std::string_view text, SourceSpan span) {
    auto* result = make_node<Constant>(NodeKind::kConstant, span, ConstantType::kStr);
    result->text = arena_.copy(text);
    return result;
}

Constant* Parser::string_constant(const Token& token) {
    DecodedString decoded = decode_string_token(text_of(token));
    if (!decoded.error.empty()) fail();
    if (decoded.invalid_escape)
        warnings_.push_back(invalid_escape_warning(source_, token, *decoded.invalid_escape));
    Constant* result = text_constant(decoded.value, token.span);
    if (decoded.bytes) result->type = ConstantType::kBytes;
    result->unicode_prefix = decoded.unicode_prefix;
    return result;
}

Constant* Parser::template_text(const Token& token, bool raw, std::uint32_t end_line) {
    DecodedString decoded = decode_text(text_of(token), raw);
    if (!decoded.error.empty()) fail();
    if (decoded.invalid_escape) {
        warnings_.push_back(
            invalid_escape_warning(source_, token, *decoded.invalid_escape, end_line - token.span.line));
    }
    return text_constant(decoded.value, token.span);
}

// One `{…}`; with `=`, the text of the expression goes before it as a constant.
void Parser::replacement_field(std::vector<Expr*>& values, char letter, bool in_format_spec) {
    const Token& open = advance();
    Expr* value = yield_or_star_expressions();
    bool debug = accept(TokenKind::kEqual);
    const Token* delimiter = token_;  // ends the expression, and carries its text
    int conversion = -1;
    if (at(TokenKind::kExclamation)) {
        const Token& mark = advance();
        std::string_view name = text_of(current());
        bool adjacent = mark.end == current().begin;
        if (!at(TokenKind::kName) || !adjacent || (name != "s" && name != "r" && name != "a")) fail();
        conversion = name.empty() ? -1 : name[0];
        advance();
    }
    JoinedStr* spec = at(TokenKind::kColon) ? format_spec(letter) : nullptr;
    expect(TokenKind::kRightBrace);
    if (failed_) return;

    std::string_view text;
    if (delimiter->field != 0) text = stream_.field_texts[delimiter->field - 1];
    if (debug) {
        SourceSpan span{open.span.line, open.span.column + 1, delimiter->span.line, delimiter->span.column};
        values.push_back(text_constant(text, span));
        if (conversion == -1 && spec == nullptr) conversion = 'r';
    }
    if (letter == 't' && !in_format_spec) {
        values.push_back(node<Interpolation>(
            open, value, arena_.copy(debug ? without_debug_sign(text) : text), conversion, spec));
    } else {
        values.push_back(node<FormattedValue>(open, value, conversion, spec));
    }
}

JoinedStr* Parser::format_spec(char letter) {
    Deeper deeper(*this);
    const Token& colon = advance();
    std::vector<Expr*> values;
    for (;;) {
        if (at(TokenKind::kFStringMiddle) || at(TokenKind::kTStringMiddle)) {
            const Token& text = advance();
            values.push_back(template_text(text, false, text.span.line));
        } else if (at(TokenKind::kLeftBrace)) {
            replacement_field(values, letter, true);
        } else {
            break;
        }
    }
    return static_cast<JoinedStr*>(join_strings(colon, values, true, NodeKind::kJoinedStr));
}

// The parts of one f-string or t-string, from its opening quotes to its closing ones.
void Parser::template_literal(std::vector<Expr*>& values) {
    Deeper deeper(*this);
    const Token& start = advance();
    char letter = start.kind == TokenKind::kTStringStart ? 't' : 'f';
    std::string_view prefix = text_of(start);
    bool raw = prefix.find_first_of("rR") != std::string_view::npos;
    // Texts are decoded last, as on CPython: that is when it warns about their escapes.
    struct Text {
        std::size_t index;
        const Token* token;
    };
    std::vector<Text> texts;
    while (!failed_) {
        switch (kind()) {
            case TokenKind::kFStringMiddle:
            case TokenKind::kTStringMiddle:
                texts.push_back({values.size(), &advance()});
                values.push_back(nullptr);
                break;
            case TokenKind::kLeftBrace: replacement_field(values, letter, false); break;
            case TokenKind::kFStringEnd:
            case TokenKind::kTStringEnd:
                for (auto [index, token] : texts)
                    values[index] = template_text(*token, raw, current().span.line);
                advance();
                return;
            default: fail();
        }
    }
}

// Makes one constant of neighbours.
Constant* Parser::join_constants(std::span<Expr* const> constants) {
    const auto& head = as<Constant>(*constants.front());
    std::string joined;
    for (const Expr* part : constants) joined += as<Constant>(*part).text;
    Constant* constant = text_constant(joined, join(head.span, constants.back()->span));
    constant->type = head.type;
    constant->unicode_prefix = head.unicode_prefix;
    return constant;
}

// Joins neighbouring constants; with `formatted`, the result is a JoinedStr or TemplateStr without empty
// texts.
Expr* Parser::join_strings(const Token& first, std::span<Expr* const> parts, bool formatted, NodeKind kind) {
    if (!formatted) return join_constants(parts);
    std::vector<Expr*> values;
    for (std::size_t i = 0; i < parts.size();) {
        std::size_t end = i + 1;
        if (parts[i]->kind == NodeKind::kConstant) {
            while (end < parts.size() && parts[end]->kind == NodeKind::kConstant) ++end;
        }
        Expr* part = end - i > 1 ? join_constants(parts.subspan(i, end - i)) : parts[i];
        if (!is_empty_text(*part)) values.push_back(part);
        i = end;
    }
    std::span<Expr*> copied = arena_.copy(values);
    if (kind == NodeKind::kTemplateStr) return node<TemplateStr>(first, copied);
    return node<JoinedStr>(first, copied);
}

// Adjacent literals of any kind.
Expr* Parser::strings() {
    const Token& first = current();
    std::vector<Expr*> parts;
    bool formatted = false, templates = false, plain = false, bytes = false, text = false;
    for (bool more = true; more && !failed_;) {
        switch (kind()) {
            case TokenKind::kString: {
                Constant* constant = string_constant(advance());
                (constant->type == ConstantType::kBytes ? bytes : text) = true;
                plain = true;
                parts.push_back(constant);
                break;
            }
            case TokenKind::kFStringStart:
                formatted = plain = text = true;
                template_literal(parts);
                break;
            case TokenKind::kTStringStart:
                formatted = templates = true;
                template_literal(parts);
                break;
            default: more = false;
        }
    }
    if (failed_ || (templates && plain) || (bytes && text)) return error_node();
    if (parts.size() == 1 && !formatted) return parts.front();
    return join_strings(first, parts, formatted, templates ? NodeKind::kTemplateStr : NodeKind::kJoinedStr);
}

}  // namespace awaitscope::ast
