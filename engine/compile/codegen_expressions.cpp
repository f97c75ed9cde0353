// Expressions; see codegen.h.
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"
#include "engine/compile/format_literal.h"

#include <algorithm>
#include <array>

namespace awaitscope {

using ast::as;
using ast::ExprContext;
using ast::NodeKind;

namespace {

// CPython's _PY_STACK_USE_GUIDELINE.
constexpr std::size_t kStackGuideline = 30;

}  // namespace

void CodeGenerator::visit(const ast::Expr& expression) {
    NestingGuard guard(depth_, expression.span);
    if (expression.kind == NodeKind::kBinOp) return binary(as<ast::BinOp>(expression));
    if (auto folded = folder_.fold(expression)) return load(*folded, expression.span);
    visit_unfolded(expression);
}

// a + b + c + … leans to the left: a list here, so that its length is no depth. Constants at its start fold.
void CodeGenerator::binary(const ast::BinOp& expression) {
    std::vector<const ast::BinOp*> chain;
    const ast::Expr* left = &expression;
    for (; left->kind == NodeKind::kBinOp; left = as<ast::BinOp>(*left).left) {
        chain.push_back(&as<ast::BinOp>(*left));
    }
    std::optional<FoldedConstant> folded = folder_.fold(*left);
    bool formatted = false;
    const ast::BinOp& innermost = *chain.back();
    if (folded && formatted_literal(innermost)) {
        chain.pop_back();
        formatted = true;
        folded.reset();
    }
    if (!folded && !formatted) visit(*left);
    for (; !chain.empty(); chain.pop_back()) {
        const ast::BinOp& operation = *chain.back();
        if (folded) {
            auto right = folder_.fold(*operation.right);
            auto result = right ? Folder::combine(operation.op, *folded, *right) : std::nullopt;
            if (result) {
                folded = std::move(result);
                left = &operation;
                continue;
            }
            load(*folded, left->span);
            folded.reset();
        }
        visit(*operation.right);
        emit(Ir::BINARY_OP, operation.span, binary_operand(operation.op));
    }
    if (folded) load(*folded, left->span);
}

void CodeGenerator::visit_unfolded(const ast::Expr& expression) {
    SourceSpan span = expression.span;
    switch (expression.kind) {
        case NodeKind::kNamedExpr:
            visit(*as<ast::NamedExpr>(expression).value);
            emit(Ir::COPY, span, 1);
            return visit(*as<ast::NamedExpr>(expression).target);
        case NodeKind::kBoolOp: return boolean(as<ast::BoolOp>(expression));
        case NodeKind::kUnaryOp: return unary(as<ast::UnaryOp>(expression));
        case NodeKind::kLambda: return lambda(as<ast::Lambda>(expression));
        case NodeKind::kIfExp: return conditional_expression(as<ast::IfExp>(expression));
        case NodeKind::kDict: return dictionary(as<ast::Dict>(expression));
        case NodeKind::kSet: return set_display(as<ast::Set>(expression));
        case NodeKind::kListComp:
        case NodeKind::kSetComp:
        case NodeKind::kDictComp:
        case NodeKind::kGeneratorExp: return comprehension(expression);
        case NodeKind::kYield: return yield(as<ast::Yield>(expression));
        case NodeKind::kYieldFrom: return yield_from(as<ast::YieldFrom>(expression));
        case NodeKind::kAwait: return await(as<ast::Await>(expression));
        case NodeKind::kCompare: return compare(as<ast::Compare>(expression));
        case NodeKind::kCall: return call(as<ast::Call>(expression));
        case NodeKind::kJoinedStr: return joined_text(as<ast::JoinedStr>(expression));
        case NodeKind::kFormattedValue: return formatted_value(as<ast::FormattedValue>(expression));
        case NodeKind::kTemplateStr: return template_text(as<ast::TemplateStr>(expression));
        case NodeKind::kInterpolation: return interpolation(as<ast::Interpolation>(expression));
        case NodeKind::kAttribute: return attribute(as<ast::Attribute>(expression));
        case NodeKind::kSubscript: return subscript(as<ast::Subscript>(expression));
        case NodeKind::kStarred:
            if (as<ast::Starred>(expression).ctx == ExprContext::kStore) {
                fail("starred assignment target must be in a list or tuple", span);
            }
            fail("can't use starred expression here", span);
        case NodeKind::kSlice: return slice(as<ast::Slice>(expression));
        case NodeKind::kName: return name(as<ast::Name>(expression).id, as<ast::Name>(expression).ctx, span);
        default: return sequence_display(expression);
    }
}

void CodeGenerator::boolean(const ast::BoolOp& expression) {
    Ir jump = expression.op == ast::BoolOperator::kAnd ? Ir::JUMP_IF_FALSE : Ir::JUMP_IF_TRUE;
    Label end = new_label();
    for (std::size_t i = 0; i + 1 < expression.values.size(); ++i) {
        visit(*expression.values[i]);
        emit_jump(jump, end, expression.span);
        emit(Ir::POP_TOP, expression.span);
    }
    visit(*expression.values.back());
    use_label(end);
}

void CodeGenerator::unary(const ast::UnaryOp& expression) {
    visit(*expression.operand);
    switch (expression.op) {
        case ast::UnaryOperator::kInvert: return emit(Ir::UNARY_INVERT, expression.span);
        case ast::UnaryOperator::kNot: return emit(Ir::UNARY_NOT, expression.span);
        case ast::UnaryOperator::kUAdd: return emit(Ir::UNARY_POSITIVE, expression.span);
        case ast::UnaryOperator::kUSub: return emit(Ir::UNARY_NEGATIVE, expression.span);
    }
}

void CodeGenerator::conditional_expression(const ast::IfExp& expression) {
    Label end = new_label();
    Label next = new_label();
    jump_if(*expression.test, next, false, expression.span);
    visit(*expression.body);
    emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
    use_label(next);
    visit(*expression.orelse);
    use_label(end);
}

// ---- Comparisons
// ------------------------------------------------------------------------------------------------

void CodeGenerator::compare_op(ast::CompareOperator op, SourceSpan span) {
    using ast::CompareOperator;
    auto ordering = [&](CompareOp kind) { emit(Ir::COMPARE_OP, span, static_cast<std::uint32_t>(kind)); };
    switch (op) {
        case CompareOperator::kEq: return ordering(CompareOp::eq);
        case CompareOperator::kNotEq: return ordering(CompareOp::ne);
        case CompareOperator::kLt: return ordering(CompareOp::lt);
        case CompareOperator::kLtE: return ordering(CompareOp::le);
        case CompareOperator::kGt: return ordering(CompareOp::gt);
        case CompareOperator::kGtE: return ordering(CompareOp::ge);
        case CompareOperator::kIs: return emit(Ir::IS_OP, span, 0);
        case CompareOperator::kIsNot: return emit(Ir::IS_OP, span, 1);
        case CompareOperator::kIn: return emit(Ir::CONTAINS_OP, span, 0);
        case CompareOperator::kNotIn: return emit(Ir::CONTAINS_OP, span, 1);
    }
}

// The right operand; where it is only searched, a display of constants is a constant tuple or frozenset.
void CodeGenerator::compare_operand(const ast::Expr& expression, ast::CompareOperator op, bool last) {
    bool searched = op == ast::CompareOperator::kIn || op == ast::CompareOperator::kNotIn;
    if (searched && last) {
        iterable(expression);
    } else {
        visit(expression);
    }
}

void CodeGenerator::compare(const ast::Compare& expression) {
    SourceSpan span = expression.span;
    visit(*expression.left);
    std::size_t last = expression.ops.size() - 1;
    if (last == 0) {
        compare_operand(*expression.comparators[0], expression.ops[0], true);
        return compare_op(expression.ops[0], span);
    }
    Label cleanup = new_label();
    for (std::size_t i = 0; i < last; ++i) {
        visit(*expression.comparators[i]);
        emit(Ir::SWAP, span, 2);
        emit(Ir::COPY, span, 2);
        compare_op(expression.ops[i], span);
        emit_jump(Ir::JUMP_IF_FALSE, cleanup, span);
        emit(Ir::POP_TOP, span);
    }
    compare_operand(*expression.comparators[last], expression.ops[last], true);
    compare_op(expression.ops[last], span);
    Label end = new_label();
    emit_jump(Ir::JUMP_NO_INTERRUPT, end, kNoSpan);
    use_label(cleanup);
    emit(Ir::SWAP, span, 2);
    emit(Ir::POP_TOP, span);
    use_label(end);
}

// ---- Attributes and subscripts
// ----------------------------------------------------------------------------------

SourceSpan span_of_attribute_name(const ast::Attribute& attribute, SourceSpan span) {
    std::uint32_t line = attribute.span.end_line;
    if (span.line == line) return span;
    auto length =
        static_cast<std::uint32_t>(std::count_if(attribute.attr.begin(), attribute.attr.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xc0) != 0x80;  // characters, not bytes
        }));
    span.line = line;
    std::uint32_t end = attribute.span.end_column;
    span.column = length <= end ? end - length : 0;
    span.end_line = std::max(span.line, span.end_line);
    if (span.line == span.end_line) span.end_column = std::max(span.column, span.end_column);
    return span;
}

