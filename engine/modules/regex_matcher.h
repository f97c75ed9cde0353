// Runs a compiled regular expression over a text: a backtracking machine with CPython's choices in CPython's
// order (Modules/_sre/sre_lib.h), hence its matches.
#pragma once

#include "engine/modules/regex_program.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace awaitscope {

class Vm;

/// The text that is searched, borrowed: `width` bytes a character.
struct RegexSubject {
    const void* data;
    std::size_t length;
    std::uint8_t width;
};

enum class RegexMode : std::uint8_t { search, match, full_match };
enum class RegexOutcome : std::uint8_t { found, none, stopped };

/// All choices that are still open lie on a stack of the matcher's own, so no pattern overflows the C++
/// stack; each of them that is taken up counts as a step of the run, so a catastrophic pattern meets the step
/// limit.
class RegexMatcher {
  public:
    /// Program and text must outlive the matcher. Matches lie within text[begin:end]; ^ and what looks behind
    /// see the text before `begin`, nothing sees what follows `end`.
    RegexMatcher(Vm& vm, const RegexProgram& program, RegexSubject subject, std::size_t begin,
                 std::size_t end);

    /// The first match at or (search) after `from`. With `advance`, an empty one at `from` does not count.
    /// stopped: a limit was met and the run is stopping.
    RegexOutcome find(RegexMode mode, std::size_t from, bool advance);

    /// Of the last match found.
    std::size_t match_begin() const { return match_begin_; }
    std::size_t match_end() const { return match_end_; }
    /// Groups and more, as RegexProgram says; -1: not set.
    std::span<const std::int64_t> registers() const { return registers_; }

  private:
    struct Choice {
        std::uint32_t pc;  ///< where to go on; of the repeat_one if that is what is left to choose from
        std::uint32_t undo_size;  ///< what was written to registers since is taken back
        std::size_t position;
        std::size_t limit;  ///< repeat_one: how far the position may still move; kPlain: a plain choice
    };
    struct Undo {
        std::uint32_t index;
        std::int64_t value;
    };
    static constexpr std::size_t kPlain = static_cast<std::size_t>(-1);

    template <class Character>
    RegexOutcome find_in(const Character* text, RegexMode mode, std::size_t from, bool advance);
    template <class Character>
    std::size_t next_start(const Character* text, std::size_t position) const;
    template <class Character>
    RegexOutcome run(const Character* text, RegexMode mode, std::size_t from, bool advance);
    template <class Character>
    bool backtrack(const Character* text);
    template <class Character>
    bool repeat_one(const Character* text);
    bool loop();
    template <class Character>
    bool refers_back(const Character* text, std::uint32_t group, const RegexAlphabet* folding);
    template <class Character>
    bool at(const Character* text, RegexPlace place, RegexAlphabet alphabet) const;
    /// Whether the single-character instruction at `pc` takes `c`.
    bool takes(std::uint32_t pc, char32_t c) const;
    template <class Character>
    std::size_t run_length(const Character* text, std::uint32_t pc, std::size_t from, std::size_t most) const;

    void assign(std::uint32_t index, std::int64_t value);
    void choose(std::uint32_t pc, std::size_t position, std::size_t limit);
    bool within_limits();
    std::uint32_t operand(std::uint32_t n) const { return program_.code[pc_ + 1 + n]; }

    Vm& vm_;
    const RegexProgram& program_;
    RegexSubject subject_;
    std::size_t begin_;
    std::size_t end_;
    std::uint32_t pc_ = 0;
    std::size_t position_ = 0;
    std::vector<std::int64_t> registers_;
    std::vector<Choice> choices_;
    std::vector<Undo> undo_;
    std::size_t match_begin_ = 0;
    std::size_t match_end_ = 0;
};

}  // namespace awaitscope
