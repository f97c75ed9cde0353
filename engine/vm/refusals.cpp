#include "engine/vm/refusals.h"

#include "engine/syntax/source.h"
#include "engine/syntax/visit.h"
#include "engine/vm/stdlib_module_names.h"
#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"
#include "engine/vm/vm_private.h"

#include <algorithm>
#include <set>

#include <fmt/ranges.h>

namespace awaitscope {

namespace {

using K = ast::NodeKind;

// Chains of operators may be longer than the stack is deep; what lies below is not looked at.
constexpr int kMaxDepth = 3000;

/// Modules whose import the program guards: they are missing there as in a CPython without them.
struct GuardedImports final : VmExtension {
    static constexpr char kKey = 0;
    explicit GuardedImports(Vm&) {}
    std::set<std::string, std::less<>> names;
};

// -- The sentences

/// Why whole groups of modules are missing; the first that fits.
struct Group {
    std::string_view modules;  ///< " a b c "
    const char* reason;
};
constexpr Group kGroups[] = {
    {" pathlib glob shutil tempfile fileinput filecmp fnmatch csv sqlite3 dbm shelve zipfile tarfile gzip "
     "bz2 lzma mmap "
     "configparser tomllib stat getpass ",
     "Programs run in a sandbox without files."},
    {" subprocess multiprocessing signal pty fcntl resource posix nt sysconfig ",
     "Programs run in a sandbox without other processes."},
    {" ssl http urllib ftplib smtplib imaplib poplib socketserver xmlrpc wsgiref webbrowser selectors "
     "select ",
     "Programs run in a sandbox without a network."},
    {" tkinter turtle turtledemo curses idlelib ", "The window belongs to the timeline."},
    {" ast dis code codeop importlib runpy symtable tokenize token marshal pickle zipimport pkgutil "
     "py_compile ",
     "A program runs as it stands in the file, so that it can be shown and replayed."},
};

std::string top_of(std::string_view name) {
    return std::string(name.substr(0, name.find('.')));
}

std::string sentence_for_module(Vm& vm, std::string_view name) {
    std::string text = fmt::format("the module '{}' is not part of Awaitscope.", name);
    const std::string top = top_of(name);
    for (const Group& group : kGroups) {
        if (group.modules.find(" " + top + " ") == std::string_view::npos) continue;
        return text + " " + group.reason;
    }
    std::vector<std::string> names;
    for (const auto& [module, spec] : VmAccess::of(vm).module_specs) {
        // Of packages that programs import by their one name, the parts are nobody's business.
        const bool part = module.starts_with("asyncio.") || module.starts_with("re.") ||
                          module.starts_with("argparse.") ||
                          (module.starts_with("unittest.") && module != "unittest.mock");
        if (!part && (!module.starts_with("_") || module == "__future__")) names.push_back(module);
    }
    std::sort(names.begin(), names.end());
    const std::string near = suggest(names, name);
    if (!near.empty()) text += fmt::format(" Did you mean '{}'?", near);
    return text + fmt::format(" These are: {}.", fmt::join(names, ", "));
}

}  // namespace

std::string sentence_for_builtin(const RefusedBuiltin& builtin) {
    return fmt::format("{}() is not part of Awaitscope. {}", builtin.name, builtin.reason);
}

namespace {

Diagnostic diagnostic_at(const SourceSpan& span, const SourceText& source, std::string message) {
    Diagnostic d;
    d.kind = DiagnosticKind::kUnsupported;
    d.stage = DiagnosticStage::kCompile;
    d.message = std::move(message);
    d.lineno = static_cast<std::int32_t>(span.line);
    d.offset = static_cast<std::int32_t>(source.character_column(span.line, span.column)) + 1;
    d.end_lineno = static_cast<std::int32_t>(span.end_line);
    d.end_offset = static_cast<std::int32_t>(source.character_column(span.end_line, span.end_column)) + 1;
    d.text = source.line(span.line);
    return d;
}

// -- Looking through a file

/// Every name that the file binds anywhere: such a name is the file's own, whatever the scope.
class Bindings {
  public:
    void visit(const ast::Node& node) {
        if (depth_ == kMaxDepth) return;
        ++depth_;
        collect(node);
        ast::for_each_child(node, [this](const ast::Node& child) { visit(child); });
        --depth_;
    }
    bool contain(std::string_view name) const { return names_.contains(name); }

