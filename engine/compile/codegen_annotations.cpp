// Annotations (PEP 649): code that is run when somebody asks for them; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/unparse.h"

namespace awaitscope {

using ast::as;
using ast::NodeKind;

// The unit of __annotate__(format), or of another function that is evaluated late. Formats beyond
// VALUE_WITH_FAKE_GLOBALS (2) are not its business.
void CodeGenerator::enter_annotation_unit(std::string_view name, Scope& scope, SourceSpan span) {
    constexpr std::int64_t kValueWithFakeGlobals = 2;
    enter_unit(name, UnitKind::annotations, scope, span.line);
    unit().code->argument_count = 1;
    unit().code->positional_only_count = 1;
    Label body = new_label();
    emit(Ir::LOAD_FAST, span, 0);
    load_integer(kValueWithFakeGlobals, span);
    emit(Ir::COMPARE_OP, span, static_cast<std::uint32_t>(CompareOp::gt));
    emit_jump(Ir::POP_JUMP_IF_FALSE, body, span);
    emit(Ir::LOAD_COMMON_CONSTANT, span, static_cast<std::uint32_t>(CommonConstant::not_implemented_error));
    emit(Ir::RAISE_VARARGS, span, 1);
    use_label(body);
}

void CodeGenerator::leave_annotation_unit(SourceSpan span, std::string_view owner) {
    emit(Ir::RETURN_VALUE, span);
    std::unique_ptr<CodeUnit> child = finish_unit(true);
    if (!owner.empty()) {
        const std::size_t name = child->qualname.size() - child->name.size();
        child->qualname.insert(name, std::string(owner) + ".");
    }
    child->slot_names[0] = "format";  // ".format" inside, so that no annotation can mean it
    make_closure(std::move(child), 0, span);
}

std::uint32_t CodeGenerator::function_annotations(const ast::FunctionDef& function, SourceSpan span) {
    Scope& annotations = symbols_.at(&function, ScopePart::annotations);
    if (!annotations.annotations_used) return 0;
    enter_annotation_unit(annotations.name, annotations, span);
    emit(Ir::BUILD_MAP, span, annotations_of(function, span));
    leave_annotation_unit(span, function.name);
    return kPartAnnotate;
}

// Pushes names and values in CPython's order; returns how many.
std::uint32_t CodeGenerator::annotations_of(const ast::FunctionDef& function, SourceSpan span) {
    std::uint32_t count = 0;
    auto one = [&](const ast::Arg* parameter) {
        if (parameter == nullptr || parameter->annotation == nullptr) return;
        annotation(parameter->arg, *parameter->annotation, span);
        ++count;
    };
    const ast::Arguments& parameters = *function.args;
    for (const ast::Arg* parameter : parameters.args) one(parameter);
    for (const ast::Arg* parameter : parameters.posonlyargs) one(parameter);
    one(parameters.vararg);
    for (const ast::Arg* parameter : parameters.kwonlyargs) one(parameter);
    one(parameters.kwarg);
    if (function.returns != nullptr) {
        annotation("return", *function.returns, span);
        ++count;
    }
    return count;
}

void CodeGenerator::annotation(std::string_view id, const ast::Expr& expression, SourceSpan span) {
    load_text(mangled(id), span);
    if (options_.future.annotations) {
        annotation_text(expression);
    } else if (const auto* starred = ast::try_as<ast::Starred>(&expression)) {
        visit(*starred->value);  // *args: *Ts means the only item of (*Ts,)
        emit(Ir::UNPACK_SEQUENCE, span, 1);
    } else {
        visit(expression);
    }
}

void CodeGenerator::annotation_text(const ast::Expr& expression) {
    load_text(unparse(expression), expression.span);
}

// The __annotate__ of a module or class. In a module it is made before the first statement runs.
void CodeGenerator::deferred_annotations(SourceSpan span) {
    if (unit().deferred_annotations.empty()) return;
    Unit& owner = unit();
    bool in_module = owner.kind == UnitKind::module;
    owner.in_annotations = in_module;
    Scope& annotations = *owner.scope->annotation_block;
    enter_annotation_unit(annotations.name, annotations, span);
    deferred_annotations_body(span, owner);
    leave_annotation_unit(span);
    name(in_module ? "__annotate__" : "__annotate_func__", ast::ExprContext::kStore, span);
    owner.in_annotations = false;
}

void CodeGenerator::deferred_annotations_body(SourceSpan span, const Unit& owner) {
    emit(Ir::BUILD_MAP, span, 0);
    for (const auto& [statement, index] : owner.deferred_annotations) {
        Label not_set = new_label();
        SourceSpan place = statement->span;
        if (index >= 0) {
            load_integer(index, place);
            if (owner.kind == UnitKind::class_) {
                emit(Ir::LOAD_DEREF, place, deref_index("__conditional_annotations__"));
            } else {
                emit_attribute(Ir::LOAD_GLOBAL, "__conditional_annotations__", place);
            }
            emit(Ir::CONTAINS_OP, place, 0);
            emit_jump(Ir::POP_JUMP_IF_FALSE, not_set, place);
        }
        visit(*statement->annotation);
        emit(Ir::COPY, place, 2);
        load_text(mangle(pool_, owner.private_name, as<ast::Name>(*statement->target).id), place);
        emit(Ir::STORE_SUBSCR, span);
        use_label(not_set);
    }
}

}  // namespace awaitscope
