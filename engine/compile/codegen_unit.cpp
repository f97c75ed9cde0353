// Units, names and constants; see codegen.h.
#include "engine/base/check.h"
#include "engine/compile/codegen.h"
#include "engine/compile/compile_error.h"
#include "engine/compile/flow_graph.h"

#include <algorithm>
#include <cstring>

namespace awaitscope {

void CodeGenerator::push_block(FrameBlock block) {
    constexpr std::size_t kMostBlocks = 21;
    if (unit().blocks.size() >= kMostBlocks) fail("too many statically nested blocks", block.span);
    unit().blocks.push_back(block);
}

std::uint32_t NameIndex::at_or_add(std::string_view name) {
    auto [place, fresh] = index_.try_emplace(name, size());
    if (fresh) names_.push_back(name);
    return place->second;
}

std::uint32_t NameIndex::find(std::string_view name) const {
    auto found = index_.find(name);
    return found == index_.end() ? UINT32_MAX : found->second;
}

std::unique_ptr<CodeUnit> CodeGenerator::module(const ast::Module& module) {
    enter_unit("<module>", UnitKind::module, symbols_.top(), 1);
    SourceSpan span = line_span(1);
    if (!module.body.empty()) span = module.body.front()->span;
    if (scope().has_conditional_annotations) {
        emit(Ir::BUILD_SET, span, 0);
        emit_attribute(Ir::STORE_NAME, "__conditional_annotations__", span);
    }
    body(module.body, span);
    return finish_unit(true);
}

std::unique_ptr<CodeUnit> CodeGenerator::expression(const ast::Expr& expression) {
    enter_unit("<module>", UnitKind::module, symbols_.top(), 1);
    visit(expression);
    return finish_unit(false);
}

void CodeGenerator::enter_unit(std::string_view name, UnitKind kind, Scope& scope, std::uint32_t line) {
    auto fresh = std::make_unique<Unit>();
    fresh->kind = kind;
    fresh->scope = &scope;
    fresh->code = std::make_unique<CodeUnit>();
    fresh->code->name = std::string(name);
    fresh->code->filename = options_.filename;
    fresh->code->first_line = line;
    if (!units_.empty()) fresh->private_name = units_.back()->private_name;
    for (std::string_view parameter : scope.parameters) fresh->varnames.at_or_add(parameter);

    std::vector<std::string_view> cells;
    std::vector<std::string_view> frees;
    for (const auto& [symbol_name, symbol] : scope.symbols.entries()) {
        if (symbol.resolution == Resolution::cell || (symbol.flags & kDefComprehensionCell)) {
            cells.push_back(symbol_name);
        }
        if (symbol.resolution == Resolution::free || (symbol.flags & kDefFreeClass))
            frees.push_back(symbol_name);
    }
    std::sort(cells.begin(), cells.end());
    std::sort(frees.begin(), frees.end());
    for (std::string_view cell : cells) fresh->cells.at_or_add(cell);
    if (kind == UnitKind::class_) {
        if (scope.needs_class_closure) fresh->cells.at_or_add("__class__");
        if (scope.needs_classdict) fresh->cells.at_or_add("__classdict__");
        if (scope.has_conditional_annotations) fresh->cells.at_or_add("__conditional_annotations__");
    }
    for (std::string_view free : frees) fresh->frees.at_or_add(free);

    units_.push_back(std::move(fresh));
    set_qualname();
    emit(Ir::RESUME, kind == UnitKind::module ? kNoSpan : line_span(line));
    if (kind == UnitKind::module) emit(Ir::ANNOTATIONS_PLACEHOLDER, kNoSpan);
}

// compiler_set_qualname
void CodeGenerator::set_qualname() {
    CodeUnit& code = *unit().code;
    code.qualname = code.name;
    std::size_t depth = units_.size() - 1;  // units around this one
    if (depth < 2) return;                  // the module, or what stands in it
    const Unit* parent = units_[depth - 1].get();
    if (parent->kind == UnitKind::annotations) {
        if (depth == 2) return;  // directly in a generic thing of the module
        parent = units_[depth - 2].get();
    }
    bool global = false;
    if (unit().kind == UnitKind::function || unit().kind == UnitKind::async_function ||
        unit().kind == UnitKind::class_) {
        std::string_view known = mangle(pool_, parent->private_name, code.name);
        global = parent->scope->resolution_of(known) == Resolution::global_explicit;
    }
    std::string base;
    if (!global) {
        base = parent->code->qualname;
        if (parent->kind == UnitKind::function || parent->kind == UnitKind::async_function ||
            parent->kind == UnitKind::lambda) {
            base += ".<locals>";
        }
    }
    if (!base.empty()) code.qualname = base + "." + code.name;
}

std::uint32_t CodeGenerator::code_flags() const {
    const Scope& scope = *units_.back()->scope;
    std::uint32_t flags = 0;
    if (scope.is_function_like()) {
        flags |= kCodeOptimized | kCodeNewLocals;
        if (scope.nested) flags |= kCodeNested;
        if (scope.generator && !scope.coroutine) flags |= kCodeGenerator;
        if (!scope.generator && scope.coroutine) flags |= kCodeCoroutine;
        if (scope.generator && scope.coroutine) flags |= kCodeAsyncGenerator;
        if (scope.varargs) flags |= kCodeVarArgs;
        if (scope.varkeywords) flags |= kCodeVarKeywords;
        if (scope.has_docstring) flags |= kCodeHasDocstring;
        if (scope.method) flags |= kCodeMethod;
    }
    return flags;
}

// Locals, then cells that are no parameters, then free variables. `deref_slots`: slot of every cell and free
// variable, in the numbering of the *_DEREF opcodes as they were emitted.
void CodeGenerator::lay_out_slots(std::vector<std::uint32_t>& deref_slots) {
    CodeUnit& code = *unit().code;
    for (std::string_view local : unit().varnames.names()) code.slot_names.emplace_back(local);
    code.local_count = unit().varnames.size();
    for (std::string_view cell : unit().cells.names()) {
        std::uint32_t slot = unit().varnames.find(cell);
        if (slot == UINT32_MAX) {
            slot = static_cast<std::uint32_t>(code.slot_names.size());
            code.slot_names.emplace_back(cell);
            ++code.cell_count;
        }
        deref_slots.push_back(slot);
    }
    code.cell_slots = deref_slots;
    std::sort(code.cell_slots.begin(), code.cell_slots.end());
    for (std::string_view free : unit().frees.names()) {
        deref_slots.push_back(static_cast<std::uint32_t>(code.slot_names.size()));
        code.slot_names.emplace_back(free);
        ++code.free_count;
    }
}

namespace {

bool uses_cell(Ir op) {
    switch (op) {
        case Ir::MAKE_CELL:
        case Ir::LOAD_CLOSURE:
        case Ir::LOAD_DEREF:
        case Ir::STORE_DEREF:
        case Ir::DELETE_DEREF:
        case Ir::LOAD_FROM_DICT_OR_DEREF: return true;
        default: return false;
    }
}

}  // namespace

void CodeGenerator::place_prefix(std::vector<FlowInstruction>& prefix, std::span<const std::uint32_t> slots) {
    const CodeUnit& code = *unit().code;
    if (code.free_count > 0)
        prefix.push_back({Ir::COPY_FREE_VARS, code.free_count, kNoSpan, nullptr, nullptr});
    for (std::uint32_t slot : slots) prefix.push_back({Ir::MAKE_CELL, slot, kNoSpan, nullptr, nullptr});
    if (code.flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator)) {
        SourceSpan span = {code.first_line, 0, 0, 0};
        prefix.push_back({Ir::RETURN_GENERATOR, 0, span, nullptr, nullptr});
        prefix.push_back({Ir::POP_TOP, 0, span, nullptr, nullptr});
    }
}

