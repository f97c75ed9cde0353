// Compiled regular expressions: what python/re_compiler.py makes of a pattern and RegexMatcher runs.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace awaitscope {

/// How letters are compared and what \w, \d, \s and \b mean.
enum class RegexAlphabet : std::uint32_t { ascii, unicode };

/// Lowercase as sre has it: one code point to one code point.
char32_t regex_lower(char32_t c, RegexAlphabet alphabet);

// Classes of characters by their escapes. The odd ones are the opposites of the ones before them.
enum class RegexCategory : std::uint32_t { digit, not_digit, space, not_space, word, not_word };
bool regex_category_has(RegexCategory category, RegexAlphabet alphabet, char32_t c);

/// A set of code points: [...], one of \d \w \s, or the variants of a letter whose case does not matter.
class RegexSet {
  public:
    explicit RegexSet(bool negated) : negated_(negated) {}

    void add_range(char32_t first, char32_t last);
    /// The same for a set that lowered characters are looked up in: adds the lowercase of each in the range,
    /// and what else has the same uppercase.
    void add_folded_range(char32_t first, char32_t last, RegexAlphabet alphabet);
    void add_category(RegexCategory category, RegexAlphabet alphabet);
    /// Call once, after the last add.
    void finish();
    bool contains(char32_t c) const {
        return c < 256 ? (low_[c / 64] >> (c % 64) & 1) != 0 : contains_slowly(c) != negated_;
    }

  private:
    bool contains_slowly(char32_t c) const;

    bool negated_;
    std::array<std::uint64_t, 4> low_{};                 ///< the answer for code points below 256
    std::vector<std::pair<char32_t, char32_t>> ranges_;  ///< after finish(): in order, apart from each other
    std::vector<std::pair<RegexCategory, RegexAlphabet>> categories_;
};

// X(name, number of operands). `r` is a register, `to` an index in the code.
// clang-format off
#define AWAITSCOPE_REGEX_OPS(X)                                                                                  \
    X(succeed, 0)                                                                                                \
    X(fail, 0)                                                                                                   \
    X(literal, 1)         /* c */                                                                                \
    X(any, 0)             /* any character but a line feed */                                                    \
    X(any_all, 0)                                                                                                \
    X(set, 1)             /* index of the set */                                                                 \
    X(set_folded, 2)      /* index of the set, alphabet: the lowered character is looked up */                   \
    X(at, 2)              /* RegexPlace, alphabet */                                                             \
    X(mark, 1)            /* r: the position goes there */                                                       \
    X(jump, 1)            /* to */                                                                               \
    X(split, 1)           /* to: where to go if what follows fails */                                            \
    X(repeat_one, 4)      /* RegexGreed, min, max, to: one single-character instruction follows, then goes on */ \
    X(loop_start, 1)      /* r: counter; r + 1: where the last round began */                                    \
    X(loop, 5)            /* RegexGreed, r, min, max, to: the body follows and jumps back here */                \
    X(loop_enter, 2)      /* r, to: one more round of a lazy loop */                                             \
    X(atomic, 1)          /* r: remembers the choices open now */                                                \
    X(cut, 1)             /* r: forgets those that were opened since */                                          \
    X(look, 2)            /* r, how far back; r + 1: the position */                                             \
    X(look_end, 1)        /* r */                                                                                \
    X(look_not, 3)        /* r, how far back, to: where to go if what follows fails */                           \
    X(look_not_end, 1)    /* r */                                                                                \
    X(back_reference, 1)  /* group */                                                                            \
    X(back_reference_folded, 2) /* group, alphabet */                                                            \
    X(branch_on_group, 2) /* group, to: where to go if it has not matched */
// clang-format on

enum class RegexOp : std::uint32_t {
#define X(name, operands) name,
    AWAITSCOPE_REGEX_OPS(X)
#undef X
};

enum class RegexGreed : std::uint32_t { greedy, lazy, possessive };

enum class RegexPlace : std::uint32_t {
    text_begin,
    line_begin,
    text_end,
    line_end,
    last_line_end,
    boundary,
    not_boundary
};

struct RegexProgram {
    static constexpr std::uint32_t kUnlimited = 0xffff'ffff;
    /// Register 0: number of the group that closed last; 2n - 1 and 2n: where group n begins and ends.
    static constexpr std::uint32_t kLastIndex = 0;

    std::vector<std::uint32_t> code;
    std::vector<RegexSet> sets;
    std::uint32_t groups = 0;     ///< without group 0
    std::uint32_t registers = 1;  ///< in all
};

}  // namespace awaitscope
