#include "engine/export/json_reader.h"

#include "engine/trace/trace_builder.h"

#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace awaitscope {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kEventFields = 9;
constexpr Seq kProgressEvents = 1 << 16;

// Takes the parser's tokens one by one and builds the trace as they come. The lists stand in the file in the
// order in which they refer to each other, so that every reference can be checked at once.
class Reader : public nlohmann::json_sax<Json> {
  public:
    explicit Reader(const std::function<void(Seq)>& on_progress)
        : on_progress_(on_progress), builder_(TraceHeader{}) {}

    ReadTrace take_result();

    bool null() override { return refuse("it holds a null"); }
    bool boolean(bool) override { return refuse("it holds a true or false"); }
    bool number_float(number_float_t, const string_t&) override {
        return refuse("it holds a number that is not whole");
    }
    bool binary(binary_t&) override { return refuse("it holds binary data"); }
    bool number_integer(number_integer_t number) override { return take_number(number); }
    bool number_unsigned(number_unsigned_t number) override {
        if (depth_ == 2 && list_ == "header" && key_ == "seed") {
            header_.seed = number;
            return true;
        }
        if (number > INT64_MAX) return refuse("a number is too large");
        return take_number(static_cast<std::int64_t>(number));
    }
    bool string(string_t& text) override;
    bool key(string_t& name) override {
        (depth_ == 1 ? list_ : key_) = name;
        if (depth_ == 1) rows_ = 0;
        return true;
    }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override;
    bool start_array(std::size_t) override {
        if (depth_ == 0) return refuse("it is a list");
        row_.clear();
        return enter();
    }
    bool end_array() override;
    bool parse_error(std::size_t place, const std::string&, const nlohmann::detail::exception&) override {
        return refuse(fmt::format("it is damaged or cut off at byte {}", place));
    }

  private:
    bool refuse(std::string_view why) {
        if (!error_.empty()) return false;
        error_ = fmt::format("not a trace that can be opened: {}", why);
        if (depth_ >= 2) error_ += fmt::format(" (in \"{}\", row {})", list_, rows_ + 1);
        return false;
    }
    bool enter() {
        // The format has three levels; a file of a million brackets is none of ours.
        return ++depth_ <= 3 || refuse("its values are nested too deeply");
    }
    bool take_number(std::int64_t number);
    bool take_row();
    bool take_task();
    bool take_object();
    bool take_event();
    bool is_text(std::int64_t id) const { return id >= 0 && std::cmp_less(id, texts_.size()); }
    bool row_has(std::size_t fields) { return row_.size() == fields || refuse("a row has the wrong length"); }

    const std::function<void(Seq)>& on_progress_;
    TraceBuilder builder_;
    TraceHeader header_;
    std::string error_;
    int depth_ = 0;
    std::string list_;  // key at the top level
    std::string key_;   // key one level below
    std::vector<std::int64_t> row_;
    std::size_t rows_ = 0;  // of the list, finished
    SourceFile file_;
    std::size_t files_ = 0;
    std::vector<EventKind> kinds_;         // by the file's own numbers
    std::vector<TextId> texts_{0};         // the same
    std::vector<std::uint32_t> spans_{0};  // the same
    std::size_t tasks_ = 0;
    std::size_t objects_ = 0;
    VirtualTime last_time_ = 0;
    bool is_ours_ = false;
    bool has_version_ = false;
    bool has_events_ = false;
};

bool Reader::string(string_t& text) {
    if (depth_ == 1 && list_ == "format") {
        is_ours_ = text == kTraceFormat;
        return is_ours_ || refuse("its format is another one");
    }
    if (!is_ours_) return refuse("it does not begin as one");
    if (depth_ == 3 && list_ == "files") {
        (key_ == "name" ? file_.name : file_.text) = text;
        return true;
    }
    if (depth_ != 2) return true;  // the lists of field names are for people
    if (list_ != "header") ++rows_;
    if (list_ == "header") {
        if (key_ == "program") header_.program = text;
        if (key_ == "engine") header_.engine = text;
        if (key_ == "python") header_.python = text;
        if (key_ == "level") {
            const std::optional<RecordLevel> level = level_from_name(text);
            if (!level) return refuse(fmt::format("its record level '{}' is unknown", text));
            header_.level = *level;
        }
    } else if (list_ == "kinds") {
        EventKind kind{};
        if (!event_kind_from_name(text, kind))
            return refuse(fmt::format("its event kind '{}' is unknown", text));
        kinds_.push_back(kind);
    } else if (list_ == "texts") {
        texts_.push_back(builder_.text(text));
    }
    return true;
}

bool Reader::take_number(std::int64_t number) {
    if (depth_ == 1 && list_ == "version") {
        has_version_ = true;
        if (number > kTraceVersion) {
            error_ = fmt::format(
                "this trace was written by a newer Awaitscope (trace version {}; this one reads version {})",
                number, kTraceVersion);
            return false;
        }
        return number == kTraceVersion || refuse(fmt::format("version {} is unknown", number));
    }
    if (!is_ours_ || !has_version_) return refuse("it does not begin as one");
    if (depth_ == 3) {
        if (row_.size() >= 16) return refuse("a row is too long");
        row_.push_back(number);
    } else if (depth_ == 2 && list_ == "header") {
        if (key_ == "exit_status") {
            if (number < INT32_MIN || number > INT32_MAX)
                return refuse("its exit status is no number of that sort");
            header_.exit_status = static_cast<int>(number);
        }
        if (key_ == "end") header_.end = number;
        if (key_ == "seed") return refuse("its seed is negative");
    }
    return true;
}

