#include "engine/trace/words.h"

#include "engine/trace/text_form.h"

namespace awaitscope {

std::string short_seconds(VirtualTime time, int decimals) {
    std::string text = decimal_seconds(time);
    const std::size_t dot = text.find('.');
    const std::size_t least = decimals == 0 ? dot : dot + 1 + static_cast<std::size_t>(decimals);
    while (text.size() > least && (text.back() == '0' || text.back() == '.')) {
        const bool was_dot = text.back() == '.';
        text.pop_back();
        if (was_dot) break;
    }
    return text;
}

}  // namespace awaitscope
