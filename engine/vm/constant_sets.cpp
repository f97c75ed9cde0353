#include "engine/vm/constant_sets.h"

#include <algorithm>
#include <string_view>

namespace awaitscope {

namespace {

// The standard asks compilers for 64 KiB of one literal only; those that we support take more.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
/// Sorted; each name is followed by a space.
constexpr std::string_view kInternedNames =
#include "engine/vm/interned_names.inc"
    ;
#pragma GCC diagnostic pop

/// A binary search in the one long text: it costs no table at the start of every run.
bool is_interned_name(std::string_view name) {
    std::size_t low = 0;  // both always at the beginning of a name, or at the end of all
    std::size_t high = kInternedNames.size();
    while (low < high) {
        std::size_t begin = low + (high - low) / 2;
        while (begin > low && kInternedNames[begin - 1] != ' ') --begin;
        const std::size_t end = kInternedNames.find(' ', begin);
        const std::string_view found = kInternedNames.substr(begin, end - begin);
        if (found == name) return true;
        if (found < name)
            low = end + 1;
        else
            high = begin;
    }
    return false;
}

bool contains(const std::vector<std::string>& names, std::string_view text) {
    return std::find(names.begin(), names.end(), text) != names.end();
}

/// The names of keyword arguments are a constant tuple that stands before the call.
bool is_keyword_in_calls(const CodeUnit& unit, std::string_view text) {
    for (std::size_t i = 1; i < unit.instructions.size(); ++i) {
        const Instruction& before = unit.instructions[i - 1];
        if (unit.instructions[i].op != static_cast<std::uint8_t>(Opcode::CALL_KW) ||
            before.op != static_cast<std::uint8_t>(Opcode::LOAD_CONST)) {
            continue;
        }
        for (const std::uint32_t item : unit.constants[before.arg].items)
            if (unit.constants[item].text == text) return true;
    }
    return false;
}

bool is_name_in(const CodeUnit& unit, std::string_view text) {
    if (unit.name == text || contains(unit.names, text) || contains(unit.slot_names, text) ||
        is_keyword_in_calls(unit, text)) {
        return true;
    }
    return std::any_of(unit.children.begin(), unit.children.end(),
                       [&](const auto& child) { return is_name_in(*child, text); });
}

/// Strings of one Latin-1 character are single objects from the start: interning them changes nothing.
bool is_one_character(std::string_view text) {
    return text.size() < 2 || (text.size() == 2 && (static_cast<unsigned char>(text[0]) & 0xFC) == 0xC0);
}

}  // namespace

bool is_set_made_twice(const CodeUnit& module, const CodeUnit& unit, const Constant& set) {
    return std::any_of(set.items.begin(), set.items.end(), [&](std::uint32_t item) {
        const Constant& constant = unit.constants[item];
        return constant.kind == Constant::Kind::str && !is_one_character(constant.text) &&
               (is_interned_name(constant.text) || is_name_in(module, constant.text));
    });
}

}  // namespace awaitscope
