// The loop's queue of ready calls: a ring that grows by doubling.
#pragma once

#include "engine/aio/call.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace awaitscope {

class ReadyQueue {
  public:
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    void push(ReadyCall call) {
        if (size_ == ring_.size()) grow();
        ring_[(head_ + size_++) & (ring_.size() - 1)] = std::move(call);
    }
    ReadyCall pop() {
        ReadyCall first = std::move(ring_[head_]);
        head_ = (head_ + 1) & (ring_.size() - 1);
        --size_;
        return first;
    }
    /// The i-th from the front.
    const ReadyCall& operator[](std::size_t i) const { return ring_[(head_ + i) & (ring_.size() - 1)]; }
    void clear() {
        while (!empty()) pop();
    }

  private:
    void grow() {
        std::vector<ReadyCall> larger(ring_.empty() ? 64 : ring_.size() * 2);
        for (std::size_t i = 0; i < size_; ++i)
            larger[i] = std::move(ring_[(head_ + i) & (ring_.size() - 1)]);
        ring_ = std::move(larger);
        head_ = 0;
    }

    std::vector<ReadyCall> ring_;  // size is a power of two, or 0
    std::size_t head_ = 0;
    std::size_t size_ = 0;
};

}  // namespace awaitscope