bool Reader::end_object() {
    --depth_;
    if (depth_ == 2 && list_ == "files") {
        if (++files_ > 255) return refuse("it has too many files");
        builder_.add_file(std::exchange(file_, {}));
    }
    return true;
}

bool Reader::end_array() {
    --depth_;
    if (depth_ == 1 && list_ == "events") has_events_ = true;
    if (depth_ != 2) return true;
    ++depth_;  // still in that row, for whoever complains about it
    const bool is_good = take_row();
    --depth_;
    ++rows_;
    return is_good;
}

bool Reader::take_row() {
    if (list_ == "events") return take_event();
    if (list_ == "tasks") return take_task();
    if (list_ == "objects") return take_object();
    if (list_ == "spans") {
        if (!row_has(4)) return false;
        for (const std::int64_t part : row_) {
            if (part < 0 || part > UINT32_MAX) return refuse("a place in the source is out of range");
        }
        const auto part = [&](std::size_t i) { return static_cast<std::uint32_t>(row_[i]); };
        spans_.push_back(builder_.span({part(0), part(1), part(2), part(3)}));
    }
    return true;
}

bool Reader::take_task() {
    if (!row_has(6)) return false;
    for (const std::int64_t part : row_) {
        if (part < 0 || part > UINT32_MAX) return refuse("a task is out of range");
    }
    if (!is_text(row_[0]) || !is_text(row_[1]) || !is_text(row_[5]) || std::cmp_greater(row_[2], tasks_))
        return refuse("a task refers to something that is not there");
    TaskInfo task;
    task.name = texts_[static_cast<std::size_t>(row_[0])];
    task.coroutine = texts_[static_cast<std::size_t>(row_[1])];
    task.parent = static_cast<TaskId>(row_[2]);
    task.created = static_cast<Seq>(row_[3]);
    task.group = static_cast<ObjectId>(row_[4]);
    task.label = texts_[static_cast<std::size_t>(row_[5])];
    builder_.add_task(task);
    ++tasks_;
    return true;
}

bool Reader::take_object() {
    if (!row_has(4)) return false;
    for (const std::int64_t part : row_) {
        if (part < 0 || part > UINT32_MAX) return refuse("an object is out of range");
    }
    if (!is_text(row_[0]) || !is_text(row_[1]) || std::cmp_greater(row_[3], tasks_))
        return refuse("an object refers to something that is not there");
    ObjectInfo object;
    object.kind = texts_[static_cast<std::size_t>(row_[0])];
    object.label = texts_[static_cast<std::size_t>(row_[1])];
    object.created = static_cast<Seq>(row_[2]);
    object.task = static_cast<TaskId>(row_[3]);
    builder_.add_object(object);
    ++objects_;
    return true;
}

bool Reader::take_event() {
    if (!row_has(kEventFields)) return false;
    const auto [time, kind, task, cause, subject, detail, span, file, depth] =
        std::array<std::int64_t, kEventFields>{row_[0], row_[1], row_[2], row_[3], row_[4],
                                               row_[5], row_[6], row_[7], row_[8]};
    const auto where = [&] { return fmt::format("event {}", builder_.size() + 1); };
    if (time < last_time_) return refuse(fmt::format("in {} time runs backwards", where()));
    if (kind < 0 || std::cmp_greater_equal(kind, kinds_.size()))
        return refuse(fmt::format("{} has an unknown kind", where()));
    const EventKind its_kind = kinds_[static_cast<std::size_t>(kind)];
    const std::size_t subjects = subject_kind(its_kind) == SubjectKind::task ? tasks_ : objects_;
    const bool in_range = task >= 0 && std::cmp_less_equal(task, tasks_) && cause >= 0 &&
                          std::cmp_less_equal(cause, builder_.size()) && subject >= 0 &&
                          std::cmp_less_equal(subject, subjects) && is_text(detail) && span >= 0 &&
                          std::cmp_less(span, spans_.size()) && file >= 0 &&
                          (file == 0 || std::cmp_less(file, files_)) && depth >= 0 && depth <= UINT16_MAX;
    if (!in_range) return refuse(fmt::format("{} refers to something that is not there", where()));
    if (builder_.size() == UINT32_MAX - 1) return refuse("it has too many events");
    last_time_ = time;
    TraceEvent event;
    event.time = time;
    event.kind = its_kind;
    event.task = static_cast<TaskId>(task);
    event.cause = static_cast<Seq>(cause);
    event.subject = static_cast<std::uint32_t>(subject);
    event.detail = texts_[static_cast<std::size_t>(detail)];
    event.span = spans_[static_cast<std::size_t>(span)];
    event.file = static_cast<std::uint8_t>(file);
    event.depth = static_cast<std::uint16_t>(depth);
    builder_.add(event);
    if (on_progress_ && builder_.size() % kProgressEvents == 0) on_progress_(builder_.size());
    return true;
}

ReadTrace Reader::take_result() {
    if (error_.empty() && !has_events_) refuse("it has no events");
    if (!error_.empty()) return {nullptr, error_};
    builder_.set_header(header_);
    return {builder_.finish(header_.exit_status, header_.end), {}};
}

}  // namespace

ReadTrace read_json_trace(std::string_view text, const std::function<void(Seq)>& on_progress) {
    Reader reader(on_progress);
    Json::sax_parse(text.begin(), text.end(), &reader);
    return reader.take_result();
}

bool looks_like_trace(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && text[start] == '{' &&
           text.substr(start, 200).find(kTraceFormat) != std::string_view::npos;
}

}  // namespace awaitscope
