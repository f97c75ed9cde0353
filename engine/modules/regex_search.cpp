// Searching a str or bytes-like object from match to match, and putting texts together.
#include "engine/modules/regex_objects.h"
#include "engine/vm/sequence.h"

namespace awaitscope {

namespace {

/// An optional bound as an index into the string, clipped at both ends.
bool clip(Vm& vm, const Value& v, std::size_t length, std::size_t& out) {
    if (!v) return true;
    std::int64_t n = 0;
    if (!vm.to_int64(v, n)) return false;
    out = n < 0 ? 0 : std::min(static_cast<std::size_t>(n), length);
    return true;
}

}  // namespace

std::optional<RegexSearch> RegexSearch::make(Vm& vm, const Value& pattern, const Value& string,
                                             const Value& pos, const Value& endpos) {
    RegexSearch search(vm, pattern, string);
    if (!search.take_string()) return std::nullopt;
    search.end_ = search.subject_.length;
    if (!clip(vm, pos, search.subject_.length, search.begin_)) return std::nullopt;
    if (!clip(vm, endpos, search.subject_.length, search.end_)) return std::nullopt;
    search.exhausted_ = search.begin_ > search.end_;
    search.from_ = search.begin_;
    search.matcher_ =
        std::make_unique<RegexMatcher>(vm, *pattern.as<PatternObject>()->program, search.subject_,
                                       std::min(search.begin_, search.end_), search.end_);
    return search;
}

bool RegexSearch::take_string() {
    kept_ = string_;
    if (vm_.is_str(string_)) {
        const auto* text = string_.as<StrObject>();
        subject_ = {text->data(), text->length, text->kind};
    } else if (Vm::has_flag(string_, kTypeBytes)) {
        const auto* bytes = string_.as<BytesObject>();
        subject_ = {bytes->data(), bytes->size, 1};
    } else if (Vm::has_flag(string_, kTypeByteArray)) {
        kept_ = vm_.make_bytes(string_.as<ByteArrayObject>()->bytes);
        subject_ = {kept_.as<BytesObject>()->data(), kept_.as<BytesObject>()->size, 1};
    } else {
        vm_.raise_f(vm_.exc.TypeError, "expected string or bytes-like object, got '{}'",
                    type_name(vm_, string_));
        return false;
    }
    const bool text = pattern_.as<PatternObject>()->is_text(vm_);
    if (text == vm_.is_str(string_)) return true;
    vm_.raise(vm_.exc.TypeError, text ? "cannot use a string pattern on a bytes-like object"
                                      : "cannot use a bytes pattern on a string-like object");
    return false;
}

RegexOutcome RegexSearch::next(RegexMode mode) {
    if (exhausted_) return RegexOutcome::none;
    const RegexOutcome outcome = matcher_->find(mode, from_, advance_);
    if (outcome != RegexOutcome::found) {
        exhausted_ = true;
        return outcome;
    }
    from_ = matcher_->match_end();
    advance_ = matcher_->match_begin() == matcher_->match_end();
    return outcome;
}

Value RegexSearch::match() const {
    const RegexProgram& program = *pattern_.as<PatternObject>()->program;
    const std::span<const std::int64_t> registers = matcher_->registers();
    std::vector<std::int64_t> bounds = {static_cast<std::int64_t>(matcher_->match_begin()),
                                        static_cast<std::int64_t>(matcher_->match_end())};
    for (std::uint32_t i = 1; i <= program.groups; ++i) {
        const bool set = registers[2 * i - 1] >= 0 && registers[2 * i] >= 0;
        bounds.push_back(set ? registers[2 * i - 1] : -1);
        bounds.push_back(set ? registers[2 * i] : -1);
    }
    auto* match = vm_.heap.make<MatchObject>(vm_.extension<RegexTypes>().match);
    std::construct_at(&match->string, string_);
    std::construct_at(&match->pattern, pattern_);
    std::construct_at(&match->bounds, std::move(bounds));
    match->begin = begin_;
    match->end = end_;
    const std::int64_t last = registers[RegexProgram::kLastIndex];
    match->last_index = last < 0 ? 0 : static_cast<std::uint32_t>(last);
    vm_.heap.track(match);
    return Value::adopt(match);
}

Value RegexSearch::slice(std::size_t begin, std::size_t end) const {
    return regex_slice(vm_, kept_, begin, end);
}

Value RegexSearch::group(std::uint32_t number, const Value& otherwise) const {
    const std::span<const std::int64_t> registers = matcher_->registers();
    if (number == 0) return slice(matcher_->match_begin(), matcher_->match_end());
    const std::int64_t begin = registers[2 * number - 1];
    const std::int64_t end = registers[2 * number];
    if (begin < 0 || end < 0) return otherwise;
    return slice(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
}

Value regex_slice(Vm& vm, const Value& string, std::size_t begin, std::size_t end) {
    end = std::max(begin, end);
    if (vm.is_str(string)) return str_slice(vm, string.as<StrObject>(), begin, end);
    const bool is_bytes = Vm::has_flag(string, kTypeBytes);
    const std::string_view all =
        is_bytes ? string.as<BytesObject>()->view() : std::string_view(string.as<ByteArrayObject>()->bytes);
    if (is_bytes && begin == 0 && end == all.size() && vm.type_of(string) == vm.types.bytes) return string;
    begin = std::min(begin, all.size());
    return vm.make_bytes(all.substr(begin, end - begin));
}

Value regex_template(Vm& vm, const Value& pattern, const Value& text) {
    const Value module = vm.import("re");
    if (!module) return Value();
    const Value compile = vm.get_attribute(module, vm.intern("_compile_template"));
    return compile ? vm.call(compile, {pattern, text}) : Value();
}

Value regex_join(Vm& vm, bool text, std::vector<Value> parts) {
    const Value empty = text ? vm.make_str("") : vm.make_bytes("");
    return vm.call_method(empty, vm.intern("join"), {vm.make_list(std::move(parts))});
}

bool refuse_to_set_member(Vm& vm, const Value&, const Value*) {
    vm.raise(vm.exc.AttributeError, "readonly attribute");
    return false;
}

}  // namespace awaitscope
