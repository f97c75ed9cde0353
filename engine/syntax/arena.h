// Memory for one parse: many small objects, freed all at once.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace awaitscope {

/// A bump allocator that owns everything made in it. What it hands out lives exactly as long as the arena and
/// is never destroyed one by one, so only trivially destructible types may live here.
class Arena {
  public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    Arena(Arena&&) noexcept = default;
    Arena& operator=(Arena&&) noexcept = default;

    /// Raw memory, aligned to `alignment` (a power of two no larger than that of max_align_t).
    void* allocate(std::size_t size, std::size_t alignment) {
        std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
        if (start + size > capacity_) {
            grow(size);
            start = 0;
        }
        used_ = start + size;
        return blocks_.back().get() + start;
    }

    template <class T, class... Args>
    T* make(Args&&... args) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
    }

    /// A copy of `items` that lives in the arena.
    template <class T>
    std::span<T> copy(std::span<const T> items) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (items.empty()) return {};
        auto* data = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
        std::memcpy(static_cast<void*>(data), items.data(), items.size_bytes());
        return {data, items.size()};
    }

    template <class T>
    std::span<T> copy(const std::vector<T>& items) {
        return copy(std::span<const T>(items));
    }

    /// A copy of `text`. Never null, even for an empty text: a null view means "absent" in the AST.
    std::string_view copy(std::string_view text) {
        auto* data = static_cast<char*>(allocate(text.size() + 1, 1));
        if (!text.empty()) std::memcpy(data, text.data(), text.size());
        data[text.size()] = '\0';
        return {data, text.size()};
    }

  private:
    void grow(std::size_t size) {
        capacity_ = size > kBlockSize ? size : kBlockSize;
        blocks_.push_back(std::unique_ptr<std::byte[]>(new std::byte[capacity_]));
        used_ = 0;
    }

    static constexpr std::size_t kBlockSize = 16 * 1024;

    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::size_t capacity_ = 0;  // of the last block
    std::size_t used_ = 0;      // of the last block
};

}  // namespace awaitscope
