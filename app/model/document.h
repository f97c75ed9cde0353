// What is open: a program's source, its run, and what the run has to say. Plain values.
#pragma once

#include "engine/findings/findings.h"
#include "engine/trace/index.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

/// A module-level constant that may be changed live, from the scenario's metadata.
struct Slider {
    std::string name;
    double value = 0;
    double min = 0;
    double max = 1;
    double step = 0;       ///< 0: continuous
    bool integer = false;  ///< the source has an int there

    friend bool operator==(const Slider&, const Slider&) = default;
};

/// The value as a Python literal, as short as it can be: "3", "0.5".
std::string slider_literal(const Slider& slider);

/// An author's remark (`#:`), shown when its line runs.
struct Narration {
    std::uint32_t line = 0;  ///< of the statement that it speaks about
    std::string text;

    friend bool operator==(const Narration&, const Narration&) = default;
};

/// A question of the author's, asked before its line runs (`[[question]]` in the metadata block).
struct AuthorQuestion {
    std::uint32_t line = 0;   ///< from 1
    std::uint32_t times = 1;  ///< asked when the line is about to run for this time
    std::string text;
    std::string right;
    std::vector<std::string> wrong;
    std::string why;  ///< said after the answer; may be empty

    friend bool operator==(const AuthorQuestion&, const AuthorQuestion&) = default;
};

/// A mistake in the source, or a refusal, in Python's words.
struct SourceProblem {
    SourceSpan span;
    std::string message;

    friend bool operator==(const SourceProblem&, const SourceProblem&) = default;
};

/// What a scenario says about itself.
struct LessonText {
    std::string title;         ///< of the metadata block, else made of the file's name
    std::string summary;       ///< the module's docstring
    std::string compare_with;  ///< a file beside this one, empty if none
    std::vector<Narration> narration;
    std::vector<Slider> sliders;
    std::vector<AuthorQuestion> questions;

    friend bool operator==(const LessonText&, const LessonText&) = default;
};

/// One opened file. Cheap to copy: the trace and its index are shared.
struct Document {
    std::string path;   ///< where it came from, for saving; empty if from nowhere
    SourceFile source;  ///< of a trace file: the program inside it
    LessonText lesson;
    std::shared_ptr<const TraceIndex> index;  ///< never null once loaded; an empty trace if nothing ran
    std::vector<SourceProblem> problems;      ///< why it did not run, or not to its end
    std::vector<Finding> findings;            ///< what went wrong in the run, by seq
    bool is_trace = false;                    ///< opened from a trace file: there is nothing to run
    std::vector<std::pair<std::string, std::string>> set;  ///< constants changed by sliders: NAME, VALUE

    const Trace& trace() const { return index->trace(); }
};

/// A document that wraps a trace which is there already (a trace file, a test).
Document document_of(std::shared_ptr<const Trace> trace, std::string path = {});

/// Reads what a scenario says about itself out of its source.
LessonText lesson_text(const SourceFile& source);

}  // namespace awaitscope
