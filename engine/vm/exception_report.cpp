// TracebackException: from an exception to a report, and from a report to text.
#include "engine/syntax/diagnostics.h"
#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"

#include <unordered_set>

namespace awaitscope {

namespace {

constexpr std::size_t kMaxGroupWidth = 15;
constexpr int kMaxGroupDepth = 10;

constexpr std::string_view kCauseMessage =
    "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr std::string_view kContextMessage =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

/// str(value) or repr(value), or what CPython puts where that fails.
std::string safe_text(Vm& vm, const Value& value, std::string_view what, bool as_repr = false) {
    Value text = as_repr ? vm.repr(value) : vm.str(value);
    if (text) return vm.utf8(text);
    vm.clear_exception();
    return fmt::format("<{} {}() failed>", what, as_repr ? "repr" : "str");
}

std::string type_name(Vm& vm, const Type* type) {
    std::string name = to_utf8(type->qualname);
    const Value* module = vm.lookup(const_cast<Type*>(type), vm.names.__module__);
    if (!module || !vm.is_str(*module)) return (type->flags & kTypeHeap) ? "<unknown>." + name : name;
    const std::string module_name = vm.utf8(*module);
    return module_name == "__main__" || module_name == "builtins" ? name : module_name + "." + name;
}

std::vector<std::string> notes_of(Vm& vm, const Value& exception) {
    bool missing = false;
    const Value notes = vm.find_attribute(exception, vm.names.__notes__, missing);
    if (missing) return {};
    if (!notes) {
        vm.clear_exception();
        return {};
    }
    std::vector<std::string> lines;
    const auto add_lines = [&lines](std::string_view text) {
        for (std::size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1))
            lines.emplace_back(text.substr(0, end));
        lines.emplace_back(text);
    };
    if (vm.is_list(notes) || vm.is_tuple(notes)) {
        vm.iterate(notes, [&](Value note) { return add_lines(safe_text(vm, note, "note")), true; });
    } else if (!notes.is_none()) {
        lines.push_back(safe_text(vm, notes, "__notes__", true));
    }
    return lines;
}

/// SyntaxError raised by the running program (by an import, or by hand): `  File …` with its marker.
std::string syntax_error_text(Vm& vm, const Value& exception, const std::string& type) {
    const Value* fields = exception.as<ExceptionObject>()->extra();
    const auto string_field = [&](int index) {
        return vm.is_str(fields[index]) ? vm.utf8(fields[index]) : "";
    };
    const auto int_field = [&](int index) {
        return fields[index].is_small_int() ? static_cast<std::int32_t>(fields[index].small()) : 0;
    };
    Diagnostic diagnostic;
    const bool has_line = fields[extra::kSyntaxLine].is_small_int();
    const Value& message = fields[extra::kSyntaxMessage];
    diagnostic.message = message.is_null() || message.is_none() ? "<no detail available>"
                                                                : safe_text(vm, message, "exception");
    if (!has_line) {
        const std::string file = string_field(extra::kSyntaxFile);
        return fmt::format("{}: {}{}\n", type, diagnostic.message, file.empty() ? "" : " (" + file + ")");
    }
    diagnostic.lineno = int_field(extra::kSyntaxLine);
    diagnostic.offset = int_field(extra::kSyntaxOffset);
    diagnostic.end_lineno = int_field(extra::kSyntaxEndLine);
    diagnostic.end_offset = int_field(extra::kSyntaxEndOffset);
    diagnostic.text = string_field(extra::kSyntaxText);
    const std::string file = string_field(extra::kSyntaxFile);
    std::string text = format_diagnostic(diagnostic, file.empty() ? "<string>" : file);
    // format_diagnostic ends with "SyntaxError: message"; the exception's own type may be a subclass.
    const std::size_t last_line = text.rfind('\n', text.size() - 2);
    text.erase(last_line == std::string::npos ? 0 : last_line + 1);
    return text + fmt::format("{}: {}\n", type, diagnostic.message);
}

class ReportMaker {
  public:
    ReportMaker(Vm& vm, bool with_traceback) : vm_(vm), with_traceback_(with_traceback) {}

    std::unique_ptr<ExceptionReport> make(const Value& exception, int depth = 0) {
        seen_.insert(exception.object());
        auto report = std::make_unique<ExceptionReport>();
        const auto* object = exception.as<ExceptionObject>();
        report->stack = stack_of_traceback(object->traceback);
        report->has_traceback = !object->traceback.is_none() || object->left_native_coroutine;
        report->type = type_name(vm_, vm_.type_of(exception));
        report->suppress_context = object->suppress_context;
        if (vm_.is_instance(exception, vm_.exc.SyntaxError))
            report->syntax_error = syntax_error_text(vm_, exception, report->type);
        else
            report->message = safe_text(vm_, exception, "exception") + suggestion_text(vm_, exception, with_traceback_);
        report->notes = notes_of(vm_, exception);
        if (depth > 500) return report;  // a chain nobody reads to its end
        report->cause = make_linked(object->cause, depth);
        // Only what will be shown counts as seen (traceback.TracebackException, compact).
        if (!report->cause && !report->suppress_context) report->context = make_linked(object->context, depth);
        if (vm_.is_instance(exception, vm_.exc.BaseExceptionGroup)) {
            report->is_group = true;
            const Value members = exception.as<ExceptionObject>()->extra()[extra::kGroupMembers];
            for (const Value& member : members.as<TupleObject>()->items())
                report->members.push_back(make(member, depth + 1));
        }
        return report;
    }

