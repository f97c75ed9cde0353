// re.Pattern and re.Match (Modules/_sre/sre.c).
#pragma once

#include "engine/modules/regex_matcher.h"
#include "engine/modules/regex_program.h"
#include "engine/vm/vm.h"

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

struct PatternObject : Object {
    Value pattern;  ///< str or bytes
    std::int64_t flags;
    Value group_index;  ///< dict: name -> number
    Value group_names;  ///< tuple: name or None by number, group 0 first
    std::unique_ptr<const RegexProgram> program;
    Object* weakrefs;

    bool is_text(const Vm& vm) const { return vm.is_str(pattern); }
};

struct MatchObject : Object {
    Value string;
    Value pattern;
    std::size_t begin, end;            ///< the bounds of the search: pos and endpos
    std::vector<std::int64_t> bounds;  ///< begin and end of each group from 0 on; both -1 if it took no part
    std::uint32_t last_index;          ///< 0: none

    std::size_t groups() const { return bounds.size() / 2; }
};

struct RegexTypes : VmExtension {
    explicit RegexTypes(Vm&) {}
    static constexpr char kKey = 0;
    Type* pattern = nullptr;
    Type* match = nullptr;
    Type* scanner = nullptr;
};

/// One search through a string, from match to match. Keeps everything it needs alive.
class RegexSearch {
  public:
    /// None, with an exception pending, if `string` is nothing that the pattern can search. Null or missing
    /// bounds are those of the string.
    static std::optional<RegexSearch> make(Vm& vm, const Value& pattern, const Value& string,
                                           const Value& pos, const Value& endpos);
    RegexSearch(RegexSearch&&) = default;

    /// The next match after the last; an empty one is not taken at the end of the match before it.
    RegexOutcome next(RegexMode mode);
    /// The last match as an object.
    Value match() const;
    const RegexMatcher& matcher() const { return *matcher_; }
    std::size_t begin() const { return begin_; }
    std::size_t end() const { return end_; }
    /// string[begin:end] as a str or bytes.
    Value slice(std::size_t begin, std::size_t end) const;
    /// Text of a group of the last match; `otherwise` if it took no part.
    Value group(std::uint32_t number, const Value& otherwise) const;

  private:
    RegexSearch(Vm& vm, const Value& pattern, const Value& string)
        : vm_(vm), pattern_(pattern), string_(string) {}
    bool take_string();

    Vm& vm_;
    Value pattern_;
    Value string_;
    Value kept_;  ///< what the matcher reads: the string, or a copy of a bytearray
    RegexSubject subject_{};
    std::size_t begin_ = 0, end_ = 0;
    std::size_t from_ = 0;
    bool advance_ = false;
    bool exhausted_ = false;
    std::unique_ptr<RegexMatcher> matcher_;
};

/// string[begin:end] of a str, bytes or bytearray, as a str or bytes.
Value regex_slice(Vm& vm, const Value& string, std::size_t begin, std::size_t end);
/// A replacement text as parts: str or bytes alternating with ints, which name groups (re._compile_template).
Value regex_template(Vm& vm, const Value& pattern, const Value& text);
/// Joins the parts of a template, groups filled in from the match.
Value regex_expand(Vm& vm, const MatchObject* match, const Value& parts);
/// "".join(parts), b"".join(parts)
Value regex_join(Vm& vm, bool text, std::vector<Value> parts);

/// The setter of what are plain members in CPython: they have a message of their own.
bool refuse_to_set_member(Vm& vm, const Value& self, const Value* value);

void make_regex_pattern_type(Vm& vm, ModuleObject& module);
void make_regex_match_type(Vm& vm, ModuleObject& module);

}  // namespace awaitscope
