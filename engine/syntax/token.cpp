#include "engine/syntax/token.h"

#include <array>
#include <iterator>

#include <fmt/format.h>

namespace awaitscope {
namespace {

struct Spelling {
    TokenKind kind;
    std::string_view text;
};

constexpr Spelling kOperators[] = {
#define X(name, spelling) {TokenKind::k##name, spelling},
    AWAITSCOPE_OPERATORS(X)
#undef X
};

constexpr Spelling kKeywords[] = {
#define X(name, spelling) {TokenKind::kKeyword##name, spelling},
    AWAITSCOPE_KEYWORDS(X)
#undef X
};

constexpr auto kFirstOperator = static_cast<std::size_t>(TokenKind::kLeftParen);
constexpr auto kFirstKeyword = static_cast<std::size_t>(TokenKind::kKeywordFalse);

// One slot per operator: the first character and the number of characters decide almost everything, so a
// small perfect table beats a search. Filled at compile time from the list above.
constexpr std::size_t operator_slot(std::string_view text) {
    std::size_t slot = 0;
    for (char c : text) slot = slot * 31 + static_cast<unsigned char>(c);
    return slot % 1021;
}

constexpr std::array<std::uint8_t, 1021> make_operator_table() {
    std::array<std::uint8_t, 1021> table{};
    for (const auto& op : kOperators) {
        auto& slot = table[operator_slot(op.text)];
        if (slot != 0) throw "two operators share a slot: choose another table size";
        slot = static_cast<std::uint8_t>(op.kind);
    }
    return table;
}

constexpr auto kOperatorTable = make_operator_table();

// Keywords by first letter and length.
constexpr std::size_t keyword_slot(std::string_view word) {
    return (static_cast<unsigned char>(word[0]) * 7u +
            static_cast<unsigned char>(word[word.size() - 1]) * 29u +
            static_cast<unsigned char>(word[1]) * 5u + word.size()) %
           256;
}

struct KeywordTable {
    std::uint8_t first[256] = {};  // 1 + index of the first keyword in the slot
    std::uint8_t next[64] = {};
};

constexpr KeywordTable make_keyword_table() {
    KeywordTable table;
    for (std::size_t i = 0; i < std::size(kKeywords); ++i) {
        auto& slot = table.first[keyword_slot(kKeywords[i].text)];
        table.next[i + 1] = slot;
        slot = static_cast<std::uint8_t>(i + 1);
    }
    return table;
}

constexpr auto kKeywordTable = make_keyword_table();

}  // namespace

const char* token_name(TokenKind kind) {
    switch (kind) {
        case TokenKind::kEndMarker: return "ENDMARKER";
        case TokenKind::kName: return "NAME";
        case TokenKind::kNumber: return "NUMBER";
        case TokenKind::kString: return "STRING";
        case TokenKind::kFStringStart: return "FSTRING_START";
        case TokenKind::kFStringMiddle: return "FSTRING_MIDDLE";
        case TokenKind::kFStringEnd: return "FSTRING_END";
        case TokenKind::kTStringStart: return "TSTRING_START";
        case TokenKind::kTStringMiddle: return "TSTRING_MIDDLE";
        case TokenKind::kTStringEnd: return "TSTRING_END";
        case TokenKind::kNewline: return "NEWLINE";
        case TokenKind::kIndent: return "INDENT";
        case TokenKind::kDedent: return "DEDENT";
        case TokenKind::kUnknown: return "OP";
        case TokenKind::kError: return "ERRORTOKEN";
        default: return is_keyword(kind) ? "NAME" : "OP";
    }
}

std::string_view spelling(TokenKind kind) {
    auto index = static_cast<std::size_t>(kind);
    if (index >= kFirstKeyword) return kKeywords[index - kFirstKeyword].text;
    if (index >= kFirstOperator) return kOperators[index - kFirstOperator].text;
    return {};
}

TokenKind keyword_or_name(std::string_view word) {
    if (word.size() < 2 || word.size() > 8) return TokenKind::kName;
    for (std::size_t i = kKeywordTable.first[keyword_slot(word)]; i != 0; i = kKeywordTable.next[i]) {
        if (kKeywords[i - 1].text == word) return kKeywords[i - 1].kind;
    }
    return TokenKind::kName;
}

TokenKind operator_kind(std::string_view text) {
    auto kind = static_cast<TokenKind>(kOperatorTable[operator_slot(text)]);
    return kind != TokenKind{} && spelling(kind) == text ? kind : TokenKind::kUnknown;
}

std::string dump_tokens(const std::vector<Token>& tokens, std::string_view text) {
    std::string out;
    for (const Token& token : tokens) {
        fmt::format_to(std::back_inserter(out), "{},{}-{},{}: {}", token.span.line, token.span.column,
                       token.span.end_line, token.span.end_column, token_name(token.kind));
        std::string_view body = text.substr(token.begin, token.end - token.begin);
        if (!body.empty() && token.has_columns()) {
            out += " '";
            for (char c : body) c == '\n' ? out += "\\n" : out += c;
            out += '\'';
        }
        out += '\n';
    }
    return out;
}

}  // namespace awaitscope
