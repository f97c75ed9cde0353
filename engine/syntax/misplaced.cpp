#include "engine/syntax/misplaced.h"

#include "engine/syntax/visit.h"

namespace awaitscope {
namespace {

struct Surroundings {
    bool function = false;
    bool async_function = false;
    bool loop = false;
    int functions = 0;  // how many enclose this place
};

bool misplaced(const ast::Node& node, Surroundings around) {
    using K = ast::NodeKind;
    switch (node.kind) {
        case K::kReturn:
        case K::kYield:
        case K::kYieldFrom:
            if (!around.function) return true;
            break;
        case K::kAwait:
        case K::kAsyncFor:
        case K::kAsyncWith:
            if (!around.async_function) return true;
            break;
        case K::kBreak:
        case K::kContinue: return !around.loop;
        case K::kNonlocal: return around.functions < 2;
        case K::kFunctionDef:
        case K::kLambda: around = {true, false, false, around.functions + 1}; break;
        case K::kAsyncFunctionDef: around = {true, true, false, around.functions + 1}; break;
        case K::kClassDef: around = {false, false, false, around.functions}; break;
        case K::kFor:
        case K::kWhile: around.loop = true; break;
        default: break;
    }
    if (node.kind == K::kAsyncFor) around.loop = true;
    bool found = false;
    ast::for_each_child(node, [&](const ast::Node& child) { found = found || misplaced(child, around); });
    return found;
}

}  // namespace

bool has_misplaced_statement(const ast::Module& module) {
    for (const ast::Stmt* statement : module.body) {
        if (misplaced(*statement, {})) return true;
    }
    return false;
}

}  // namespace awaitscope
