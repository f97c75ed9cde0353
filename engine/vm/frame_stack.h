// Where frames of plain functions lie: one after the other in large chunks.
#pragma once

#include "engine/vm/frame.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace awaitscope {

class FrameStack {
  public:
    FrameStack() { add_chunk(kChunkBytes); }

    /// Room for a frame with `values` slots, uninitialised. Freed in reverse order.
    Frame* push(std::size_t values) {
        const std::size_t bytes = sizeof(Frame) + values * sizeof(Value);
        if (static_cast<std::size_t>(end_ - top_) < bytes) next_chunk(bytes);
        auto* frame = reinterpret_cast<Frame*>(top_);
        top_ += bytes;
        return frame;
    }
    void pop(Frame* frame) {
        top_ = reinterpret_cast<char*>(frame);
        if (top_ == begin_ && current_ > 0) previous_chunk();
    }

  private:
    static constexpr std::size_t kChunkBytes = std::size_t{256} << 10;
    struct Chunk {
        std::unique_ptr<char[]> memory;
        std::size_t bytes;
        char* top;  ///< saved while a later chunk is in use
    };
    void add_chunk(std::size_t bytes) {
        chunks_.push_back({std::unique_ptr<char[]>(new char[bytes]), bytes, nullptr});
        use(chunks_.size() - 1);
    }
    void use(std::size_t index) {
        current_ = index;
        begin_ = top_ = chunks_[index].memory.get();
        end_ = begin_ + chunks_[index].bytes;
    }
    void next_chunk(std::size_t bytes) {
        chunks_[current_].top = top_;
        while (current_ + 1 < chunks_.size() && chunks_[current_ + 1].bytes < bytes) chunks_.pop_back();
        if (current_ + 1 < chunks_.size()) return use(current_ + 1);
        add_chunk(bytes > kChunkBytes ? bytes : kChunkBytes);
    }
    void previous_chunk() {
        use(current_ - 1);
        top_ = chunks_[current_].top;
    }

    std::vector<Chunk> chunks_;
    std::size_t current_ = 0;
    char* begin_ = nullptr;
    char* top_ = nullptr;
    char* end_ = nullptr;
};

}  // namespace awaitscope
