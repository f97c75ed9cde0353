#include "app/shell/runner.h"

#include <algorithm>
#include <chrono>

namespace awaitscope {

RunJob state_job(const Model& model) {
    RunJob job;
    job.slot = RunJob::Slot::state;
    job.path = model.document.path;
    job.text = model.document.source.text;
    job.set = model.document.set;
    job.inspect_at = model.cursor;
    job.expected = model.document.index;
    return job;
}

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
        const bool reads_state = job.slot == RunJob::Slot::state;
        if (!reads_state)  // of a run that is about to be replaced
            std::erase_if(waiting_, [](const RunJob& other) { return other.slot == RunJob::Slot::state; });
        if (running_ == job.slot || (running_ == RunJob::Slot::state && !reads_state)) {
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
    const auto counts = [](RunJob::Slot slot) { return slot != RunJob::Slot::state; };
    return (running_ && counts(*running_)) ||
           std::ranges::any_of(waiting_, [&](const RunJob& job) { return counts(job.slot); });
}

void Runner::wait_briefly(double seconds) {
    std::unique_lock lock(mutex_);
    finished_.wait_for(lock, std::chrono::duration<double>(seconds),
                       [this] { return !done_.empty() || (!running_ && waiting_.empty()); });
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
        events_ = 0;
        RunOutcome outcome = load_(job, {cancel_, [this](VirtualTime, Seq events) { events_ = events; }});
        lock.lock();
        running_.reset();
        if (!drop_) done_.push_back(std::move(outcome));
        finished_.notify_all();
        if (quit_) return;
        wake_();
    }
}

}  // namespace awaitscope
