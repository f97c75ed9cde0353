#include "app/shell/runner.h"

#include <algorithm>

namespace awaitscope {

Runner::Runner(LoadDocument load, std::function<void()> wake)
    : load_(std::move(load)), wake_(std::move(wake)), thread_([this] { work(); }) {}

Runner::~Runner() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
        waiting_.clear();
        cancel_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Runner::start(RunJob job) {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(waiting_, [&](const RunJob& other) { return other.slot == job.slot; });
        std::erase_if(done_, [&](const RunOutcome& other) { return other.job.slot == job.slot; });
        if (running_ == job.slot) {
            cancel_ = true;
            drop_ = true;
        }
        waiting_.push_back(std::move(job));
    }
    changed_.notify_all();
}

void Runner::stop() {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
    if (running_) cancel_ = true;
}

std::optional<RunOutcome> Runner::take() {
    const std::lock_guard lock(mutex_);
    if (done_.empty()) return std::nullopt;
    RunOutcome outcome = std::move(done_.front());
    done_.erase(done_.begin());
    return outcome;
}

bool Runner::busy() const {
    const std::lock_guard lock(mutex_);
    return running_.has_value() || !waiting_.empty();
}

void Runner::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return quit_ || !waiting_.empty(); });
        if (quit_) return;
        const RunJob job = std::move(waiting_.front());
        waiting_.erase(waiting_.begin());
        running_ = job.slot;
        cancel_ = false;
        drop_ = false;
        lock.unlock();
        RunOutcome outcome = load_(job, cancel_);
        lock.lock();
        running_.reset();
        if (!drop_) done_.push_back(std::move(outcome));
        if (quit_) return;
        wake_();
    }
}

}  // namespace awaitscope
