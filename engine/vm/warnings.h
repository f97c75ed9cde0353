// Warnings: the filters and the registry that decide whether one is shown (Python/_warnings.c). The
// `warnings` module changes this state; the VM's own warnings ("never awaited", syntax warnings) pass through
// it.
#pragma once

#include "engine/vm/vm.h"

#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace awaitscope {

enum class WarningAction : std::uint8_t { default_, ignore, always, error, module_, once };

struct WarningFilter {
    WarningAction action;
    Value message;          ///< compiled pattern with a match method, or None: any
    Value category;         ///< class
    Value module;           ///< compiled pattern, a str that must be equal, or None: any
    std::int64_t line = 0;  ///< 0: any
};

/// Where a warning points to.
struct WarningPlace {
    std::string file;
    std::uint32_t line = 1;
    std::string module;       ///< __name__ of the globals there
    std::string source_line;  ///< stripped; may be empty
};

class WarningState final : public VmExtension {
  public:
    static constexpr char kKey = 0;
    explicit WarningState(Vm& vm);
    void traverse(GcVisitor& visitor) override;

    std::vector<WarningFilter> filters;  ///< first match counts
    /// What "default", "module" and "once" have shown already: file, text, category, line.
    std::set<std::tuple<std::string, std::string, const Type*, std::uint32_t>> shown;
    /// warnings.showwarning if the program replaced it; null else.
    Value show;
    /// While this frame waits for library code in C++ that CPython has in Python (an event loop), what warns
    /// directly from there is at `library_place`. Null: there is none.
    const Frame* library_caller = nullptr;
    WarningPlace library_place;
};

/// The innermost program frame, `level` program frames further out (1: the innermost itself).
WarningPlace warning_place(Vm& vm, std::int64_t level);

/// warnings.warn_explicit: shows, ignores or raises. False with the warning pending as an exception.
/// `message` is an instance of the category.
bool issue_warning(Vm& vm, const Value& message, Type* category, const WarningPlace& place);

/// `file:line: Category: text` and the source line (warnings.formatwarning).
std::string format_warning(Type* category, std::string_view text, const WarningPlace& place);

}  // namespace awaitscope
