// Classes, type parameters and type aliases; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"

namespace awaitscope {

using ast::as;
using ast::ExprContext;
using ast::NodeKind;

namespace {

std::uint32_t code_of(Intrinsic1 function) {
    return static_cast<std::uint32_t>(function);
}
std::uint32_t code_of(Intrinsic2 function) {
    return static_cast<std::uint32_t>(function);
}

std::string generic_name(std::string_view name) {
    return "<generic parameters of " + std::string(name) + ">";
}

}  // namespace

// Calls the unit of an annotation scope right where it is made.
void CodeGenerator::call_generic_unit(std::unique_ptr<CodeUnit> child, SourceSpan span) {
    make_closure(std::move(child), 0, span);
    emit(Ir::PUSH_NULL, span);
    emit(Ir::CALL, span, 0);
}

void CodeGenerator::class_definition(const ast::ClassDef& statement) {
    visit_all(statement.decorator_list);
    std::uint32_t line =
        statement.decorator_list.empty() ? statement.span.line : statement.decorator_list[0]->span.line;
    SourceSpan span = statement.span;
    bool generic = !statement.type_params.empty();
    if (generic) {
        enter_unit(generic_name(statement.name), UnitKind::annotations,
                   symbols_.at(&statement, ScopePart::type_parameters), line);
        unit().private_name = statement.name;
        type_parameters(statement.type_params);
        name(".type_params", ExprContext::kStore, span);
    }
    class_unit(statement, line);
    if (generic) {
        name(".type_params", ExprContext::kLoad, span);
        emit(Ir::INTRINSIC_1, span, code_of(Intrinsic1::subscript_generic));
        name(".generic_base", ExprContext::kStore, span);
        call_arguments(2, statement.bases, ".generic_base", statement.keywords, span);
        call_generic_unit(finish_unit(false), span);
    } else {
        call_arguments(2, statement.bases, {}, statement.keywords, span);
    }
    apply_decorators(statement.decorator_list);
    name(statement.name, ExprContext::kStore, span);
}

// Leaves __build_class__, null, the body's function and the name on the stack.
void CodeGenerator::class_unit(const ast::ClassDef& statement, std::uint32_t line) {
    enter_unit(statement.name, UnitKind::class_, symbols_.at(&statement, ScopePart::body), line);
    unit().private_name = statement.name;
    SourceSpan span = line_span(line);
    class_prologue(statement, span);
    body(statement.body, span);
    class_epilogue();
    std::unique_ptr<CodeUnit> child = finish_unit(true);
    emit(Ir::LOAD_BUILD_CLASS, statement.span);
    emit(Ir::PUSH_NULL, statement.span);
    make_closure(std::move(child), 0, statement.span);
    load_text(statement.name, statement.span);
}

void CodeGenerator::class_prologue(const ast::ClassDef& statement, SourceSpan span) {
    name("__name__", ExprContext::kLoad, span);
    name("__module__", ExprContext::kStore, span);
    load_text(unit().code->qualname, span);
    name("__qualname__", ExprContext::kStore, span);
    load_integer(unit().code->first_line, span);
    name("__firstlineno__", ExprContext::kStore, span);
    if (!statement.type_params.empty()) {
        name(".type_params", ExprContext::kLoad, span);
        name("__type_params__", ExprContext::kStore, span);
    }
    if (scope().needs_classdict) {
        emit(Ir::LOAD_LOCALS, span);
        emit(Ir::STORE_DEREF, span, deref_index("__classdict__"));
    }
    if (scope().has_conditional_annotations) {
        emit(Ir::BUILD_SET, span, 0);
        emit(Ir::STORE_DEREF, span, deref_index("__conditional_annotations__"));
    }
}

void CodeGenerator::class_epilogue() {
    std::vector<std::string_view> attributes(unit().static_attributes.begin(),
                                             unit().static_attributes.end());
    load_names(attributes, kNoSpan);
    name("__static_attributes__", ExprContext::kStore, kNoSpan);
    if (scope().needs_classdict) {
        emit(Ir::LOAD_CLOSURE, kNoSpan, deref_index("__classdict__"));
        name("__classdictcell__", ExprContext::kStore, kNoSpan);
    }
    if (scope().needs_class_closure) {
        emit(Ir::LOAD_CLOSURE, kNoSpan, deref_index("__class__"));
        emit(Ir::COPY, kNoSpan, 1);
        name("__classcell__", ExprContext::kStore, kNoSpan);
    } else {
        load_none(kNoSpan);
    }
    emit(Ir::RETURN_VALUE, kNoSpan);
}

// ---- Type parameters
// --------------------------------------------------------------------------------------------

// A bound or default is a function that is called when somebody asks.
void CodeGenerator::type_part(const ast::Expr& expression, std::string_view id,
                              const ast::TypeParam& parameter, ScopePart part, bool allow_starred) {
    SourceSpan span = expression.span;
    load(make_tuple({make_integer(1)}), span);
    enter_annotation_unit(id, symbols_.at(&parameter, part), span);
    if (allow_starred && expression.kind == NodeKind::kStarred) {
        visit(*as<ast::Starred>(expression).value);
        emit(Ir::UNPACK_SEQUENCE, span, 1);
    } else {
        visit(expression);
    }
    emit(Ir::RETURN_VALUE, span);
    make_closure(finish_unit(true), kPartDefaults, span);
}

void CodeGenerator::type_parameter(const ast::TypeParam& parameter, bool& seen_default) {
    SourceSpan span = parameter.span;
    std::string_view id;
    const ast::Expr* default_value = nullptr;
    bool variadic = parameter.kind == NodeKind::kTypeVarTuple;
    if (const auto* type = ast::try_as<ast::TypeVar>(&parameter)) {
        id = type->name;
        default_value = type->default_value;
        load_text(id, span);
        if (type->bound != nullptr) {
            type_part(*type->bound, id, parameter, ScopePart::bound, false);
            bool constraints = type->bound->kind == NodeKind::kTuple;
            emit(Ir::INTRINSIC_2, span,
                 code_of(constraints ? Intrinsic2::type_var_with_constraints
                                     : Intrinsic2::type_var_with_bound));
        } else {
            emit(Ir::INTRINSIC_1, span, code_of(Intrinsic1::type_var));
        }
    } else {
        if (variadic) {
            id = as<ast::TypeVarTuple>(parameter).name;
            default_value = as<ast::TypeVarTuple>(parameter).default_value;
        } else {
            id = as<ast::ParamSpec>(parameter).name;
            default_value = as<ast::ParamSpec>(parameter).default_value;
        }
        load_text(id, span);
        emit(Ir::INTRINSIC_1, span, code_of(variadic ? Intrinsic1::type_var_tuple : Intrinsic1::param_spec));
    }
    if (default_value != nullptr) {
        seen_default = true;
        type_part(*default_value, id, parameter, ScopePart::default_value, variadic);
        emit(Ir::INTRINSIC_2, span, code_of(Intrinsic2::set_type_param_default));
    } else if (seen_default) {
        fail("non-default type parameter '" + std::string(id) + "' follows default type parameter", span);
    }
    emit(Ir::COPY, span, 1);
    name(id, ExprContext::kStore, span);
}

void CodeGenerator::type_parameters(std::span<ast::TypeParam* const> parameters) {
    bool seen_default = false;
    for (const ast::TypeParam* parameter : parameters) type_parameter(*parameter, seen_default);
    emit(Ir::BUILD_TUPLE, parameters[0]->span, static_cast<std::uint32_t>(parameters.size()));
}

void CodeGenerator::type_alias(const ast::TypeAlias& alias) {
    SourceSpan span = alias.span;
    std::string_view id = as<ast::Name>(*alias.name).id;
    bool generic = !alias.type_params.empty();
    if (generic) {
        enter_unit(generic_name(id), UnitKind::annotations, symbols_.at(&alias, ScopePart::type_parameters),
                   span.line);
        load_text(id, span);
        type_parameters(alias.type_params);
    } else {
        load_text(id, span);
        load_none(span);
    }
    load(make_tuple({make_integer(1)}), span);
    enter_annotation_unit(id, symbols_.at(&alias, ScopePart::body), span);
    visit(*alias.value);
    emit(Ir::RETURN_VALUE, span);
    make_closure(finish_unit(false), kPartDefaults, span);
    emit(Ir::BUILD_TUPLE, span, 3);
    emit(Ir::INTRINSIC_1, span, code_of(Intrinsic1::type_alias));
    if (generic) call_generic_unit(finish_unit(false), span);
    name(id, ExprContext::kStore, span);
}

}  // namespace awaitscope