void CodeGenerator::attribute(const ast::Attribute& expression) {
    SourceSpan span = expression.span;
    if (expression.ctx == ExprContext::kLoad && optimizable_super(expression)) {
        super_arguments(as<ast::Call>(*expression.value));
        emit_name(Ir::LOAD_SUPER_ATTR, expression.attr, span);
        emit(Ir::NOP, span_of_attribute_name(expression, span));
        return;
    }
    // Attributes that methods set on self are listed in the class as __static_attributes__.
    const auto* owner = ast::try_as<ast::Name>(expression.value);
    if (expression.ctx == ExprContext::kStore && owner != nullptr && owner->id == "self") {
        for (std::size_t i = units_.size(); i-- > 0;) {
            if (units_[i]->kind != UnitKind::class_) continue;
            units_[i]->static_attributes.insert(expression.attr);
            break;
        }
    }
    visit(*expression.value);
    span = span_of_attribute_name(expression, span);
    switch (expression.ctx) {
        case ExprContext::kLoad: return emit_name(Ir::LOAD_ATTR, expression.attr, span);
        case ExprContext::kStore: return emit_name(Ir::STORE_ATTR, expression.attr, span);
        case ExprContext::kDel: return emit_name(Ir::DELETE_ATTR, expression.attr, span);
    }
}

