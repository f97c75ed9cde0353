// Calls; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"

#include <algorithm>

namespace awaitscope {

using ast::as;
using ast::ExprContext;
using ast::NodeKind;

namespace {

constexpr std::size_t kStackGuideline = 30;

std::uint32_t count32(std::size_t count) {
    return static_cast<std::uint32_t>(count);
}

bool has_starred(std::span<ast::Expr* const> arguments) {
    return std::any_of(arguments.begin(), arguments.end(),
                       [](const ast::Expr* argument) { return argument->kind == NodeKind::kStarred; });
}

bool has_unpacking(std::span<ast::Keyword* const> keywords) {
    return std::any_of(keywords.begin(), keywords.end(),
                       [](const ast::Keyword* keyword) { return keyword->arg.data() == nullptr; });
}

}  // namespace

void CodeGenerator::check_keywords(std::span<ast::Keyword* const> keywords) {
    std::unordered_set<std::string_view> seen;
    // CPython compares each with all that follow it: the first name that comes again is reported.
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        if (keywords[i]->arg.data() == nullptr || !seen.insert(keywords[i]->arg).second) continue;
        for (std::size_t j = i + 1; j < keywords.size() && keywords.size() < 256; ++j) {
            if (keywords[j]->arg != keywords[i]->arg || keywords[j]->arg.data() == nullptr) continue;
            fail("keyword argument repeated: " + std::string(keywords[i]->arg), keywords[j]->span);
        }
    }
    if (keywords.size() < 256) return;
    seen.clear();
    for (const ast::Keyword* keyword : keywords) {
        if (keyword->arg.data() != nullptr && !seen.insert(keyword->arg).second) {
            fail("keyword argument repeated: " + std::string(keyword->arg), keyword->span);
        }
    }
}

void CodeGenerator::call(const ast::Call& expression) {
    check_keywords(expression.keywords);
    if (method_call(expression)) return;
    Label end = new_label();
    visit(*expression.func);
    builtin_loop_call(expression, end);
    emit(Ir::PUSH_NULL, expression.func->span);
    call_arguments(0, expression.args, {}, expression.keywords, expression.span);
    use_label(end);
}

// `module.function()` is an attribute of the module, not a method.
bool CodeGenerator::imported_name(const ast::Expr& expression) {
    const auto* id = ast::try_as<ast::Name>(&expression);
    return id != nullptr && (symbols_.top().flags_of(id->id) & kDefImport) != 0;
}

bool CodeGenerator::method_call(const ast::Call& expression) {
    const auto* method = ast::try_as<ast::Attribute>(expression.func);
    if (method == nullptr || method->ctx != ExprContext::kLoad || imported_name(*method->value)) return false;
    std::size_t arguments = expression.args.size();
    std::size_t keywords = expression.keywords.size();
    if (arguments + keywords + (keywords != 0 ? 1 : 0) >= kStackGuideline) return false;
    if (has_starred(expression.args) || has_unpacking(expression.keywords)) return false;

    SourceSpan span = span_of_attribute_name(*method, method->span);
    if (optimizable_super(*method)) {
        super_arguments(as<ast::Call>(*method->value));
        emit_name(Ir::LOAD_SUPER_METHOD, method->attr, method->span);
        emit(Ir::NOP, span);
    } else {
        visit(*method->value);
        emit_name(Ir::LOAD_METHOD, method->attr, span);
    }
    visit_all(expression.args);
    SourceSpan call_span = span_of_attribute_name(*method, expression.span);
    if (keywords != 0) {
        for (const ast::Keyword* keyword : expression.keywords) visit(*keyword->value);
        keyword_names(expression.keywords, span);
        emit(Ir::CALL_KW, call_span, count32(arguments + keywords));
    } else {
        emit(Ir::CALL, call_span, count32(arguments));
    }
    return true;
}

// all(…), any(…) and tuple(…) over a generator expression loop right here, unless the name means another
// thing.
bool CodeGenerator::builtin_loop_call(const ast::Call& expression, Label end) {
    const auto* function = ast::try_as<ast::Name>(expression.func);
    if (function == nullptr || expression.args.size() != 1 || !expression.keywords.empty() ||
        expression.args[0]->kind != NodeKind::kGeneratorExp) {
        return false;
    }
    CommonConstant builtin = CommonConstant::builtin_all;
    if (function->id == "any") {
        builtin = CommonConstant::builtin_any;
    } else if (function->id == "tuple") {
        builtin = CommonConstant::builtin_tuple;
    } else if (function->id != "all") {
        return false;
    }
    SourceSpan span = function->span;
    bool all = builtin == CommonConstant::builtin_all;
    bool tuple = builtin == CommonConstant::builtin_tuple;
    auto load_bool = [&](bool value) {
        FoldedConstant result;
        result.value.kind = value ? Constant::Kind::true_ : Constant::Kind::false_;
        load(result, span);
    };
    Label skip = new_label();
    Label loop = new_label();
    Label cleanup = new_label();
    emit(Ir::COPY, span, 1);
    emit(Ir::LOAD_COMMON_CONSTANT, span, static_cast<std::uint32_t>(builtin));
    emit(Ir::IS_OP, span, 0);
    emit_jump(Ir::POP_JUMP_IF_FALSE, skip, span);
    emit(Ir::POP_TOP, span);
    if (tuple) emit(Ir::BUILD_LIST, span, 0);
    visit(*expression.args[0]);
    use_label(loop);
    emit_jump(Ir::FOR_ITER, cleanup, span);
    if (tuple) {
        emit(Ir::LIST_APPEND, span, 2);
        emit_jump(Ir::JUMP, loop, span);
    } else {
        emit_jump(all ? Ir::POP_JUMP_IF_TRUE : Ir::POP_JUMP_IF_FALSE, loop, span);
        emit(Ir::POP_TOP, kNoSpan);  // the iterator
        load_bool(!all);
        emit_jump(Ir::JUMP, end, span);
    }
    use_label(cleanup);
    emit(Ir::END_FOR, kNoSpan);
    if (tuple) {
        emit(Ir::LIST_TO_TUPLE, span);
    } else {
        load_bool(all);
    }
    emit_jump(Ir::JUMP, end, span);
    use_label(skip);
    return true;
}

