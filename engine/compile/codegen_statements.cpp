// Simple statements; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"
#include "engine/compile/docstring.h"

#include <algorithm>

namespace awaitscope {

using ast::as;
using ast::ExprContext;
using ast::NodeKind;

void CodeGenerator::body(std::span<ast::Stmt* const> list, SourceSpan span) {
    if (options_.future.annotations && scope().annotations_used) emit(Ir::SETUP_ANNOTATIONS, span);
    if (list.empty()) return;
    if (scope().has_docstring) {
        const ast::Expr& text = *as<ast::ExprStmt>(*list.front()).value;
        load_text(clean_docstring(as<ast::Constant>(text).text), text.span);
        name("__doc__", ExprContext::kStore, kNoSpan);
        list = list.subspan(1);
    }
    statements(list);
    if (!options_.future.annotations) deferred_annotations(span);
}

void CodeGenerator::visit(const ast::Stmt& statement) {
    switch (statement.kind) {
        case NodeKind::kFunctionDef:
        case NodeKind::kAsyncFunctionDef: return function(as<ast::FunctionDef>(statement));
        case NodeKind::kClassDef: return class_definition(as<ast::ClassDef>(statement));
        case NodeKind::kTypeAlias: return type_alias(as<ast::TypeAlias>(statement));
        case NodeKind::kReturn: return return_statement(as<ast::Return>(statement));
        case NodeKind::kDelete: return visit_all(as<ast::Delete>(statement).targets);
        case NodeKind::kAssign: return assign(as<ast::Assign>(statement));
        case NodeKind::kAugAssign: return augmented_assign(as<ast::AugAssign>(statement));
        case NodeKind::kAnnAssign: return annotated_assign(as<ast::AnnAssign>(statement));
        case NodeKind::kFor: return conditional([&] { for_statement(as<ast::For>(statement)); });
        case NodeKind::kAsyncFor: return conditional([&] { async_for_statement(as<ast::For>(statement)); });
        case NodeKind::kWhile: return conditional([&] { while_statement(as<ast::While>(statement)); });
        case NodeKind::kIf: return conditional([&] { if_statement(as<ast::If>(statement)); });
        case NodeKind::kMatch: return conditional([&] { match_statement(as<ast::Match>(statement)); });
        case NodeKind::kTry:
        case NodeKind::kTryStar: return conditional([&] { try_statement(as<ast::Try>(statement)); });
        case NodeKind::kWith:
        case NodeKind::kAsyncWith: return conditional([&] { with_statement(as<ast::With>(statement), 0); });
        case NodeKind::kRaise: return raise(as<ast::Raise>(statement));
        case NodeKind::kAssert: return assertion(as<ast::Assert>(statement));
        case NodeKind::kImport: return import(as<ast::Import>(statement));
        case NodeKind::kImportFrom: return import_from(as<ast::ImportFrom>(statement));
        case NodeKind::kExprStmt: return expression_statement(as<ast::ExprStmt>(statement));
        case NodeKind::kPass: return emit(Ir::NOP, statement.span);
        case NodeKind::kBreak: return break_statement(statement.span);
        case NodeKind::kContinue: return continue_statement(statement.span);
        default: return;  // global, nonlocal
    }
}

void CodeGenerator::expression_statement(const ast::ExprStmt& statement) {
    if (statement.value->kind == NodeKind::kConstant) {
        emit(Ir::NOP, statement.span);
        return;
    }
    visit(*statement.value);
    emit(Ir::POP_TOP, kNoSpan);
}

namespace {

// a, b = 1, 2 needs no tuple, be they constants or not.
bool unpacks_directly(const ast::Assign& statement) {
    if (statement.targets.size() != 1 || statement.value->kind != NodeKind::kTuple) return false;
    const ast::Expr& target = *statement.targets[0];
    if (target.kind != NodeKind::kTuple && target.kind != NodeKind::kList) return false;
    const auto& targets = static_cast<const ast::Sequence&>(target).elts;
    const auto& items = as<ast::Tuple>(*statement.value).elts;
    std::size_t count = items.size();
    auto starred = [](const ast::Expr* element) { return element->kind == NodeKind::kStarred; };
    return count >= 1 && count <= 3 && count == targets.size() &&
           std::none_of(targets.begin(), targets.end(), starred) &&
           std::none_of(items.begin(), items.end(), starred);
}

}  // namespace

void CodeGenerator::assign(const ast::Assign& statement) {
    if (unpacks_directly(statement)) {
        const auto& items = as<ast::Tuple>(*statement.value).elts;
        visit_all(items);
        emit(Ir::BUILD_TUPLE, statement.value->span, static_cast<std::uint32_t>(items.size()));
    } else {
        visit(*statement.value);
    }
    for (std::size_t i = 0; i < statement.targets.size(); ++i) {
        if (i + 1 < statement.targets.size()) emit(Ir::COPY, statement.span, 1);
        visit(*statement.targets[i]);
    }
}

std::uint32_t binary_operand(ast::BinaryOperator op) {
    static constexpr BinaryOp kOps[] = {
        BinaryOp::add,          BinaryOp::subtract,  BinaryOp::multiply, BinaryOp::matrix_multiply,
        BinaryOp::true_divide,  BinaryOp::remainder, BinaryOp::power,    BinaryOp::lshift,
        BinaryOp::rshift,       BinaryOp::or_,       BinaryOp::xor_,     BinaryOp::and_,
        BinaryOp::floor_divide,
    };
    return static_cast<std::uint32_t>(kOps[static_cast<std::size_t>(op)]);
}

void CodeGenerator::augmented_assign(const ast::AugAssign& statement) {
    const ast::Expr& target = *statement.target;
    SourceSpan span = target.span;
    const auto* attribute_target = ast::try_as<ast::Attribute>(&target);
    const auto* subscript_target = ast::try_as<ast::Subscript>(&target);
    if (attribute_target != nullptr) {
        visit(*attribute_target->value);
        emit(Ir::COPY, span, 1);
        span = span_of_attribute_name(*attribute_target, span);
        emit_name(Ir::LOAD_ATTR, attribute_target->attr, span);
    } else if (subscript_target != nullptr) {
        visit(*subscript_target->value);
        visit(*subscript_target->slice);
        emit(Ir::COPY, span, 2);
        emit(Ir::COPY, span, 2);
        emit(Ir::BINARY_SUBSCR, span);
    } else {
        name(as<ast::Name>(target).id, ExprContext::kLoad, span);
    }
    visit(*statement.value);
    emit(Ir::BINARY_OP, statement.span, binary_operand(statement.op) + kInplace);
    if (attribute_target != nullptr) {
        emit(Ir::SWAP, span, 2);
        emit_name(Ir::STORE_ATTR, attribute_target->attr, span);
    } else if (subscript_target != nullptr) {
        emit(Ir::SWAP, span, 3);
        emit(Ir::SWAP, span, 2);
        emit(Ir::STORE_SUBSCR, span);
    } else {
        name(as<ast::Name>(target).id, ExprContext::kStore, span);
    }
}

void CodeGenerator::annotated_assign(const ast::AnnAssign& statement) {
    if (statement.value != nullptr) {
        visit(*statement.value);
        visit(*statement.target);
    }
    bool keeps = unit().kind == UnitKind::module || unit().kind == UnitKind::class_;
    if (statement.target->kind != NodeKind::kName) {
        if (statement.value == nullptr) check_annotated_target(statement);
    } else if (statement.simple && keeps) {
        std::string_view id = as<ast::Name>(*statement.target).id;
        if (options_.future.annotations) {
            annotation_text(*statement.annotation);
            emit_attribute(Ir::LOAD_NAME, "__annotations__", statement.span);
            load_text(mangled(id), statement.span);
            emit(Ir::STORE_SUBSCR, statement.span);
        } else {
            std::int64_t index = -1;
            if (unit().kind == UnitKind::module || unit().in_conditional_block) {
                index = unit().next_conditional_annotation++;
                if (unit().kind == UnitKind::class_) {
                    emit(Ir::LOAD_DEREF, statement.span, deref_index("__conditional_annotations__"));
                } else {
                    emit_attribute(Ir::LOAD_NAME, "__conditional_annotations__", statement.span);
                }
                load_integer(index, statement.span);
                emit(Ir::SET_ADD, statement.span, 1);
                emit(Ir::POP_TOP, statement.span);
            }
            unit().deferred_annotations.emplace_back(&statement, index);
        }
    }
}

void CodeGenerator::evaluate_and_drop(const ast::Expr& expression) {
    visit(expression);
    emit(Ir::POP_TOP, expression.span);
}

// What an annotated target is made of must be there, though nothing is assigned.
void CodeGenerator::check_annotated_target(const ast::AnnAssign& statement) {
    if (const auto* target = ast::try_as<ast::Attribute>(statement.target)) {
        evaluate_and_drop(*target->value);
    } else {
        const auto& element = as<ast::Subscript>(*statement.target);
        evaluate_and_drop(*element.value);
        check_annotation_subscript(*element.slice);
    }
}

void CodeGenerator::check_annotation_subscript(const ast::Expr& expression) {
    if (const auto* range = ast::try_as<ast::Slice>(&expression)) {
        for (const ast::Expr* part : {range->lower, range->upper, range->step}) {
            if (part != nullptr) evaluate_and_drop(*part);
        }
    } else if (const auto* tuple = ast::try_as<ast::Tuple>(&expression)) {
        for (const ast::Expr* element : tuple->elts) check_annotation_subscript(*element);
    } else {
        evaluate_and_drop(expression);
    }
}

void CodeGenerator::raise(const ast::Raise& statement) {
    std::uint32_t count = 0;
    if (statement.exc != nullptr) {
        visit(*statement.exc);
        ++count;
        if (statement.cause != nullptr) {
            visit(*statement.cause);
            ++count;
        }
    }
    emit(Ir::RAISE_VARARGS, statement.span, count);
}

void CodeGenerator::assertion(const ast::Assert& statement) {
    Label end = new_label();
    jump_if(*statement.test, end, true, statement.span);
    emit(Ir::LOAD_COMMON_CONSTANT, statement.span,
         static_cast<std::uint32_t>(CommonConstant::assertion_error));
    if (statement.msg != nullptr) {
        visit(*statement.msg);
        emit(Ir::CALL, statement.span, 0);  // the message stands in the place of self
    }
    emit(Ir::RAISE_VARARGS, statement.test->span, 1);
    use_label(end);
}

void CodeGenerator::import(const ast::Import& statement) {
    for (const ast::Alias* alias : statement.names) {
        load_integer(0, statement.span);
        load_none(statement.span);
        emit_name(Ir::IMPORT_NAME, alias->name, statement.span);
        if (alias->asname.data() != nullptr) {
            import_as(*alias, statement.span);
        } else {
            name(alias->name.substr(0, alias->name.find('.')), ExprContext::kStore, statement.span);
        }
    }
}

// import a.b.c as d: IMPORT_NAME pushes a; the attributes lead to c.
void CodeGenerator::import_as(const ast::Alias& alias, SourceSpan span) {
    std::string_view rest = alias.name;
    std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) return name(alias.asname, ExprContext::kStore, span);
    while (true) {
        rest = rest.substr(dot + 1);
        dot = rest.find('.');
        emit_attribute(Ir::IMPORT_FROM, rest.substr(0, dot), span);
        if (dot == std::string_view::npos) break;
        emit(Ir::SWAP, span, 2);
        emit(Ir::POP_TOP, span);
    }
    name(alias.asname, ExprContext::kStore, span);
    emit(Ir::POP_TOP, span);
}

void CodeGenerator::import_from(const ast::ImportFrom& statement) {
    SourceSpan span = statement.span;
    load_integer(statement.level, span);
    std::vector<std::string_view> names;
    for (const ast::Alias* alias : statement.names) names.push_back(alias->name);
    load_names(names, span);
    emit_name(Ir::IMPORT_NAME, statement.module.data() == nullptr ? "" : statement.module, span);
    if (names.front() == "*") {
        emit(Ir::IMPORT_STAR, span);
        return;
    }
    for (const ast::Alias* alias : statement.names) {
        emit_name(Ir::IMPORT_FROM, alias->name, span);
        name(alias->asname.data() != nullptr ? alias->asname : alias->name, ExprContext::kStore, span);
    }
    emit(Ir::POP_TOP, span);
}

}  // namespace awaitscope