void CodeGenerator::subscript(const ast::Subscript& expression) {
    visit(*expression.value);
    visit(*expression.slice);
    switch (expression.ctx) {
        case ExprContext::kLoad: return emit(Ir::BINARY_SUBSCR, expression.span);
        case ExprContext::kStore: return emit(Ir::STORE_SUBSCR, expression.span);
        case ExprContext::kDel: return emit(Ir::DELETE_SUBSCR, expression.span);
    }
}

void CodeGenerator::slice(const ast::Slice& expression) {
    auto part = [&](const ast::Expr* bound) {
        return bound == nullptr ? std::optional(make_none()) : folder_.fold(*bound);
    };
    auto lower = part(expression.lower);
    auto upper = part(expression.upper);
    auto step = part(expression.step);
    if (lower && upper && step) {
        FoldedConstant value = make_tuple({*lower, *upper, *step});
        value.value.kind = Constant::Kind::slice;
        return load(value, expression.span);
    }
    for (const ast::Expr* bound : {expression.lower, expression.upper}) {
        if (bound != nullptr) {
            visit(*bound);
        } else {
            load_none(expression.span);
        }
    }
    if (expression.step != nullptr) visit(*expression.step);
    emit(Ir::BUILD_SLICE, expression.span, expression.step != nullptr ? 3 : 2);
}

// ---- Suspending
// -------------------------------------------------------------------------------------------------

void CodeGenerator::emit_yield(SourceSpan span) {
    if (scope().generator && scope().coroutine) emit(Ir::ASYNC_GEN_WRAP, span);
    emit(Ir::YIELD_VALUE, span, 0);
}

void CodeGenerator::yield(const ast::Yield& expression) {
    if (!scope().is_function_like()) fail("'yield' outside function", expression.span);
    if (expression.value != nullptr) {
        visit(*expression.value);
    } else {
        load_none(expression.span);
    }
    emit_yield(expression.span);
}

void CodeGenerator::yield_from(const ast::YieldFrom& expression) {
    if (!scope().is_function_like()) fail("'yield from' outside function", expression.span);
    if (unit().kind == UnitKind::async_function) fail("'yield from' inside async function", expression.span);
    visit(*expression.value);
    emit(Ir::GET_YIELD_FROM_ITER, expression.span);
    load_none(expression.span);
    send_loop(expression.span);
}

void CodeGenerator::await(const ast::Await& expression) {
    visit(*expression.value);
    await_top(expression.span, 0);
}

void CodeGenerator::await_top(SourceSpan span, std::uint32_t where) {
    emit(Ir::GET_AWAITABLE, span, where);
    load_none(span);
    send_loop(span);
}

// codegen_add_yield_from: sends until the receiver returns. Closing or throwing may raise StopIteration out
// of YIELD_VALUE; that ends the loop, too.
void CodeGenerator::send_loop(SourceSpan span) {
    Label send = new_label();
    Label failed = new_label();
    Label exit = new_label();
    use_label(send);
    emit_jump(Ir::SEND, exit, span);
    emit_jump(Ir::SETUP_FINALLY, failed, span);
    emit(Ir::YIELD_VALUE, span, 1);
    emit(Ir::POP_BLOCK, kNoSpan);
    emit_jump(Ir::JUMP_NO_INTERRUPT, send, span);
    use_label(failed);
    emit(Ir::CLEANUP_THROW, span);
    use_label(exit);
    emit(Ir::END_SEND, span);
}

