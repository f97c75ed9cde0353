// What all parsing functions stand on: failing, names, whole files.
#include "engine/syntax/parser_state.h"
#include "engine/syntax/unicode_names.h"

#include <algorithm>
#include <functional>

namespace awaitscope::ast {

Parser::Parser(const SourceText& source, const TokenStream& stream, Arena& arena)
    : source_(source),
      stream_(stream),
      arena_(arena),
      token_(stream.tokens.data()),
      last_(token_),
      names_(256) {
    end_.span = stream.tokens.back().span;
    collected_.reserve(64);
}

void Parser::fail() {
    failed_ = true;
    token_ = &end_;
}

Expr* Parser::error_node() {
    fail();
    return arena_.make<Name>(Expr{Node{NodeKind::kName, {}}}, Identifier("", 0), ExprContext::kLoad);
}

Identifier Parser::intern(std::string_view name) {
    std::size_t mask = names_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(name)&mask;
    for (; names_[slot].data() != nullptr; slot = (slot + 1) & mask) {
        if (names_[slot] == name) return names_[slot];
    }
    Identifier stored = arena_.copy(name);
    names_[slot] = stored;
    if (++name_count_ * 2 > names_.size()) {
        std::vector<Identifier> old(names_.size() * 2);
        old.swap(names_);
        mask = names_.size() - 1;
        for (Identifier id : old) {
            if (id.data() == nullptr) continue;
            std::size_t at = std::hash<std::string_view>{}(id)&mask;
            while (names_[at].data() != nullptr) at = (at + 1) & mask;
            names_[at] = id;
        }
    }
    return stored;
}

Identifier Parser::identifier() {
    if (!at(TokenKind::kName)) {
        fail();
        return intern("");
    }
    std::string_view name = text_of(advance());
    bool ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii ? intern(name) : intern(normalize_identifier(name));
}

Module* Parser::parse_module() {
    Collect<Stmt> body(*this);
    while (!at(TokenKind::kEndMarker)) {
        if (at(TokenKind::kError)) fail();
        statement(body);
    }
    return arena_.make<Module>(body.done(arena_));
}

Expr* Parser::parse_single_expression() {
    Expr* result = expressions();
    while (accept(TokenKind::kNewline)) {
    }
    if (!at(TokenKind::kEndMarker)) fail();
    return result;
}

}  // namespace awaitscope::ast