  private:
    std::unique_ptr<ExceptionReport> make_linked(const Value& exception, int depth) {
        if (!exception || seen_.contains(exception.object())) return nullptr;
        return make(exception, depth + 1);
    }

    Vm& vm_;
    bool with_traceback_;
    std::unordered_set<const Object*> seen_;
};

/// Writes reports, groups with their margin (_ExceptionPrintContext).
class ReportWriter {
  public:
    explicit ReportWriter(const Vm& vm) : vm_(vm) {}

    void write(const ExceptionReport& report, bool chain) {
        std::vector<std::pair<std::string_view, const ExceptionReport*>> links;
        for (const ExceptionReport* link = &report; link;) {
            std::string_view message;
            const ExceptionReport* next = nullptr;
            if (chain && link->cause) {
                message = kCauseMessage;
                next = link->cause.get();
            } else if (chain && link->context && !link->suppress_context) {
                message = kContextMessage;
                next = link->context.get();
            }
            links.emplace_back(message, link);
            link = next;
        }
        for (std::size_t i = links.size(); i-- > 0;) {
            if (!links[i].first.empty()) emit(links[i].first);
            links[i].second->is_group ? write_group(*links[i].second, chain) : write_single(*links[i].second);
        }
    }

    std::string take() { return std::move(text_); }

  private:
    void write_stack(const ExceptionReport& report) {
        for (const std::string& part : format_stack(vm_, report.stack)) emit(part);
    }

    void write_single(const ExceptionReport& report) {
        if (report.has_traceback) {
            emit("Traceback (most recent call last):\n");
            write_stack(report);
        }
        emit(format_report_only(report));
    }

    void write_group(const ExceptionReport& report, bool chain) {
        if (depth_ > kMaxGroupDepth)
            return emit(fmt::format("... (max_group_depth is {})\n", kMaxGroupDepth));
        const bool top = depth_ == 0;
        if (top) ++depth_;
        if (report.has_traceback) {
            emit("Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
            write_stack(report);
        }
        emit(format_report_only(report));
        write_members(report, chain);
        if (top) depth_ = 0;
    }

    void write_members(const ExceptionReport& report, bool chain) {
        const std::size_t total = report.members.size();
        const std::size_t shown = std::min(total, kMaxGroupWidth + 1);
        need_close_ = false;
        for (std::size_t i = 0; i < shown; ++i) {
            const bool last = i + 1 == shown;
            const bool truncated = i >= kMaxGroupWidth;
            if (last) need_close_ = true;
            text_ += fmt::format("{}{}+---------------- {} ----------------\n", indent(),
                                 i == 0 ? "+-" : "  ", truncated ? "..." : std::to_string(i + 1));
            ++depth_;
            if (truncated)
                emit(fmt::format("and {} more exception{}\n", total - kMaxGroupWidth,
                                 total - kMaxGroupWidth > 1 ? "s" : ""));
            else
                write(*report.members[i], chain);
            if (last && need_close_) {
                text_ += indent() + "+------------------------------------\n";
                need_close_ = false;
            }
            --depth_;
        }
    }

    std::string indent() const { return std::string(static_cast<std::size_t>(2 * depth_), ' '); }

    void emit(std::string_view lines, char margin = '|') {
        std::string prefix = indent();
        if (depth_) prefix += {margin, ' '};
        while (!lines.empty()) {
            const std::size_t end = lines.find('\n');
            const std::size_t length = end == std::string_view::npos ? lines.size() : end + 1;
            text_ += prefix;
            text_ += lines.substr(0, length);
            lines.remove_prefix(length);
        }
    }

    const Vm& vm_;
    std::string text_;
    int depth_ = 0;
    bool need_close_ = false;
};

}  // namespace

std::unique_ptr<ExceptionReport> make_report(Vm& vm, const Value& exception, bool with_traceback) {
    return ReportMaker(vm, with_traceback).make(exception);
}

std::string format_report_only(const ExceptionReport& report) {
    std::string text = report.syntax_error;
    if (text.empty()) text = report.type + (report.message.empty() ? "" : ": " + report.message) + "\n";
    for (const std::string& note : report.notes) text += note + "\n";
    return text;
}

std::string format_report(const Vm& vm, const ExceptionReport& report, bool chain) {
    ReportWriter writer(vm);
    writer.write(report, chain);
    return writer.take();
}

}  // namespace awaitscope
