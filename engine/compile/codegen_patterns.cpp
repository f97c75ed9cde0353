// The kinds of patterns; see codegen_match.cpp for the rules that they share.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"
#include "engine/compile/unparse.h"

#include <algorithm>
#include <optional>

namespace awaitscope {

using ast::as;
using ast::NodeKind;

namespace {

std::uint32_t count32(std::size_t count) {
    return static_cast<std::uint32_t>(count);
}

bool is_wildcard(const ast::Pattern& pattern) {
    const auto* match = ast::try_as<ast::MatchAs>(&pattern);
    return match != nullptr && match->name.data() == nullptr;
}

bool is_wildcard_star(const ast::Pattern& pattern) {
    const auto* star = ast::try_as<ast::MatchStar>(&pattern);
    return star != nullptr && star->name.data() == nullptr;
}

/// Whether two constants are one key of a dict: True, 1 and 1.0 are. (Integers too big for a double are compared
/// by their text.)
bool is_same_key(const Constant& one, const Constant& other) {
    auto number = [](const Constant& constant) -> std::optional<double> {
        switch (constant.kind) {
            case Constant::Kind::true_: return 1.0;
            case Constant::Kind::false_: return 0.0;
            case Constant::Kind::floating: return constant.floating;
            case Constant::Kind::integer:
                if (constant.text.empty()) return static_cast<double>(constant.integer);
                return std::nullopt;
            default: return std::nullopt;
        }
    };
    const std::optional<double> left = number(one);
    const std::optional<double> right = number(other);
    if (left && right && one.kind != other.kind) return *left == *right;
    return one == other;
}

}  // namespace

void CodeGenerator::value_pattern(const ast::MatchValue& pattern, PatternContext& context) {
    if (pattern.value->kind == NodeKind::kJoinedStr || pattern.value->kind == NodeKind::kTemplateStr)
        fail("patterns may only match literals and attribute lookups", pattern.span);
    visit(*pattern.value);
    emit(Ir::COMPARE_OP, pattern.span, static_cast<std::uint32_t>(CompareOp::eq));
    jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, pattern.span);
}

void CodeGenerator::singleton_pattern(const ast::MatchSingleton& pattern, PatternContext& context) {
    FoldedConstant value;
    if (pattern.value == ast::ConstantType::kTrue) value.value.kind = Constant::Kind::true_;
    if (pattern.value == ast::ConstantType::kFalse) value.value.kind = Constant::Kind::false_;
    load(value, pattern.span);
    emit(Ir::IS_OP, pattern.span, 0);
    jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, pattern.span);
}

void CodeGenerator::sequence_pattern(const ast::MatchSequence& pattern, PatternContext& context) {
    SourceSpan span = pattern.span;
    std::size_t size = pattern.patterns.size();
    std::size_t star = size;
    bool only_wildcards = true;
    bool star_wildcard = false;
    for (std::size_t i = 0; i < size; ++i) {
        const ast::Pattern& element = *pattern.patterns[i];
        if (element.kind == NodeKind::kMatchStar) {
            if (star != size) fail("multiple starred names in sequence pattern", span);
            star_wildcard = is_wildcard_star(element);
            only_wildcards &= star_wildcard;
            star = i;
        } else {
            only_wildcards &= is_wildcard(element);
        }
    }
    ++context.on_top;
    emit(Ir::MATCH_SEQUENCE, span);
    jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, span);
    bool starred = star != size;
    if (!starred || size > 1) {
        emit(Ir::GET_LEN, span);
        load_integer(static_cast<std::int64_t>(starred ? size - 1 : size), span);
        emit(Ir::COMPARE_OP, span, static_cast<std::uint32_t>(starred ? CompareOp::ge : CompareOp::eq));
        jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, span);
    }
    --context.on_top;
    if (only_wildcards) {
        emit(Ir::POP_TOP, span);
    } else if (star_wildcard) {
        subscript_patterns(pattern, star, context);
    } else {
        unpack_patterns(pattern, context);
    }
}

void CodeGenerator::unpack_patterns(const ast::MatchSequence& pattern, PatternContext& context) {
    std::size_t size = pattern.patterns.size();
    std::size_t star = size;
    for (std::size_t i = 0; i < size; ++i) {
        if (pattern.patterns[i]->kind == NodeKind::kMatchStar) star = i;
    }
    if (star == size) {
        emit(Ir::UNPACK_SEQUENCE, pattern.span, count32(size));
    } else {
        if (star >= 256) fail("too many expressions in star-unpacking sequence pattern", pattern.span);
        emit(Ir::UNPACK_EX, pattern.span, count32(star) + (count32(size - star - 1) << 16));
    }
    context.on_top += size;
    for (const ast::Pattern* element : pattern.patterns) {
        --context.on_top;
        subpattern(*element, context);
    }
}