// ---- f-strings
// --------------------------------------------------------------------------------------------------

void CodeGenerator::joined_text(const ast::JoinedStr& expression) {
    SourceSpan span = expression.span;
    std::size_t count = expression.values.size();
    if (count > kStackGuideline) {
        load_text("", span);
        emit_attribute(Ir::LOAD_METHOD, "join", span);
        emit(Ir::BUILD_LIST, span, 0);
        for (const ast::Expr* part : expression.values) {
            visit(*part);
            emit(Ir::LIST_APPEND, span, 1);
        }
        emit(Ir::CALL, span, 1);
        return;
    }
    visit_all(expression.values);
    if (count > 1) emit(Ir::BUILD_STRING, span, static_cast<std::uint32_t>(count));
    if (count == 0) load_text("", span);
}

// `"…%s…" % (a, b)` as the f-string that it is. Its literal parts stand in no line of their own.
bool CodeGenerator::formatted_literal(const ast::BinOp& expression) {
    if (expression.op != ast::BinaryOperator::kMod || expression.right->kind != NodeKind::kTuple)
        return false;
    const auto* format = ast::try_as<ast::Constant>(expression.left);
    if (format == nullptr || format->type != ast::ConstantType::kStr) return false;
    const auto& operands = as<ast::Tuple>(*expression.right).elts;
    auto starred = [](const ast::Expr* operand) { return operand->kind == NodeKind::kStarred; };
    if (std::any_of(operands.begin(), operands.end(), starred)) return false;
    auto parts = split_format(format->text, operands.size());
    if (!parts || parts->size() > kStackGuideline) return false;
    std::size_t next = 0;
    for (const FormatPart& part : *parts) {
        if (part.conversion == 0) {
            load_text(part.text, kNoSpan);
            continue;
        }
        const ast::Expr& operand = *operands[next++];
        visit(operand);
        convert(part.conversion, operand.span);
        if (!part.spec.empty()) {
            load_text(part.spec, operand.span);
            emit(Ir::FORMAT_WITH_SPEC, operand.span);
        } else {
            emit(Ir::FORMAT_SIMPLE, operand.span);
        }
    }
    if (parts->size() > 1) emit(Ir::BUILD_STRING, expression.span, static_cast<std::uint32_t>(parts->size()));
    if (parts->empty()) load_text("", expression.span);
    return true;
}

void CodeGenerator::convert(int conversion, SourceSpan span) {
    if (conversion == 's') emit(Ir::CONVERT_VALUE, span, 1);
    if (conversion == 'r') emit(Ir::CONVERT_VALUE, span, 2);
    if (conversion == 'a') emit(Ir::CONVERT_VALUE, span, 3);
}

void CodeGenerator::formatted_value(const ast::FormattedValue& expression) {
    visit(*expression.value);
    convert(expression.conversion, expression.span);
    if (expression.format_spec != nullptr) {
        visit(*expression.format_spec);
        emit(Ir::FORMAT_WITH_SPEC, expression.span);
    } else {
        emit(Ir::FORMAT_SIMPLE, expression.span);
    }
}

// A call of string.templatelib's _template with the parts in their order: the types are written in Python.
void CodeGenerator::template_text(const ast::TemplateStr& expression) {
    SourceSpan span = expression.span;
    load_integer(0, span);
    load_names(std::array<std::string_view, 1>{"_template"}, span);
    emit_name(Ir::IMPORT_NAME, "string.templatelib", span);
    emit_name(Ir::IMPORT_FROM, "_template", span);
    emit(Ir::SWAP, span, 2);
    emit(Ir::POP_TOP, span);
    emit(Ir::PUSH_NULL, span);
    emit(Ir::BUILD_LIST, span, 0);
    for (const ast::Expr* part : expression.values) {
        visit(*part);
        emit(Ir::LIST_APPEND, span, 1);
    }
    emit(Ir::LIST_TO_TUPLE, span);
    emit(Ir::CALL_FUNCTION_EX, span, 0);
}

void CodeGenerator::interpolation(const ast::Interpolation& expression) {
    SourceSpan span = expression.span;
    visit(*expression.value);
    load_text(expression.str, span);
    if (expression.conversion > 0)
        load_text(std::string(1, static_cast<char>(expression.conversion)), span);
    else
        load(make_none(), span);
    if (expression.format_spec != nullptr)
        visit(*expression.format_spec);
    else
        load_text("", span);
    emit(Ir::BUILD_TUPLE, span, 4);
}

}  // namespace awaitscope