void CodeGenerator::keyword_names(std::span<ast::Keyword* const> keywords, SourceSpan span) {
    std::vector<std::string_view> names;
    for (const ast::Keyword* keyword : keywords) names.push_back(keyword->arg);
    load_names(names, span);
}

// codegen_call_helper: `pushed` positional arguments are on the stack already (of a class statement).
void CodeGenerator::call_arguments(std::uint32_t pushed, std::span<ast::Expr* const> arguments,
                                   std::string_view injected, std::span<ast::Keyword* const> keywords,
                                   SourceSpan span) {
    check_keywords(keywords);
    if (arguments.size() + keywords.size() * 2 > kStackGuideline || has_starred(arguments) ||
        has_unpacking(keywords)) {
        return expanded_call_arguments(pushed, arguments, injected, keywords, span);
    }
    visit_all(arguments);
    std::uint32_t count = pushed + count32(arguments.size());
    if (injected.data() != nullptr) {
        name(injected, ExprContext::kLoad, span);
        ++count;
    }
    if (keywords.empty()) return emit(Ir::CALL, span, count);
    for (const ast::Keyword* keyword : keywords) visit(*keyword->value);
    keyword_names(keywords, span);
    emit(Ir::CALL_KW, span, count + count32(keywords.size()));
}

void CodeGenerator::expanded_call_arguments(std::uint32_t pushed, std::span<ast::Expr* const> arguments,
                                            std::string_view injected,
                                            std::span<ast::Keyword* const> keywords, SourceSpan span) {
    if (pushed == 0 && injected.data() == nullptr && arguments.size() == 1 && has_starred(arguments)) {
        visit(*as<ast::Starred>(*arguments[0]).value);
    } else {
        starred_display(arguments, injected, pushed, {Ir::BUILD_LIST, Ir::LIST_APPEND, Ir::LIST_EXTEND, true},
                        span);
    }
    bool have_dict = false;
    std::size_t seen = 0;
    auto flush = [&](std::size_t end) {
        keyword_dictionary(keywords.subspan(end - seen, seen), span);
        if (have_dict) emit(Ir::DICT_MERGE, span, 1);
        have_dict = true;
        seen = 0;
    };
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        if (keywords[i]->arg.data() != nullptr) {
            ++seen;
            continue;
        }
        if (seen != 0) flush(i);
        if (!have_dict) emit(Ir::BUILD_MAP, span, 0);
        have_dict = true;
        visit(*keywords[i]->value);
        emit(Ir::DICT_MERGE, span, 1);
    }
    if (seen != 0) flush(keywords.size());
    emit(Ir::CALL_FUNCTION_EX, span, have_dict ? 1 : 0);
}

void CodeGenerator::keyword_dictionary(std::span<ast::Keyword* const> keywords, SourceSpan span) {
    bool big = keywords.size() * 2 > kStackGuideline;
    if (big) emit(Ir::BUILD_MAP, kNoSpan, 0);
    for (const ast::Keyword* keyword : keywords) {
        load_text(keyword->arg, span);
        visit(*keyword->value);
        if (big) emit(Ir::MAP_ADD, kNoSpan, 1);
    }
    if (!big) emit(Ir::BUILD_MAP, span, count32(keywords.size()));
}

// ---- super()
// ----------------------------------------------------------------------------------------------------

// can_optimize_super_call: super().name with the builtin super, as far as one can see, and with what it
// needs.
bool CodeGenerator::optimizable_super(const ast::Attribute& attribute) {
    const auto* call = ast::try_as<ast::Call>(attribute.value);
    if (call == nullptr || !call->keywords.empty() || attribute.attr == "__class__") return false;
    const auto* function = ast::try_as<ast::Name>(call->func);
    if (function == nullptr || function->id != "super") return false;
    if (scope().resolution_of("super") != Resolution::global_implicit) return false;
    if (symbols_.top().resolution_of("super") != Resolution::none) return false;
    if (call->args.size() == 2) return !has_starred(call->args);
    if (!call->args.empty() || unit().code->argument_count == 0) return false;
    return scope().resolution_of("__class__") == Resolution::free;
}

void CodeGenerator::super_arguments(const ast::Call& call) {
    name("super", ExprContext::kLoad, call.func->span);
    if (call.args.size() == 2) return visit_all(call.args);
    name("__class__", ExprContext::kLoad, call.span);
    name(unit().varnames.names().front(), ExprContext::kLoad, call.span);
}

}  // namespace awaitscope
