#include "engine/trace/trace_builder.h"

#include "engine/base/check.h"

#include <string>
#include <utility>

namespace awaitscope {
namespace {

// FNV-1a. The hash never reaches a trace: ids are given in order of first use.
std::uint64_t hash_bytes(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    }
    return hash ^ (hash >> 32);
}

}  // namespace

std::size_t TraceBuilder::SpanHash::operator()(const SourceSpan& span) const {
    std::uint64_t hash = span.line;
    for (const std::uint32_t part : {span.column, span.end_line, span.end_column}) {
        hash = (hash ^ (hash >> 29)) * 0x9E3779B97F4A7C15ULL + part;
    }
    return static_cast<std::size_t>(hash);
}

TraceBuilder::TraceBuilder(TraceHeader header) : trace_(std::make_unique<Trace>()) {
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
    auto& files = trace_->files_;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (files[i].name == file.name) return static_cast<std::uint8_t>(i);
    if (files.size() < 255) files.push_back(std::move(file));
    return static_cast<std::uint8_t>(files.size() - 1);
}

TextId TraceBuilder::text(std::string_view text) {
    if (text.empty()) return 0;
    if (text_slots_.empty() || trace_->texts_.size() * 2 > text_slots_.size()) grow_text_slots();
    const std::size_t mask = text_slots_.size() - 1;
    std::size_t slot = hash_bytes(text) & mask;
    for (; text_slots_[slot] != 0; slot = (slot + 1) & mask) {
        if (trace_->texts_[text_slots_[slot]] == text) return text_slots_[slot];
    }
    return text_slots_[slot] = trace_->texts_.append(text);
}

void TraceBuilder::grow_text_slots() {
    text_slots_.assign(text_slots_.empty() ? 256 : text_slots_.size() * 2, 0);
    const std::size_t mask = text_slots_.size() - 1;
    for (TextId id = 1; id < trace_->texts_.size(); ++id) {
        std::size_t slot = hash_bytes(trace_->texts_[id]) & mask;
        while (text_slots_[slot] != 0) slot = (slot + 1) & mask;
        text_slots_[slot] = id;
    }
}

std::uint32_t TraceBuilder::span(const SourceSpan& span) {
    if (!span.known()) return 0;
    const auto [entry, is_new] = span_ids_.try_emplace(span, trace_->spans_.size());
    if (is_new) trace_->spans_.push_back(span);
    return entry->second;
}

std::shared_ptr<const Trace> TraceBuilder::finish(int exit_status, VirtualTime end) {
    trace_->header_.exit_status = exit_status;
    trace_->header_.end = end;
    text_slots_.clear();
    span_ids_.clear();
    return std::exchange(trace_, std::make_unique<Trace>());
}

}  // namespace awaitscope
