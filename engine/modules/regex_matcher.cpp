#include "engine/modules/regex_matcher.h"

#include "engine/base/check.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::uint32_t kOperands[] = {
#define X(name, operands) operands,
    AWAITSCOPE_REGEX_OPS(X)
#undef X
};

std::uint32_t size_of(RegexOp op) {
    return 1 + kOperands[static_cast<std::size_t>(op)];
}

std::int64_t as_signed(std::size_t n) {
    return static_cast<std::int64_t>(n);
}

}  // namespace

RegexMatcher::RegexMatcher(Vm& vm, const RegexProgram& program, RegexSubject subject, std::size_t begin,
                           std::size_t end)
    : vm_(vm), program_(program), subject_(subject), begin_(begin), end_(end), registers_(program.registers) {
    DCHECK(begin <= end && end <= subject.length);
}

RegexOutcome RegexMatcher::find(RegexMode mode, std::size_t from, bool advance) {
    switch (subject_.width) {
        case 1: return find_in(static_cast<const std::uint8_t*>(subject_.data), mode, from, advance);
        case 2: return find_in(static_cast<const std::uint16_t*>(subject_.data), mode, from, advance);
        default: return find_in(static_cast<const std::uint32_t*>(subject_.data), mode, from, advance);
    }
}

template <class Character>
RegexOutcome RegexMatcher::find_in(const Character* text, RegexMode mode, std::size_t from, bool advance) {
    if (mode != RegexMode::search) return run(text, mode, from, advance);
    for (std::size_t start = from; start <= end_; ++start) {
        start = next_start(text, start);
        if (start > end_) break;
        const RegexOutcome outcome = run(text, mode, start, advance && start == from);
        if (outcome != RegexOutcome::none) return outcome;
    }
    return RegexOutcome::none;
}

/// Skips what can't be the first character of a match, where one instruction tells; past the end if there is
/// no such place.
template <class Character>
std::size_t RegexMatcher::next_start(const Character* text, std::size_t position) const {
    std::uint32_t pc = 0;
    while (true) {
        const auto op = static_cast<RegexOp>(program_.code[pc]);
        if (op == RegexOp::repeat_one && program_.code[pc + 2] == 0) return position;
        if (op != RegexOp::mark && op != RegexOp::repeat_one) break;
        pc += size_of(op);
    }
    switch (static_cast<RegexOp>(program_.code[pc])) {
        case RegexOp::literal:
        case RegexOp::any:
        case RegexOp::set:
        case RegexOp::set_folded:
            while (position < end_ && !takes(pc, text[position])) ++position;
            return position < end_ ? position : end_ + 1;
        default: return position;
    }
}

bool RegexMatcher::within_limits() {
    ++vm_.steps;
    if (vm_.limits.steps != 0 && vm_.steps > vm_.limits.steps)
        vm_.stop(fmt::format("step limit of {} reached", vm_.limits.steps));
    if ((vm_.steps & 1023) != 0) return !vm_.stopping();
    if (vm_.limits.cancel && vm_.limits.cancel->load(std::memory_order_relaxed)) vm_.stop("cancelled");
    const std::size_t held = choices_.capacity() * sizeof(Choice) + undo_.capacity() * sizeof(Undo);
    if (vm_.limits.memory != 0 && vm_.heap.bytes_in_use() + held > vm_.limits.memory)
        vm_.stop(fmt::format("memory limit of {} bytes reached", vm_.limits.memory));
    return !vm_.stopping();
}

void RegexMatcher::assign(std::uint32_t index, std::int64_t value) {
    std::int64_t& place = registers_[index];
    if (!choices_.empty()) undo_.push_back({index, place});
    place = value;
}

void RegexMatcher::choose(std::uint32_t pc, std::size_t position, std::size_t limit) {
    choices_.push_back({pc, static_cast<std::uint32_t>(undo_.size()), position, limit});
}

bool RegexMatcher::takes(std::uint32_t pc, char32_t c) const {
    const std::uint32_t* operands = program_.code.data() + pc + 1;
    switch (static_cast<RegexOp>(program_.code[pc])) {
        case RegexOp::literal: return c == operands[0];
        case RegexOp::any: return c != '\n';
        case RegexOp::set: return program_.sets[operands[0]].contains(c);
        case RegexOp::set_folded:
            return program_.sets[operands[0]].contains(
                regex_lower(c, static_cast<RegexAlphabet>(operands[1])));
        default: break;
    }
    DCHECK(static_cast<RegexOp>(program_.code[pc]) == RegexOp::any_all);
    return true;
}

/// How many characters from `from` on, at most `most`, the instruction at `pc` takes.
template <class Character>
std::size_t RegexMatcher::run_length(const Character* text, std::uint32_t pc, std::size_t from,
                                     std::size_t most) const {
    const Character* begin = text + from;
    const Character* end = begin + std::min(most, end_ - from);
    const Character* at = begin;
    switch (static_cast<RegexOp>(program_.code[pc])) {
        case RegexOp::any_all: at = end; break;
        case RegexOp::any:
            while (at < end && *at != '\n') ++at;
            break;
        case RegexOp::set: {
            const RegexSet& set = program_.sets[program_.code[pc + 1]];
            while (at < end && set.contains(*at)) ++at;
            break;
        }
        default:
            while (at < end && takes(pc, *at)) ++at;
            break;
    }
    return static_cast<std::size_t>(at - begin);
}

