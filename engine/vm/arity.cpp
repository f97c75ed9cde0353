#include "engine/vm/arity.h"

#include "engine/vm/vm.h"

#include <algorithm>
#include <cctype>

namespace awaitscope {

namespace {
const char* plural(std::size_t n) { return n == 1 ? "" : "s"; }
}  // namespace

void raise_too_many_positional(Vm& vm, const ArityWords& words, std::size_t given) {
    std::string takes = words.defaults != 0
                            ? fmt::format("from {} to {}", words.positional - words.defaults, words.positional)
                            : fmt::format("{}", words.positional);
    const bool many = words.defaults != 0 || words.positional != 1;
    std::string also;
    if (words.keyword_only_given != 0) {
        also = fmt::format(" positional argument{} (and {} keyword-only argument{})", plural(given),
                           words.keyword_only_given, plural(words.keyword_only_given));
    }
    vm.raise_f(vm.exc.TypeError, "{}() takes {} positional argument{} but {}{} {} given", words.function, takes,
               many ? "s" : "", given, also, given == 1 && words.keyword_only_given == 0 ? "was" : "were");
}

void raise_missing(Vm& vm, const ArityWords& words, const std::vector<std::string>& names, std::string_view kind) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
        list += "'" + names[i] + "'";
    }
    vm.raise_f(vm.exc.TypeError, "{}() missing {} required {} argument{}: {}", words.function, names.size(), kind,
               plural(names.size()), list);
}

void raise_multiple_values(Vm& vm, const ArityWords& words, std::string_view name) {
    vm.raise_f(vm.exc.TypeError, "{}() got multiple values for argument '{}'", words.function, name);
}

void raise_positional_only(Vm& vm, const ArityWords& words, const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    vm.raise_f(vm.exc.TypeError, "{}() got some positional-only arguments passed as keyword arguments: '{}'",
               words.function, list);
}

void raise_unexpected_keyword(Vm& vm, const ArityWords& words, std::string_view name,
                              const std::vector<std::string>& possible) {
    const std::string meant = closest_name(name, possible);
    if (meant.empty())
        vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'", words.function, name);
    else
        vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'. Did you mean '{}'?",
                   words.function, name, meant);
}

// -- Nearness of names -----------------------------------------------------------------------------------------------

namespace {

constexpr std::size_t kMoveCost = 2;
constexpr std::size_t kCaseCost = 1;
constexpr std::size_t kMaxStringSize = 40;
constexpr std::size_t kMaxCandidates = 750;

std::size_t substitution_cost(char a, char b) {
    if ((a & 31) != (b & 31)) return kMoveCost;
    if (a == b) return 0;
    const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
    return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

/// Weighted Levenshtein distance, given up beyond `most` (levenshtein_distance).
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.empty() || b.empty()) return (a.size() + b.size()) * kMoveCost;
    if (a.size() > kMaxStringSize || b.size() > kMaxStringSize) return most + 1;
    if (b.size() < a.size()) std::swap(a, b);
    if ((b.size() - a.size()) * kMoveCost > most) return most + 1;
    std::vector<std::size_t> row(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * kMoveCost;
    std::size_t result = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
        std::size_t diagonal = result = j * kMoveCost;
        std::size_t minimum = SIZE_MAX;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::size_t substitute = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            result = std::min(substitute, std::min(result, diagonal) + kMoveCost);
            row[i] = result;
            minimum = std::min(minimum, result);
        }
        if (minimum > most) return most + 1;
    }
    return result;
}

}  // namespace

std::string closest_name(std::string_view wrong, const std::vector<std::string>& candidates) {
    if (candidates.size() >= kMaxCandidates) return "";
    std::string best;
    std::size_t best_distance = SIZE_MAX;
    for (const std::string& candidate : candidates) {
        if (candidate == wrong) continue;
        std::size_t most = (wrong.size() + candidate.size() + 3) * kMoveCost / 6;
        most = std::min(most, best_distance - 1);
        const std::size_t found = distance(wrong, candidate, most);
        if (found > most) continue;
        if (best.empty() || found < best_distance) {
            best = candidate;
            best_distance = found;
        }
    }
    return best;
}

}  // namespace awaitscope