// optimize_and_assemble: ends the innermost unit and leaves it.
std::unique_ptr<CodeUnit> CodeGenerator::finish_unit(bool add_none) {
    if (add_none) load_none(kNoSpan);
    emit(Ir::RETURN_VALUE, kNoSpan);
    CodeUnit& code = *unit().code;
    code.flags = code_flags();
    if (!unit().annotations.instructions().empty()) unit().instructions.fill_placeholder(unit().annotations);

    FlowGraph graph(unit().instructions, code.constants);
    std::uint32_t parameters = code.argument_count + code.keyword_only_count;
    if (code.flags & kCodeVarArgs) ++parameters;
    if (code.flags & kCodeVarKeywords) ++parameters;
    graph.optimize(code.first_line, unit().varnames.size(), parameters);

    std::vector<std::uint32_t> deref_slots;
    lay_out_slots(deref_slots);
    for (Block* block = graph.entry(); block != nullptr; block = block->next) {
        for (FlowInstruction& instruction : block->instructions) {
            if (uses_cell(instruction.op)) instruction.arg = deref_slots[instruction.arg];
        }
    }
    std::vector<FlowInstruction> prefix;
    place_prefix(prefix, code.cell_slots);
    graph.insert_prefix(prefix);
    code.stack_size = graph.lower();
    graph.lay_out(code, prefix.size());
    for (std::string_view used : unit().names.names()) code.names.emplace_back(used);

    std::unique_ptr<CodeUnit> result = std::move(unit().code);
    units_.pop_back();
    return result;
}

// ---- Constants
// --------------------------------------------------------------------------------------------------

std::uint32_t CodeGenerator::constant(const FoldedConstant& value) {
    Constant flat = value.value;
    for (const FoldedConstant& item : value.items) flat.items.push_back(constant(item));
    return constant(std::move(flat));
}

