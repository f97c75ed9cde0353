// Rules for strings, f-strings and t-strings.
#include "engine/syntax/diagnoser.h"
#include "engine/syntax/escape_warning.h"

#include <fmt/format.h>

namespace awaitscope::ast {

// CPython decodes strings in its second pass too, but warns only while the extra rules are off.
void Diagnoser::warn(const Token& found, const DecodedString& decoded, std::uint32_t lines_late) {
    if (invalid_rules_ || !decoded.invalid_escape || error_) return;
    warnings_.push_back(invalid_escape_warning(source_, found, *decoded.invalid_escape, lines_late));
}

void Diagnoser::check_string(const Token& found) {
    DecodedString decoded = decode_string_token(text_of(found));
    warn(found, decoded, 0);
    if (decoded.error.empty()) return;
    if (decoded.error.starts_with("bytes can only")) {
        raise_at(found, decoded.error);
    } else {
        raise(decoded.error);
    }
}

void Diagnoser::check_text(const Token& found, bool raw, std::uint32_t end_line) {
    if (error_) return;
    DecodedString decoded = decode_text(text_of(found), raw);
    warn(found, decoded, end_line - found.span.line);
    if (!decoded.error.empty()) raise(decoded.error);
}

// A plain string has the constant type of what it makes: kStr or kBytes.
const Shape* Diagnoser::string_or_fstring() {
    int start = mark_;
    if (S result = template_string(T::kFStringStart, T::kFStringMiddle, T::kFStringEnd)) return result;
    const Token* found = token(T::kString);
    if (found == nullptr) return back(start);
    check_string(*found);
    if (error_) return nullptr;
    Shape* result = shape(NodeKind::kConstant, start);
    std::string_view prefix = text_of(*found).substr(0, text_of(*found).find_first_of("'\""));
    bool bytes = prefix.find_first_of("bB") != std::string_view::npos;
    result->constant = bytes ? ConstantType::kBytes : ConstantType::kStr;
    return result;
}

const Shape* Diagnoser::tstring() {
    return remember(Memo::kTString,
                    [this] { return template_string(T::kTStringStart, T::kTStringMiddle, T::kTStringEnd); });
}

const Shape* Diagnoser::strings() {
    return remember(Memo::kStrings, [this]() -> S {
        int start = mark_;
        Shapes parts;
        S last = nullptr;
        const char* mixed = "cannot mix t-string literals with string or bytes literals";
        if (invalid_rules_) {
            if (some(&Diagnoser::string_or_fstring, &parts) && (last = tstring())) {
                return raise_range(parts.back()->span, last->span, mixed);
            }
            mark_ = start;
            parts.clear();
            if (some(&Diagnoser::tstring, &parts) && (last = string_or_fstring())) {
                return raise_range(parts.back()->span, last->span, mixed);
            }
            mark_ = start;
            parts.clear();
        }
        if (some(&Diagnoser::string_or_fstring, &parts)) {
            bool bytes = false, text = false, formatted = false;
            for (S part : parts) {
                bool is_bytes = part->kind == NodeKind::kConstant && part->constant == ConstantType::kBytes;
                (is_bytes ? bytes : text) = true;
                if (part->kind == NodeKind::kJoinedStr) formatted = true;
            }
            if (bytes && text) return raise("cannot mix bytes and nonbytes literals");
            Shape* result = shape(formatted ? NodeKind::kJoinedStr : NodeKind::kConstant, start);
            result->constant = bytes ? ConstantType::kBytes : ConstantType::kStr;
            return result;
        }
        mark_ = start;
        if (some(&Diagnoser::tstring)) return shape(NodeKind::kTemplateStr, start);
        return back(start);
    });
}

const Shape* Diagnoser::template_string(T start_kind, T middle_kind, T end_kind) {
    int start = mark_;
    (void)middle_kind;
    const Token* open = token(start_kind);
    if (open == nullptr) return nullptr;
    char outer_letter = letter_;
    bool outer_raw = raw_template_;
    bool outer_spec = in_spec_;
    letter_ = start_kind == T::kTStringStart ? 't' : 'f';
    raw_template_ = text_of(*open).find_first_of("rR") != std::string_view::npos;
    in_spec_ = false;
    Shapes texts;
    many(&Diagnoser::template_part, &texts);
    const Token* closing = error_ ? nullptr : token(end_kind);
    bool closed = closing != nullptr;
    if (closed) {
        // CPython decodes the literal texts when the whole string has been read.
        for (S text : texts) {
            if (text->text != nullptr) check_text(*text->text, raw_template_, closing->span.line);
        }
    }
    letter_ = outer_letter;
    raw_template_ = outer_raw;
    in_spec_ = outer_spec;
    if (!closed || error_) return back(start);
    return shape(start_kind == T::kTStringStart ? NodeKind::kTemplateStr : NodeKind::kJoinedStr, start);
}

const Shape* Diagnoser::template_part() {
    if (S field = replacement_field()) return field;
    int start = mark_;
    const Token* text = any({T::kFStringMiddle, T::kTStringMiddle});
    if (text == nullptr) return nullptr;
    if (in_spec_) {
        check_text(*text, false, text->span.line);
        if (error_) return nullptr;
    }
    Shape* result = shape(NodeKind::kConstant, start);
    result->text = text;
    return result;
}

const Shape* Diagnoser::replacement_field() {
    int start = mark_;
    if (token(T::kLeftBrace) && annotated_rhs() && maybe(token(T::kEqual))) {
        maybe(conversion() ? this : nullptr);
        maybe(format_spec());
        if (token(T::kRightBrace)) return shape(NodeKind::kFormattedValue, start);
    }
    mark_ = start;
    if (invalid_rules_) invalid_replacement_field();
    return back(start);
}

// `!r`. CPython checks it as soon as it is read, in both passes.
bool Diagnoser::conversion() {
    int start = mark_;
    const Token* mark = token(T::kExclamation);
    const Token* letter = mark != nullptr ? token(T::kName) : nullptr;
    if (letter == nullptr) {
        mark_ = start;
        return false;
    }
    if (mark->end != letter->begin) {
        raise_range(
            mark->span, letter->span,
            fmt::format("{}-string: conversion type must come right after the exclamation mark", letter_));
        return false;
    }
    std::string_view word = text_of(*letter);
    if (word != "s" && word != "r" && word != "a") {
        raise_at(*letter,
                 fmt::format("{}-string: invalid conversion character '{}': expected 's', 'r', or 'a'",
                             letter_, word));
        return false;
    }
    return true;
}

const Shape* Diagnoser::format_spec() {
    int start = mark_;
    if (!token(T::kColon)) return nullptr;
    bool outer = in_spec_;
    in_spec_ = true;
    many(&Diagnoser::template_part);
    in_spec_ = outer;
    return error_ ? nullptr : shape(NodeKind::kJoinedStr, start);
}

const Shape* Diagnoser::invalid_replacement_field() {
    int start = mark_;
    if (!token(T::kLeftBrace)) return nullptr;
    int inside = mark_;
    for (T kind : {T::kEqual, T::kExclamation, T::kColon, T::kRightBrace}) {
        if (const Token* found = token(kind)) {
            return raise_at(*found, fmt::format("{}-string: valid expression required before '{}'", letter_,
                                                spelling(kind)));
        }
    }
    auto message = [&](const char* text) { return raise_next(fmt::format("{}-string: {}", letter_, text)); };
    if (!ahead(&Diagnoser::annotated_rhs)) return message("expecting a valid expression after '{'");
    if (annotated_rhs() && !look({T::kEqual, T::kExclamation, T::kColon, T::kRightBrace})) {
        return message("expecting '=', or '!', or ':', or '}'");
    }
    mark_ = inside;
    if (annotated_rhs() && token(T::kEqual) && !look({T::kExclamation, T::kColon, T::kRightBrace})) {
        return message("expecting '!', or ':', or '}'");
    }
    mark_ = inside;
    if (annotated_rhs() && maybe(token(T::kEqual)) && token(T::kExclamation)) {
        if (look({T::kColon, T::kRightBrace})) return message("missing conversion character");
        if (!look(T::kName)) return message("invalid conversion character");
    }
    auto up_to_conversion = [&] {
        mark_ = inside;
        if (!annotated_rhs()) return false;
        maybe(token(T::kEqual));
        int before = mark_;
        if (!token(T::kExclamation) || !token(T::kName)) mark_ = before;
        return !error_.has_value();
    };
    if (up_to_conversion() && !look({T::kColon, T::kRightBrace})) return message("expecting ':' or '}'");
    if (up_to_conversion() && token(T::kColon)) {
        bool outer = in_spec_;
        in_spec_ = true;
        many(&Diagnoser::template_part);
        in_spec_ = outer;
        if (!look(T::kRightBrace)) return message("expecting '}', or format specs");
    }
    if (up_to_conversion() && !look(T::kRightBrace)) return message("expecting '}'");
    return back(start);
}

}  // namespace awaitscope::ast