template <class Character>
bool RegexMatcher::at(const Character* text, RegexPlace place, RegexAlphabet alphabet) const {
    switch (place) {
        case RegexPlace::text_begin: return position_ == 0;
        case RegexPlace::line_begin: return position_ == 0 || text[position_ - 1] == '\n';
        case RegexPlace::text_end: return position_ == end_;
        case RegexPlace::line_end: return position_ == end_ || text[position_] == '\n';
        case RegexPlace::last_line_end:
            return position_ == end_ || (position_ + 1 == end_ && text[position_] == '\n');
        case RegexPlace::boundary:
        case RegexPlace::not_boundary: {
            const bool before =
                position_ > 0 && regex_category_has(RegexCategory::word, alphabet, text[position_ - 1]);
            const bool after =
                position_ < end_ && regex_category_has(RegexCategory::word, alphabet, text[position_]);
            return (before != after) == (place == RegexPlace::boundary);
        }
    }
    return false;
}

/// At a back_reference: moves behind what the group has matched if that stands here again.
template <class Character>
bool RegexMatcher::refers_back(const Character* text, std::uint32_t group, const RegexAlphabet* folding) {
    const std::int64_t begin = registers_[2 * group - 1];
    const std::int64_t end = registers_[2 * group];
    if (begin < 0 || end < begin) return false;
    const auto length = static_cast<std::size_t>(end - begin);
    if (length > end_ - position_) return false;
    const Character* what = text + begin;
    for (std::size_t i = 0; i < length; ++i) {
        char32_t a = what[i];
        char32_t b = text[position_ + i];
        if (folding) {
            a = regex_lower(a, *folding);
            b = regex_lower(b, *folding);
        }
        if (a != b) return false;
    }
    position_ += length;
    return true;
}

/// At a repeat_one: takes as many or as few characters as its greed wants and leaves the rest as a choice.
template <class Character>
bool RegexMatcher::repeat_one(const Character* text) {
    const auto greed = static_cast<RegexGreed>(operand(0));
    const std::size_t least = operand(1);
    const std::size_t most = operand(2) == RegexProgram::kUnlimited ? end_ - position_ : operand(2);
    const std::uint32_t body = pc_ + size_of(RegexOp::repeat_one);
    const std::size_t count = run_length(text, body, position_, greed == RegexGreed::lazy ? least : most);
    if (count < least) return false;
    const std::uint32_t after = operand(3);
    const std::size_t start = position_;
    position_ += count;
    if (greed == RegexGreed::greedy && count > least) choose(pc_, position_, start + least);
    if (greed == RegexGreed::lazy && most > least && position_ < end_)
        choose(pc_, position_, start + std::min(most, end_ - start));
    pc_ = after;
    return true;
}

/// Takes up the newest choice. False: there is none left.
template <class Character>
bool RegexMatcher::backtrack(const Character* text) {
    while (!choices_.empty()) {
        Choice& choice = choices_.back();
        while (undo_.size() > choice.undo_size) {
            registers_[undo_.back().index] = undo_.back().value;
            undo_.pop_back();
        }
        pc_ = choice.pc;
        position_ = choice.position;
        if (choice.limit == kPlain) {
            choices_.pop_back();
            return true;
        }
        const auto greed = static_cast<RegexGreed>(operand(0));
        const std::uint32_t body = pc_ + size_of(RegexOp::repeat_one);
        const std::uint32_t after = operand(3);
        if (greed == RegexGreed::lazy) {
            if (!takes(body, text[position_])) {
                choices_.pop_back();
                continue;
            }
            ++position_;
        } else {
            --position_;
            // Where a literal must follow, only its places are worth a try.
            if (static_cast<RegexOp>(program_.code[after]) == RegexOp::literal) {
                const char32_t next = program_.code[after + 1];
                while (position_ > choice.limit && text[position_] != next) --position_;
            }
        }
        choice.position = position_;
        if (position_ == choice.limit) choices_.pop_back();
        pc_ = after;
        return true;
    }
    return false;
}