std::uint32_t CodeGenerator::constant(Constant value) {
    // Constants are shared if they are the same in kind and bits: 0.0 and -0.0, 1 and True stay apart.
    std::string key(1, static_cast<char>(value.kind));
    auto append = [&key](const void* data, std::size_t size) {
        key.append(static_cast<const char*>(data), size);
    };
    append(&value.integer, sizeof value.integer);
    append(&value.floating, sizeof value.floating);
    append(value.items.data(), value.items.size() * sizeof(std::uint32_t));
    key += value.text;
    auto& constants = unit().code->constants;
    auto [place, fresh] =
        unit().constant_index.try_emplace(std::move(key), static_cast<std::uint32_t>(constants.size()));
    if (fresh) constants.push_back(std::move(value));
    return place->second;
}

void CodeGenerator::load_none(SourceSpan span) {
    load(make_none(), span);
}
void CodeGenerator::load_integer(std::int64_t value, SourceSpan span) {
    load(make_integer(value), span);
}
void CodeGenerator::load_text(std::string_view text, SourceSpan span) {
    load(make_text(text), span);
}

void CodeGenerator::load_names(std::span<const std::string_view> names, SourceSpan span) {
    std::vector<FoldedConstant> items;
    for (std::string_view item : names) items.push_back(make_text(item));
    load(make_tuple(std::move(items)), span);
}

// ---- Names
// ------------------------------------------------------------------------------------------------------

std::string_view CodeGenerator::mangled(std::string_view id) {
    return mangle_in(pool_, scope(), unit().private_name, id);
}

void CodeGenerator::emit_attribute(Ir op, std::string_view name, SourceSpan span) {
    emit(op, span, unit().names.at_or_add(name));
}

void CodeGenerator::emit_name(Ir op, std::string_view name, SourceSpan span) {
    emit_attribute(op, mangled(name), span);
}

std::uint32_t CodeGenerator::deref_index(std::string_view id) {
    std::uint32_t index = unit().cells.find(id);
    if (index != UINT32_MAX) return index;
    index = unit().frees.find(id);
    CHECK(index != UINT32_MAX);
    return unit().cells.size() + index;
}

void CodeGenerator::load_classdict(SourceSpan span) {
    emit(Ir::LOAD_DEREF, span, deref_index("__classdict__"));
}

namespace {

struct NameOps {
    Ir load, store, del;
};

Ir pick(NameOps ops, ast::ExprContext context) {
    switch (context) {
        case ast::ExprContext::kLoad: return ops.load;
        case ast::ExprContext::kStore: return ops.store;
        default: return ops.del;
    }
}

}  // namespace

// codegen_nameop
void CodeGenerator::name(std::string_view id, ast::ExprContext context, SourceSpan span) {
    std::string_view known = mangled(id);
    Resolution resolution = scope().resolution_of(known);
    bool load = context == ast::ExprContext::kLoad;
    bool in_class_body = scope().kind == ScopeKind::class_;
    bool inlined = unit().inlined_comprehensions > 0;
    if (resolution == Resolution::free || resolution == Resolution::cell) {
        NameOps ops{Ir::LOAD_DEREF, Ir::STORE_DEREF, Ir::DELETE_DEREF};
        if (load && in_class_body && !inlined) {
            emit(Ir::LOAD_LOCALS, span);
            ops.load = Ir::LOAD_FROM_DICT_OR_DEREF;
        } else if (load && scope().can_see_class_scope) {
            load_classdict(span);
            ops.load = Ir::LOAD_FROM_DICT_OR_DEREF;
        }
        std::uint32_t index = resolution == Resolution::cell ? unit().cells.find(known)
                                                             : unit().cells.size() + unit().frees.find(known);
        emit(pick(ops, context), span, index);
        return;
    }
    if (resolution == Resolution::local &&
        (scope().is_function_like() || unit().fast_hidden.contains(known))) {
        emit(pick({Ir::LOAD_FAST, Ir::STORE_FAST, Ir::DELETE_FAST}, context), span,
             unit().varnames.at_or_add(known));
        return;
    }
    bool global = resolution == Resolution::global_explicit ||
                  (resolution == Resolution::global_implicit && scope().is_function_like());
    NameOps ops{Ir::LOAD_NAME, Ir::STORE_NAME, Ir::DELETE_NAME};
    if (global) {
        ops = {Ir::LOAD_GLOBAL, Ir::STORE_GLOBAL, Ir::DELETE_GLOBAL};
        if (load && scope().can_see_class_scope && resolution == Resolution::global_implicit) {
            load_classdict(span);
            ops.load = Ir::LOAD_FROM_DICT_OR_GLOBALS;
        }
    } else if (in_class_body && inlined) {
        ops.load = Ir::LOAD_GLOBAL;
    }
    emit_attribute(pick(ops, context), known, span);
}

}  // namespace awaitscope
