#include "engine/trace/trace_builder.h"

#include "engine/base/check.h"
#include "engine/base/utf8.h"

#include <cstring>
#include <string>
#include <utility>

namespace awaitscope {
namespace {

// Hashes never reach a trace: ids are given in order of first use. Fibonacci hashing, eight bytes at a time.
constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * kGolden;
    return hash ^ (hash >> 29);
}

std::uint64_t hash_of(std::string_view bytes) {
    std::uint64_t hash = bytes.size();
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        hash = mix(hash, word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, bytes.data(), bytes.size());
    return mix(hash, rest);
}

std::uint64_t hash_of(const SourceSpan& span) {
    return mix(mix(0, std::uint64_t{span.line} << 32 | span.column),
               std::uint64_t{span.end_line} << 32 | span.end_column);
}

}  // namespace

template <class Key, class At>
std::uint32_t* InternSlots::find(const Key& key, std::size_t count, At at) {
    if (slots_.empty() || count * 2 > slots_.size()) {
        slots_.assign(slots_.empty() ? 256 : slots_.size() * 2, 0);
        for (std::uint32_t id = 1; id < count; ++id) {
            std::size_t slot = hash_of(at(id)) & (slots_.size() - 1);
            while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
            slots_[slot] = id;
        }
    }
    std::size_t slot = hash_of(key) & (slots_.size() - 1);
    while (slots_[slot] != 0 && !(at(slots_[slot]) == key)) slot = (slot + 1) & (slots_.size() - 1);
    return &slots_[slot];
}

TraceBuilder::TraceBuilder(TraceHeader header) : trace_(std::make_unique<Trace>()) {
    for (std::string* text : {&header.program, &header.engine, &header.python}) *text = made_utf8(*text);
    trace_->header_ = std::move(header);
}

void TraceBuilder::set_header(TraceHeader header) {
    trace_->header_ = std::move(header);
}

Seq TraceBuilder::add(const TraceEvent& event) {
    EventLog& events = trace_->events_;
    CHECK(event.cause <= events.size());
    CHECK(events.empty() || event.time >= events.last().time);
    CHECK(events.size() < UINT32_MAX);
    DCHECK(event.detail < trace_->texts_.size() && event.span < trace_->spans_.size());
    events.append(event);
    return events.size();
}

void TraceBuilder::extend_last(std::string_view more) {
    CHECK(!trace_->events_.empty());
    TraceEvent& last = trace_->events_.last();
    last.detail = text(std::string(trace_->text(last.detail)).append(more));
}

TaskId TraceBuilder::add_task(const TaskInfo& info) {
    trace_->tasks_.push_back(info);
    return static_cast<TaskId>(trace_->tasks_.size() - 1);
}

ObjectId TraceBuilder::add_object(const ObjectInfo& info) {
    trace_->objects_.push_back(info);
    return static_cast<ObjectId>(trace_->objects_.size() - 1);
}

std::uint8_t TraceBuilder::add_file(SourceFile file) {
    if (!is_utf8(file.name)) file.name = made_utf8(file.name);
    if (!is_utf8(file.text)) file.text = made_utf8(file.text);
    auto& files = trace_->files_;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (files[i].name == file.name) return static_cast<std::uint8_t>(i);
    if (files.size() < 255) files.push_back(std::move(file));
    return static_cast<std::uint8_t>(files.size() - 1);
}

TextId TraceBuilder::text(std::string_view text) {
    if (text.empty()) return 0;
    if (!is_utf8(text)) return this->text(made_utf8(text));
    TextPool& texts = trace_->texts_;
    TextId* id = text_slots_.find(text, texts.size(), [&](TextId known) { return texts[known]; });
    if (*id == 0) *id = texts.append(text);
    return *id;
}

std::uint32_t TraceBuilder::span(const SourceSpan& span) {
    if (!span.known()) return 0;
    std::vector<SourceSpan>& spans = trace_->spans_;
    std::uint32_t* id =
        span_slots_.find(span, spans.size(), [&](std::uint32_t known) { return spans[known]; });
    if (*id == 0) {
        *id = static_cast<std::uint32_t>(spans.size());
        spans.push_back(span);
    }
    return *id;
}

std::shared_ptr<const Trace> TraceBuilder::finish(int exit_status, VirtualTime end) {
    trace_->header_.exit_status = exit_status;
    trace_->header_.end = end;
    text_slots_ = {};
    span_slots_ = {};
    return std::exchange(trace_, std::make_unique<Trace>());
}

}  // namespace awaitscope
