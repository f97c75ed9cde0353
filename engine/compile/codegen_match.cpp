// The match statement and the bookkeeping of patterns; see codegen.h. Each pattern consumes the top of the
// stack, its subject. Names are bound only when the whole pattern has matched; until then what they will be
// bound to lies under the `on_top` values that the pattern still needs.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"

#include <algorithm>

namespace awaitscope {

using ast::as;
using ast::ExprContext;
using ast::NodeKind;

namespace {

bool is_wildcard(const ast::Pattern& pattern) {
    const auto* match = ast::try_as<ast::MatchAs>(&pattern);
    return match != nullptr && match->name.data() == nullptr;
}

}  // namespace

void CodeGenerator::make_fail_labels(PatternContext& context, std::size_t count) {
    while (context.fail_pop.size() < count + 1) context.fail_pop.push_back(new_label());
}

// Jumps to where as many values are dropped as the pattern has on the stack now.
void CodeGenerator::jump_to_fail(Ir op, PatternContext& context, SourceSpan span) {
    std::size_t pops = context.on_top + context.stores.size();
    make_fail_labels(context, pops);
    emit_jump(op, context.fail_pop[pops], span);
}

void CodeGenerator::place_fail_labels(PatternContext& context, SourceSpan span) {
    if (context.fail_pop.empty()) return;
    for (std::size_t pops = context.fail_pop.size() - 1; pops > 0; --pops) {
        use_label(context.fail_pop[pops]);
        emit(Ir::POP_TOP, span);
    }
    use_label(context.fail_pop[0]);
    context.fail_pop.clear();
}

void CodeGenerator::rotate(std::size_t count, SourceSpan span) {
    for (; count > 1; --count) emit(Ir::SWAP, span, static_cast<std::uint32_t>(count));
}

void CodeGenerator::store_pattern_name(std::string_view id, PatternContext& context, SourceSpan span) {
    if (id.data() == nullptr) return emit(Ir::POP_TOP, span);
    if (std::find(context.stores.begin(), context.stores.end(), id) != context.stores.end()) {
        fail("multiple assignments to name '" + std::string(id) + "' in pattern", span);
    }
    rotate(context.on_top + context.stores.size() + 1, span);
    context.stores.push_back(id);
}

void CodeGenerator::match_statement(const ast::Match& statement) {
    visit(*statement.subject);
    Label end = new_label();
    std::size_t count = statement.cases.size();
    bool has_default = count > 1 && is_wildcard(*statement.cases.back().pattern);
    std::size_t tested = count - (has_default ? 1 : 0);
    for (std::size_t i = 0; i < tested; ++i) {
        const ast::MatchCase& match_case = statement.cases[i];
        SourceSpan span = match_case.pattern->span;
        bool more = i + 1 < tested;
        if (more) emit(Ir::COPY, span, 1);
        PatternContext context;
        context.allow_irrefutable = match_case.guard != nullptr || i + 1 == count;
        pattern(*match_case.pattern, context);
        for (std::string_view id : context.stores) name(id, ExprContext::kStore, span);
        if (match_case.guard != nullptr) {
            make_fail_labels(context, 0);
            jump_if(*match_case.guard, context.fail_pop[0], false, span);
        }
        if (more) emit(Ir::POP_TOP, kNextSpan);
        statements(match_case.body);
        emit_jump(Ir::JUMP, end, kNoSpan);
        place_fail_labels(context, span);
    }
    if (has_default) {
        const ast::MatchCase& last = statement.cases.back();
        emit(Ir::NOP, last.pattern->span);
        if (last.guard != nullptr) jump_if(*last.guard, end, false, last.pattern->span);
        statements(last.body);
    }
    use_label(end);
}

void CodeGenerator::pattern(const ast::Pattern& pattern, PatternContext& context) {
    switch (pattern.kind) {
        case NodeKind::kMatchValue: return value_pattern(as<ast::MatchValue>(pattern), context);
        case NodeKind::kMatchSingleton: return singleton_pattern(as<ast::MatchSingleton>(pattern), context);
        case NodeKind::kMatchSequence: return sequence_pattern(as<ast::MatchSequence>(pattern), context);
        case NodeKind::kMatchMapping: return mapping_pattern(as<ast::MatchMapping>(pattern), context);
        case NodeKind::kMatchClass: return class_pattern(as<ast::MatchClass>(pattern), context);
        case NodeKind::kMatchStar:
            return store_pattern_name(as<ast::MatchStar>(pattern).name, context, pattern.span);
        case NodeKind::kMatchAs: return as_pattern(as<ast::MatchAs>(pattern), context);
        default: return or_pattern(as<ast::MatchOr>(pattern), context);
    }
}

void CodeGenerator::subpattern(const ast::Pattern& inner, PatternContext& context) {
    bool allowed = context.allow_irrefutable;
    context.allow_irrefutable = true;
    pattern(inner, context);
    context.allow_irrefutable = allowed;
}

void CodeGenerator::as_pattern(const ast::MatchAs& pattern, PatternContext& context) {
    if (pattern.pattern == nullptr) {
        if (!context.allow_irrefutable) {
            if (pattern.name.data() != nullptr) {
                fail("name capture '" + std::string(pattern.name) + "' makes remaining patterns unreachable",
                     pattern.span);
            }
            fail("wildcard makes remaining patterns unreachable", pattern.span);
        }
        return store_pattern_name(pattern.name, context, pattern.span);
    }
    ++context.on_top;
    emit(Ir::COPY, pattern.span, 1);
    this->pattern(*pattern.pattern, context);
    --context.on_top;
    store_pattern_name(pattern.name, context, pattern.span);
}

void CodeGenerator::or_pattern(const ast::MatchOr& pattern, PatternContext& context) {
    SourceSpan span = pattern.span;
    Label end = new_label();
    std::vector<std::string_view> control;  // what the first alternative binds, in its order
    for (std::size_t i = 0; i < pattern.patterns.size(); ++i) {
        const ast::Pattern& alternative = *pattern.patterns[i];
        PatternContext inner;
        inner.allow_irrefutable = i + 1 == pattern.patterns.size() && context.allow_irrefutable;
        emit(Ir::COPY, alternative.span, 1);
        this->pattern(alternative, inner);
        if (i == 0) {
            control = inner.stores;
        } else {
            reorder_alternative(alternative, control, inner, span);
        }
        emit_jump(Ir::JUMP, end, alternative.span);
        place_fail_labels(inner, alternative.span);
    }
    emit(Ir::POP_TOP, span);
    jump_to_fail(Ir::JUMP, context, span);
    use_label(end);
    std::size_t rotations = control.size() + 1 + context.on_top + context.stores.size();
    for (std::string_view id : control) {
        rotate(rotations, span);
        if (std::find(context.stores.begin(), context.stores.end(), id) != context.stores.end()) {
            fail("multiple assignments to name '" + std::string(id) + "' in pattern", span);
        }
        context.stores.push_back(id);
    }
    emit(Ir::POP_TOP, span);
}

// Brings what a later alternative binds into the order of the first one.
void CodeGenerator::reorder_alternative(const ast::Pattern& alternative,
                                        const std::vector<std::string_view>& control, PatternContext& context,
                                        SourceSpan span) {
    auto& stores = context.stores;
    if (stores.size() != control.size()) fail("alternative patterns bind different names", span);
    for (std::size_t wanted = control.size(); wanted-- > 0;) {
        auto found = std::find(stores.begin(), stores.end(), control[wanted]);
        if (found == stores.end()) fail("alternative patterns bind different names", span);
        auto actual = static_cast<std::size_t>(found - stores.begin());
        if (actual == wanted) continue;
        std::size_t rotations = actual + 1;
        std::rotate(stores.begin(), stores.begin() + static_cast<std::ptrdiff_t>(rotations),
                    stores.begin() + static_cast<std::ptrdiff_t>(wanted) + 1);
        for (std::size_t i = 0; i < rotations; ++i) rotate(wanted + 1, alternative.span);
    }
}

}  // namespace awaitscope
