// Runs programs off the UI thread: the window never waits for one.
#pragma once

#include "app/model/model.h"

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
    enum class Slot : std::uint8_t { main, other, state };  ///< Model::document, Model::other, Model::state
    Slot slot = Slot::main;
    std::string path;                 ///< of a .py file or a trace
    std::optional<std::string> text;  ///< edited source to run instead of what the file holds
    std::vector<std::pair<std::string, std::string>> set;  ///< constants to replace: NAME, Python literal
    bool keep_place = false;                     ///< the same program again: leave the cursor where it is
    Seq inspect_at = 0;                          ///< Slot::state: of which event
    std::shared_ptr<const TraceIndex> expected;  ///< Slot::state: in which run
};

struct RunOutcome {
    RunJob job;
    Document document;
    std::optional<ProgramState> state;  ///< of Slot::state, if it could be had
    std::string error;                  ///< empty, or why there is no document (a file that cannot be read)
};

/// How a job and the window keep in touch while it runs.
struct RunControl {
    const std::atomic<bool>& cancel;  ///< becomes true: stop
    std::function<void(VirtualTime now, Seq events)> on_progress;
};

/// Does a job; checks `cancel` now and then. Called on the runner's thread.
using LoadDocument = std::function<RunOutcome(const RunJob& job, const RunControl& control)>;

/// The job that tells the state at the model's cursor.
RunJob state_job(const Model& model);

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
    /// A program that somebody waits for is running or waits to run. Reading a state does not count.
    bool busy() const;
    /// How many events the program that runs has come to.
    Seq events_so_far() const { return events_; }
    /// Waits for an outcome, but not for longer than so many seconds: what comes at once needs no frame
    /// without it.
    void wait_briefly(double seconds);

  private:
    void work();

    LoadDocument load_;
    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;   ///< there is something to do
    std::condition_variable finished_;  ///< something has been done
    std::vector<RunJob> waiting_;
    std::vector<RunOutcome> done_;
    std::optional<RunJob::Slot> running_;
    std::atomic<bool> cancel_{false};
    std::atomic<Seq> events_{0};
    bool drop_ = false;  ///< what is running was replaced: nobody wants its outcome
    bool quit_ = false;
    std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace awaitscope