// [first, *_, last]: only the items that are looked at are fetched.
void CodeGenerator::subscript_patterns(const ast::MatchSequence& pattern, std::size_t star,
                                       PatternContext& context) {
    SourceSpan span = pattern.span;
    std::size_t size = pattern.patterns.size();
    ++context.on_top;
    for (std::size_t i = 0; i < size; ++i) {
        const ast::Pattern& element = *pattern.patterns[i];
        if (i == star || is_wildcard(element)) continue;
        emit(Ir::COPY, span, 1);
        if (i < star) {
            load_integer(static_cast<std::int64_t>(i), span);
        } else {
            emit(Ir::GET_LEN, span);  // the subject may not know negative indices
            load_integer(static_cast<std::int64_t>(size - i), span);
            emit(Ir::BINARY_OP, span, static_cast<std::uint32_t>(BinaryOp::subtract));
        }
        emit(Ir::BINARY_SUBSCR, span);
        subpattern(element, context);
    }
    --context.on_top;
    emit(Ir::POP_TOP, span);
}

void CodeGenerator::mapping_keys(const ast::MatchMapping& pattern) {
    std::vector<FoldedConstant> constants;
    for (const ast::Expr* key : pattern.keys) {
        if (auto value = folder_.fold(*key)) {
            if (std::any_of(constants.begin(), constants.end(), [&](const FoldedConstant& before) {
                    return is_same_key(before.value, value->value);
                })) {
                fail("mapping pattern checks duplicate key (" + unparse(*key) + ")", pattern.span);
            }
            constants.push_back(std::move(*value));
        } else if (key->kind != NodeKind::kAttribute && key->kind != NodeKind::kBinOp &&
                   key->kind != NodeKind::kUnaryOp) {
            fail("mapping pattern keys may only match literals and attribute lookups", pattern.span);
        }
    }
    if (constants.size() == pattern.keys.size()) return load(make_tuple(std::move(constants)), pattern.span);
    visit_all(pattern.keys);
    emit(Ir::BUILD_TUPLE, pattern.span, count32(pattern.keys.size()));
}

void CodeGenerator::mapping_pattern(const ast::MatchMapping& pattern, PatternContext& context) {
    SourceSpan span = pattern.span;
    std::uint32_t size = count32(pattern.keys.size());
    bool rest = pattern.rest.data() != nullptr;
    ++context.on_top;
    emit(Ir::MATCH_MAPPING, span);
    jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, span);
    if (size == 0 && !rest) {
        --context.on_top;
        return emit(Ir::POP_TOP, span);
    }
    if (size != 0) {
        emit(Ir::GET_LEN, span);
        load_integer(size, span);
        emit(Ir::COMPARE_OP, span, static_cast<std::uint32_t>(CompareOp::ge));
        jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, span);
    }
    mapping_keys(pattern);
    emit(Ir::MATCH_KEYS, span);
    context.on_top += 2;  // the keys and the values
    emit(Ir::COPY, span, 1);
    load_none(span);
    emit(Ir::IS_OP, span, 1);
    jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, span);
    emit(Ir::UNPACK_SEQUENCE, span, size);
    context.on_top += size;
    --context.on_top;
    for (const ast::Pattern* element : pattern.patterns) {
        --context.on_top;
        subpattern(*element, context);
    }
    context.on_top -= 2;
    if (!rest) {
        emit(Ir::POP_TOP, span);  // the keys
        emit(Ir::POP_TOP, span);  // the subject
        return;
    }
    // rest = dict(subject), without the keys that were matched
    emit(Ir::BUILD_MAP, span, 0);
    emit(Ir::SWAP, span, 3);
    emit(Ir::DICT_UPDATE, span, 2);
    emit(Ir::UNPACK_SEQUENCE, span, size);
    for (; size > 0; --size) {
        emit(Ir::COPY, span, 1 + size);
        emit(Ir::SWAP, span, 2);
        emit(Ir::DELETE_SUBSCR, span);
    }
    store_pattern_name(pattern.rest, context, span);
}

void CodeGenerator::class_pattern(const ast::MatchClass& pattern, PatternContext& context) {
    SourceSpan span = pattern.span;
    for (std::size_t i = 0; i < pattern.kwd_attrs.size(); ++i) {
        for (std::size_t j = i + 1; j < pattern.kwd_attrs.size(); ++j) {
            if (pattern.kwd_attrs[i] != pattern.kwd_attrs[j]) continue;
            fail("attribute name repeated in class pattern: " + std::string(pattern.kwd_attrs[i]),
                 pattern.kwd_patterns[j]->span);
        }
    }
    visit(*pattern.cls);
    load_names(pattern.kwd_attrs, span);
    emit(Ir::MATCH_CLASS, span, count32(pattern.patterns.size()));
    emit(Ir::COPY, span, 1);
    load_none(span);
    emit(Ir::IS_OP, span, 1);
    ++context.on_top;
    jump_to_fail(Ir::POP_JUMP_IF_FALSE, context, span);
    std::size_t count = pattern.patterns.size() + pattern.kwd_patterns.size();
    emit(Ir::UNPACK_SEQUENCE, span, count32(count));
    context.on_top += count;
    --context.on_top;
    for (std::size_t i = 0; i < count; ++i) {
        --context.on_top;
        const ast::Pattern& element = i < pattern.patterns.size()
                                          ? *pattern.patterns[i]
                                          : *pattern.kwd_patterns[i - pattern.patterns.size()];
        if (is_wildcard(element)) {
            emit(Ir::POP_TOP, span);
        } else {
            subpattern(element, context);
        }
    }
}

}  // namespace awaitscope