/// At a loop: starts the next round or leaves, and keeps the other way as a choice where there is one.
bool RegexMatcher::loop() {
    const auto greed = static_cast<RegexGreed>(operand(0));
    const std::uint32_t r = operand(1);
    const std::int64_t count = registers_[r] + 1;
    const std::uint32_t after = operand(4);
    const std::uint32_t body = pc_ + size_of(RegexOp::loop);
    if (count < operand(2)) {
        assign(r, count);
        // A possessive loop forgets the choices of each round at its end.
        if (greed == RegexGreed::possessive) assign(r + 2, as_signed(choices_.size()));
        pc_ = body;
        return true;
    }
    const bool may_go_on = (operand(3) == RegexProgram::kUnlimited || count < operand(3)) &&
                           as_signed(position_) != registers_[r + 1];
    if (!may_go_on) {
        pc_ = after;
        return true;
    }
    if (greed == RegexGreed::lazy) {
        // A loop_enter stands right before the loop.
        choose(pc_ - size_of(RegexOp::loop_enter), position_, kPlain);
        pc_ = after;
        return true;
    }
    const auto height = as_signed(choices_.size());
    choose(after, position_, kPlain);
    assign(r, count);
    assign(r + 1, as_signed(position_));
    if (greed == RegexGreed::possessive) assign(r + 2, height);
    pc_ = body;
    return within_limits();
}

template <class Character>
RegexOutcome RegexMatcher::run(const Character* text, RegexMode mode, std::size_t from, bool advance) {
    std::fill(registers_.begin(), registers_.end(), -1);
    choices_.clear();
    undo_.clear();
    pc_ = 0;
    position_ = from;
    while (true) {
        const auto op = static_cast<RegexOp>(program_.code[pc_]);
        bool matches = true;
        switch (op) {
            case RegexOp::succeed:
                if ((mode == RegexMode::full_match && position_ != end_) || (advance && position_ == from)) {
                    matches = false;
                    break;
                }
                match_begin_ = from;
                match_end_ = position_;
                return RegexOutcome::found;
            case RegexOp::fail: matches = false; break;
            case RegexOp::literal:
            case RegexOp::any:
            case RegexOp::any_all:
            case RegexOp::set:
            case RegexOp::set_folded:
                matches = position_ < end_ && takes(pc_, text[position_]);
                ++position_;
                pc_ += size_of(op);
                break;
            case RegexOp::at:
                matches =
                    at(text, static_cast<RegexPlace>(operand(0)), static_cast<RegexAlphabet>(operand(1)));
                pc_ += size_of(op);
                break;
            case RegexOp::mark: {
                const std::uint32_t r = operand(0);
                if (r % 2 == 0) assign(RegexProgram::kLastIndex, r / 2);
                assign(r, as_signed(position_));
                pc_ += size_of(op);
                break;
            }
            case RegexOp::jump: pc_ = operand(0); break;
            case RegexOp::split:
                choose(operand(0), position_, kPlain);
                pc_ += size_of(op);
                break;
            case RegexOp::repeat_one: matches = repeat_one(text); break;
            case RegexOp::loop_start:
                assign(operand(0), -1);
                assign(operand(0) + 1, -1);
                pc_ += size_of(op);
                break;
            case RegexOp::loop: matches = loop(); break;
            case RegexOp::loop_enter: {
                const std::uint32_t r = operand(0);
                assign(r, registers_[r] + 1);
                assign(r + 1, as_signed(position_));
                pc_ = operand(1);
                break;
            }
            case RegexOp::atomic:
                assign(operand(0), as_signed(choices_.size()));
                pc_ += size_of(op);
                break;
            case RegexOp::cut:
                choices_.resize(static_cast<std::size_t>(registers_[operand(0)]));
                pc_ += size_of(op);
                break;
            case RegexOp::look:
            case RegexOp::look_not: {
                const std::uint32_t r = operand(0);
                const std::size_t back = operand(1);
                const bool there = back <= position_;
                if (op == RegexOp::look_not) {
                    if (!there) {
                        pc_ = operand(2);
                        break;
                    }
                    assign(r, as_signed(choices_.size()));
                    choose(operand(2), position_, kPlain);
                } else {
                    assign(r, as_signed(choices_.size()));
                    assign(r + 1, as_signed(position_));
                }
                matches = there;
                position_ -= back;
                pc_ += size_of(op);
                break;
            }
            case RegexOp::look_end:
                choices_.resize(static_cast<std::size_t>(registers_[operand(0)]));
                position_ = static_cast<std::size_t>(registers_[operand(0) + 1]);
                pc_ += size_of(op);
                break;
            case RegexOp::look_not_end:
                // The choice that look_not made goes too; what lies below takes the registers back.
                choices_.resize(static_cast<std::size_t>(registers_[operand(0)]));
                matches = false;
                break;
            case RegexOp::back_reference:
                matches = refers_back(text, operand(0), nullptr);
                pc_ += size_of(op);
                break;
            case RegexOp::back_reference_folded: {
                const auto alphabet = static_cast<RegexAlphabet>(operand(1));
                matches = refers_back(text, operand(0), &alphabet);
                pc_ += size_of(op);
                break;
            }
            case RegexOp::branch_on_group: {
                const std::uint32_t group = operand(0);
                const bool set =
                    registers_[2 * group - 1] >= 0 && registers_[2 * group] >= registers_[2 * group - 1];
                pc_ = set ? pc_ + size_of(op) : operand(1);
                break;
            }
        }
        if (matches) continue;
        if (vm_.stopping() || !within_limits()) return RegexOutcome::stopped;
        if (!backtrack(text)) return RegexOutcome::none;
    }
}

}  // namespace awaitscope
