#include "engine/trace/event_kinds.h"

#include "engine/base/check.h"

#include <array>

namespace awaitscope {
namespace {

// `return` is a keyword of C++ alone: files and users see Python's word.
constexpr std::string_view shown_name(std::string_view name) {
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

constexpr std::array<EventKindInfo, kEventKindCount> kKinds{{
#define X(name, group, meaning) {shown_name(#name), EventGroup::group, meaning},
    AWAITSCOPE_EVENT_KINDS(X)
#undef X
}};

}  // namespace

const EventKindInfo& info(EventKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    CHECK(index < kKinds.size());
    return kKinds[index];
}

bool event_kind_from_name(std::string_view name, EventKind& kind) {
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (kKinds[i].name == name) {
            kind = static_cast<EventKind>(i);
            return true;
        }
    }
    return false;
}

SubjectKind subject_kind(EventKind kind) {
    const std::string_view meaning = info(kind).meaning;
    if (meaning.find("subject task") != std::string_view::npos) return SubjectKind::task;
    if (meaning.find("subject object") != std::string_view::npos) return SubjectKind::object;
    return SubjectKind::none;
}

std::string_view group_name(EventGroup group) {
    switch (group) {
        case EventGroup::program: return "program";
        case EventGroup::loop: return "loop";
        case EventGroup::task: return "task";
        case EventGroup::object: return "object";
        case EventGroup::thread: return "thread";
        case EventGroup::finding: return "finding";
    }
    CHECK(false);
}

}  // namespace awaitscope
