#include "engine/vm/arity.h"

#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {
const char* plural(std::size_t n) {
    return n == 1 ? "" : "s";
}
}  // namespace

void raise_too_many_positional(Vm& vm, const ArityWords& words, std::size_t given) {
    std::string takes = words.defaults != 0 ? fmt::format("from {} to {}", words.positional - words.defaults,
                                                          words.positional)
                                            : fmt::format("{}", words.positional);
    const bool many = words.defaults != 0 || words.positional != 1;
    std::string also;
    if (words.keyword_only_given != 0) {
        also = fmt::format(" positional argument{} (and {} keyword-only argument{})", plural(given),
                           words.keyword_only_given, plural(words.keyword_only_given));
    }
    vm.raise_f(vm.exc.TypeError, "{}() takes {} positional argument{} but {}{} {} given", words.function,
               takes, many ? "s" : "", given, also,
               given == 1 && words.keyword_only_given == 0 ? "was" : "were");
}

void raise_missing(Vm& vm, const ArityWords& words, const std::vector<std::string>& names,
                   std::string_view kind) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
        list += "'" + names[i] + "'";
    }
    vm.raise_f(vm.exc.TypeError, "{}() missing {} required {} argument{}: {}", words.function, names.size(),
               kind, plural(names.size()), list);
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
    const std::string meant = suggest(possible, name);
    if (meant.empty())
        vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'", words.function, name);
    else
        vm.raise_f(vm.exc.TypeError, "{}() got an unexpected keyword argument '{}'. Did you mean '{}'?",
                   words.function, name, meant);
}

}  // namespace awaitscope
