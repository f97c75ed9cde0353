// Runs programs off the UI thread: the window never waits for one.
#pragma once

#include "app/model/document.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace awaitscope {

/// What is to be run.
struct RunJob {
    enum class Slot : std::uint8_t { main, other };  ///< Model::document or Model::other
    Slot slot = Slot::main;
    std::string path;                 ///< of a .py file or a trace
    std::optional<std::string> text;  ///< edited source to run instead of what the file holds
    std::vector<std::pair<std::string, std::string>> set;  ///< constants to replace: NAME, Python literal
    bool keep_place = false;  ///< the same program again: leave the cursor where it is
};

struct RunOutcome {
    RunJob job;
    Document document;
    std::string error;  ///< empty, or why there is no document (a file that cannot be read)
};

/// Does a job; checks `cancel` now and then. Called on the runner's thread.
using LoadDocument = std::function<RunOutcome(const RunJob& job, const std::atomic<bool>& cancel)>;

/// One background thread. A new job for a slot replaces the one that waits or runs for it: while a slider is
/// dragged, only the last value counts.
class Runner {
  public:
    /// `wake` is called from the background thread when an outcome is there.
    Runner(LoadDocument load, std::function<void()> wake);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    void start(RunJob job);
    /// Stops what is running: its outcome is what it came to until now. What waits is forgotten.
    void stop();
    /// The next outcome, in order of completion.
    std::optional<RunOutcome> take();
    /// Something is running or waits to run.
    bool busy() const;

  private:
    void work();

    LoadDocument load_;
    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<RunJob> waiting_;
    std::vector<RunOutcome> done_;
    std::optional<RunJob::Slot> running_;
    std::atomic<bool> cancel_{false};
    bool drop_ = false;  ///< what is running was replaced: nobody wants its outcome
    bool quit_ = false;
    std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace awaitscope