  private:
    void collect(const ast::Node& node) {
        switch (node.kind) {
            case K::kName: {
                const auto& name = ast::as<ast::Name>(node);
                if (name.ctx != ast::ExprContext::kLoad) names_.insert(name.id);
                break;
            }
            case K::kFunctionDef:
            case K::kAsyncFunctionDef: names_.insert(ast::as<ast::FunctionDef>(node).name); break;
            case K::kClassDef: names_.insert(ast::as<ast::ClassDef>(node).name); break;
            case K::kArg: names_.insert(ast::as<ast::Arg>(node).arg); break;
            case K::kMatchAs: names_.insert(ast::as<ast::MatchAs>(node).name); break;
            case K::kExceptHandler: names_.insert(ast::as<ast::ExceptHandler>(node).name); break;
            case K::kAlias: {
                const auto& alias = ast::as<ast::Alias>(node);
                names_.insert(alias.asname.empty() ? alias.name : alias.asname);
                break;
            }
            default: break;
        }
    }

    std::set<std::string_view> names_;
    int depth_ = 0;
};

/// Whether the last part of a name or attribute is one of `names`.
bool ends_in(const ast::Node* node, std::initializer_list<std::string_view> names) {
    if (!node) return false;
    std::string_view last;
    if (node->kind == K::kName) last = ast::as<ast::Name>(*node).id;
    if (node->kind == K::kAttribute) last = ast::as<ast::Attribute>(*node).attr;
    return std::find(names.begin(), names.end(), last) != names.end();
}

bool catches_import_errors(const ast::Node* type) {
    if (!type) return true;
    if (type->kind == K::kTuple) {
        const auto& types = ast::as<ast::Tuple>(*type).elts;
        return std::any_of(types.begin(), types.end(),
                           [](const ast::Expr* e) { return catches_import_errors(e); });
    }
    return ends_in(type, {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"});
}

bool suppresses_import_errors(const ast::With& with) {
    return std::any_of(with.items.begin(), with.items.end(), [](const ast::WithItem& item) {
        if (item.context_expr->kind != K::kCall) return false;
        const auto& call = ast::as<ast::Call>(*item.context_expr);
        return ends_in(call.func, {"suppress"}) &&
               std::any_of(call.args.begin(), call.args.end(),
                           [](const ast::Expr* e) { return catches_import_errors(e); });
    });
}

/// A test that decides whether the code below it is for this program's run at all.
bool asks_for_platform(const ast::Node& test) {
    bool found = ends_in(&test, {"TYPE_CHECKING", "platform", "name"});
    ast::for_each_child(test,
                        [&found](const ast::Node& child) { found = found || asks_for_platform(child); });
    return found;
}

class RefusalWalk {
  public:
    RefusalWalk(Vm& vm, const SourceText& source) : vm_(vm), source_(source) {}

    std::vector<Diagnostic> look_through(const ast::Module& module) {
        for (const ast::Stmt* statement : module.body) bindings_.visit(*statement);
        for (const ast::Stmt* statement : module.body) visit(*statement);
        return std::move(found_);
    }

  private:
    void visit(const ast::Node& node) {
        if (depth_ == kMaxDepth) return;
        ++depth_;
        look_at(node);
        --depth_;
    }
    void children(const ast::Node& node) {
        ast::for_each_child(node, [this](const ast::Node& child) { visit(child); });
    }

    void look_at(const ast::Node& node) {
        switch (node.kind) {
            case K::kCall: {
                const ast::Expr* called = ast::as<ast::Call>(node).func;
                if (called->kind == K::kName) builtin(ast::as<ast::Name>(*called));
                return children(node);
            }
            case K::kImport: {
                for (const ast::Alias* alias : ast::as<ast::Import>(node).names) module(alias->name, node);
                return;
            }
            case K::kImportFrom: return from(ast::as<ast::ImportFrom>(node));
            case K::kTry:
            case K::kTryStar: return tried(ast::as<ast::Try>(node));
            case K::kWith: {
                const bool outer = guarded_;
                guarded_ = guarded_ || suppresses_import_errors(ast::as<ast::With>(node));
                children(node);
                guarded_ = outer;
                return;
            }
            case K::kIf: {
                const bool outer = left_to_run_;
                left_to_run_ = left_to_run_ || asks_for_platform(*ast::as<ast::If>(node).test);
                children(node);
                left_to_run_ = outer;
                return;
            }
            default: children(node);
        }
    }

    void tried(const ast::Try& node) {
        const bool outer = guarded_;
        for (const ast::ExceptHandler* handler : node.handlers)
            guarded_ = guarded_ || catches_import_errors(handler->type);
        for (const ast::Stmt* statement : node.body) visit(*statement);
        guarded_ = outer;
        for (const ast::ExceptHandler* handler : node.handlers) visit(*handler);
        for (const ast::Stmt* statement : node.orelse) visit(*statement);
        for (const ast::Stmt* statement : node.finalbody) visit(*statement);
    }

    void builtin(const ast::Name& name) {
        for (const RefusedBuiltin& refused : kRefusedBuiltins)
            if (name.id == refused.name && !bindings_.contain(name.id))
                refuse(name, sentence_for_builtin(refused));
    }

    void from(const ast::ImportFrom& node) {
        if (node.level > 0) return;
        module(node.module, node);
        if (node.module != "builtins") return;
        for (const ast::Alias* alias : node.names)
            for (const RefusedBuiltin& refused : kRefusedBuiltins)
                if (alias->name == refused.name) refuse(*alias, sentence_for_builtin(refused));
    }

    void module(std::string_view name, const ast::Node& place) {
        if (!is_refused_module(vm_, name)) return;
        if (guarded_) {
            vm_.extension<GuardedImports>().names.emplace(name);
        } else if (!left_to_run_) {
            refuse(place, sentence_for_module(vm_, name));
        }
    }

    void refuse(const ast::Node& place, std::string sentence) {
        found_.push_back(diagnostic_at(place.span, source_, std::move(sentence)));
    }

    Vm& vm_;
    const SourceText& source_;
    Bindings bindings_;
    std::vector<Diagnostic> found_;
    bool guarded_ = false;      ///< below a `try` whose handlers catch ImportError
    bool left_to_run_ = false;  ///< below a test of the platform
    int depth_ = 0;
};

bool is_beside_the_program(Vm& vm, std::string_view name) {
    if (!vm.find_source) return false;
    std::string path(name);
    std::replace(path.begin(), path.end(), '.', '/');
    std::string text;
    return vm.find_source(path + "/__init__.py", text) || vm.find_source(path + ".py", text);
}

}  // namespace

std::vector<Diagnostic> find_refusals(Vm& vm, const ast::Module& module, const SourceText& source) {
    return RefusalWalk(vm, source).look_through(module);
}

bool is_refused_module(Vm& vm, std::string_view name) {
    const std::string top = top_of(name);
    if (!is_stdlib_module_name(top) || name == "builtins" || vm.find_module_spec(name)) return false;
    if (top != name && vm.find_module_spec(top) && !is_stdlib_package(top)) return false;
    return !is_beside_the_program(vm, top);
}

Value refuse_import(Vm& vm, const std::string& name) {
    if (!vm.extension<GuardedImports>().names.contains(name))
        return refuse_here(vm, sentence_for_module(vm, name));
    Value exception = vm.call(Value::share(vm.exc.ModuleNotFoundError),
                              {vm.make_str(fmt::format("No module named '{}'", name))});
    if (!exception) return Value();
    exception.as<ExceptionObject>()->extra()[extra::kImportErrorName] = vm.make_str(name);
    return vm.raise_value(exception);
}

Value refuse_here(Vm& vm, std::string_view sentence) {
    const std::vector<FrameSummary> stack = stack_of_frames(vm.current_frame);
    std::string text = fmt::format("Unsupported: {}", sentence);
    if (!stack.empty()) {
        const Vm::File& file = vm.files[stack.back().file];
        const SourceText source(file.name, file.text);
        text = format_diagnostic(diagnostic_at(stack.back().span, source, std::string(sentence)), file.name);
        if (text.ends_with('\n')) text.pop_back();
    }
    vm.stop(text);
    return vm.raise_args(vm.exc.SystemExit, {Value::small_int(1)});
}

}  // namespace awaitscope
