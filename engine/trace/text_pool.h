// Texts by id, in one buffer: a million task names cost their letters and four bytes each.
#pragma once

#include "engine/base/check.h"
#include "engine/base/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Append-only. Id 0 is the empty text. A view stays valid until the next append.
class TextPool {
  public:
    std::string_view operator[](TextId id) const {
        DCHECK(id < ends_.size());
        const std::uint32_t begin = id == 0 ? 0 : ends_[id - 1];
        return std::string_view(letters_).substr(begin, ends_[id] - begin);
    }

    std::size_t size() const { return ends_.size(); }

    /// Appends without looking for an equal text; interning is the builder's business.
    TextId append(std::string_view text) {
        CHECK(letters_.size() + text.size() <= UINT32_MAX);
        letters_.append(text);
        ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
        return static_cast<TextId>(ends_.size() - 1);
    }

    friend bool operator==(const TextPool&, const TextPool&) = default;

  private:
    std::string letters_;
    std::vector<std::uint32_t> ends_{0};  // where each text ends; the next one begins there
};

}  // namespace awaitscope
