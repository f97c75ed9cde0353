// Functions and lambdas; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/docstring.h"

namespace awaitscope {

using ast::as;
using ast::ExprContext;

namespace {

std::uint32_t count32(std::size_t count) {
    return static_cast<std::uint32_t>(count);
}

}  // namespace

void CodeGenerator::make_closure(std::unique_ptr<CodeUnit> child, std::uint32_t parts, SourceSpan span) {
    if (child->free_count > 0) {
        for (std::size_t i = child->slot_names.size() - child->free_count; i < child->slot_names.size();
             ++i) {
            emit(Ir::LOAD_CLOSURE, span, deref_index(child->slot_names[i]));
        }
        emit(Ir::BUILD_TUPLE, span, child->free_count);
    }
    auto& children = unit().code->children;
    bool closure = child->free_count > 0;
    children.push_back(std::move(child));
    emit(Ir::MAKE_FUNCTION, span, count32(children.size() - 1));
    auto set = [&](bool present, FunctionAttribute attribute) {
        if (present) emit(Ir::SET_FUNCTION_ATTRIBUTE, span, static_cast<std::uint32_t>(attribute));
    };
    set(closure, FunctionAttribute::closure);
    set(parts & kPartAnnotate, FunctionAttribute::annotate);
    set(parts & kPartKwdefaults, FunctionAttribute::kwdefaults);
    set(parts & kPartDefaults, FunctionAttribute::defaults);
}

std::uint32_t CodeGenerator::default_arguments(const ast::Arguments& parameters, SourceSpan span) {
    std::uint32_t parts = 0;
    if (!parameters.defaults.empty()) {
        if (auto values = folder_.fold_items(parameters.defaults)) {
            load(*values, span);
        } else {
            visit_all(parameters.defaults);
            emit(Ir::BUILD_TUPLE, span, count32(parameters.defaults.size()));
        }
        parts |= kPartDefaults;
    }
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < parameters.kwonlyargs.size(); ++i) {
        if (parameters.kw_defaults[i] == nullptr) continue;
        load_text(mangled(parameters.kwonlyargs[i]->arg), span);
        visit(*parameters.kw_defaults[i]);
        ++count;
    }
    if (count > 0) {
        emit(Ir::BUILD_MAP, span, count);
        parts |= kPartKwdefaults;
    }
    return parts;
}

void CodeGenerator::set_argument_counts(const ast::Arguments& parameters) {
    CodeUnit& code = *unit().code;
    code.positional_only_count = count32(parameters.posonlyargs.size());
    code.argument_count = count32(parameters.posonlyargs.size() + parameters.args.size());
    code.keyword_only_count = count32(parameters.kwonlyargs.size());
}

// A decorator is called with what it decorates in the place of self.
void CodeGenerator::apply_decorators(std::span<ast::Expr* const> decorators) {
    for (std::size_t i = decorators.size(); i-- > 0;) emit(Ir::CALL, decorators[i]->span, 0);
}

void CodeGenerator::function(const ast::FunctionDef& function) {
    visit_all(function.decorator_list);
    std::uint32_t line =
        function.decorator_list.empty() ? function.span.line : function.decorator_list[0]->span.line;
    SourceSpan span = function.span;
    std::uint32_t parts = default_arguments(*function.args, span);
    bool generic = !function.type_params.empty();
    std::uint32_t passed = 0;
    if (generic) {
        if (parts & kPartDefaults) ++passed;
        if (parts & kPartKwdefaults) ++passed;
        if (passed == 2) emit(Ir::SWAP, span, 2);
        enter_unit("<generic parameters of " + std::string(function.name) + ">", UnitKind::annotations,
                   symbols_.at(&function, ScopePart::type_parameters), line);
        unit().code->argument_count = passed;
        type_parameters(function.type_params);
        for (std::uint32_t i = 0; i < passed; ++i) emit(Ir::LOAD_FAST, span, i);
    }
    parts |= function_annotations(function, span);
    function_body(function, parts, line);
    if (generic) {
        emit(Ir::SWAP, span, 2);
        emit(Ir::INTRINSIC_2, span, static_cast<std::uint32_t>(Intrinsic2::set_function_type_params));
        std::unique_ptr<CodeUnit> child = finish_unit(false);
        if (passed > 0) {
            make_closure(std::move(child), 0, span);
            emit(Ir::SWAP, span, passed + 1);
            emit(Ir::CALL, span, passed - 1);
        } else {
            call_generic_unit(std::move(child), span);
        }
    }
    apply_decorators(function.decorator_list);
    name(function.name, ExprContext::kStore, span);
}

void CodeGenerator::function_body(const ast::FunctionDef& function, std::uint32_t parts, std::uint32_t line) {
    bool async = function.kind == ast::NodeKind::kAsyncFunctionDef;
    enter_unit(function.name, async ? UnitKind::async_function : UnitKind::function,
               symbols_.at(&function, ScopePart::body), line);
    set_argument_counts(*function.args);
    std::span<ast::Stmt* const> list = function.body;
    if (scope().has_docstring) {
        const ast::Expr& text = *as<ast::ExprStmt>(*list.front()).value;
        constant(make_text(clean_docstring(as<ast::Constant>(text).text)));
        list = list.subspan(1);
    }
    bool handles_stop = scope().coroutine || scope().generator;
    Label start = new_label();
    use_label(start);
    if (handles_stop) push_block({FrameBlock::Kind::stop_iteration, start, {}, kNoSpan, {}, {}});
    statements(list);
    if (handles_stop) {
        wrap_in_stop_iteration_handler();
        pop_block();
    }
    make_closure(finish_unit(true), parts, function.span);
}

// StopIteration must not leave a generator: it would end the loop around it without a word.
void CodeGenerator::wrap_in_stop_iteration_handler() {
    Label handler = new_label();
    unit().instructions.insert_first(Ir::SETUP_CLEANUP, handler, kNoSpan);
    load_none(kNoSpan);
    emit(Ir::RETURN_VALUE, kNoSpan);
    use_label(handler);
    Intrinsic1 convert = scope().generator && scope().coroutine ? Intrinsic1::async_gen_stopiteration_error
                                                                : Intrinsic1::stopiteration_error;
    emit(Ir::INTRINSIC_1, kNoSpan, static_cast<std::uint32_t>(convert));
    emit(Ir::RERAISE, kNoSpan, 1);
}

void CodeGenerator::lambda(const ast::Lambda& lambda) {
    std::uint32_t parts = default_arguments(*lambda.args, lambda.span);
    enter_unit("<lambda>", UnitKind::lambda, symbols_.at(&lambda, ScopePart::body), lambda.span.line);
    set_argument_counts(*lambda.args);
    visit(*lambda.body);
    std::unique_ptr<CodeUnit> child;
    if (scope().generator) {
        child = finish_unit(false);
    } else {
        emit(Ir::RETURN_VALUE, lambda.body->span);
        child = finish_unit(true);
    }
    make_closure(std::move(child), parts, lambda.span);
}

}  // namespace awaitscope
