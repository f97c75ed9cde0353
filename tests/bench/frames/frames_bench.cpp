// Measures what the window does between a key and a picture, on large traces: no GPU is in the figures.
//
//     frames_bench [EVENTS]     how many millions of events the large trace has (10)
//
// Exit status 1 if a goal of the project is missed.
#include "app/model/code_view.h"
#include "app/shell/assets.h"
#include "app/shell/gui.h"
#include "app/shell/rasteriser.h"
#include "engine/run/session.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include <fmt/format.h>
#include <imgui.h>

namespace awaitscope {
namespace {

/// Workers that sleep, wait for a lock and use a queue; `lines` of them run between two pauses.
constexpr const char* kProgram = R"py(import asyncio

WORKERS = 1000
ROUNDS = 10


async def worker(number, lock):
    total = 0
    for i in range(ROUNDS):
        async with lock:
            total += i
        await asyncio.sleep((number * 7919 + i * 104729) % 1000 / 1000)
        total *= 2
        if total > 100:
            total -= 100
    return total


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(number, lock) for number in range(WORKERS)))


asyncio.run(main())
)py";

Document run(int workers, int rounds) {
    RunOptions options;
    options.set = {{"WORKERS", std::to_string(workers)}, {"ROUNDS", std::to_string(rounds)}};
    options.max_steps = 0;
    const SourceFile file{"workers.py", kProgram};
    RunResult result = run_program(file, options);
    Document document = document_of(std::move(result.trace));
    document.source = file;
    return document;
}

/// Of this thread's processor time: what else runs on the machine must not count.
double milliseconds_of(auto&& work) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
    };
    const double began = now();
    work();
    return now() - began;
}

class Bench {
  public:
    explicit Bench(const Assets& assets) : gui_(assets) {
        ImGuiIO& io = ImGui::GetIO();
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        io.DisplaySize = {1920, 1080};
        io.DeltaTime = 1.0f / 60;
    }

    const std::string& error() const { return gui_.error(); }

    void frame(const Model& model) {
        gui_.frame(model);
        accept_textures(gui_.draw_data());
    }

    /// Prints the distribution; remembers whether the goal was met. 0: there is no goal for this.
    void report(std::string_view name, std::vector<double>& times, double goal) {
        std::sort(times.begin(), times.end());
        const auto at = [&](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        fmt::print("{:<46} median {:7.3f} ms   p99 {:7.3f} ms", name, at(0.5), at(0.99));
        if (goal > 0) {
            const bool met = at(0.99) <= goal;
            missed_ = missed_ || !met;
            fmt::print("   goal {:5.1f} ms  {}", goal, met ? "met" : "MISSED");
        }
        fmt::print("\n");
    }

    bool missed() const { return missed_; }

  private:
    Gui gui_;
    bool missed_ = false;
};

/// Every zoom, at places all over the trace, on every axis.
void measure_timeline(Bench& bench, Model& model, std::string_view name) {
    std::mt19937 random(7);
    const auto share = [&] { return static_cast<double>(random() % 100'000) / 100'000; };
    for (const Axis axis : {Axis::elastic, Axis::steps, Axis::time}) {
        model.axis = axis;
        const TimeScale scale = model.time_scale();
        std::vector<double> times;
        for (double width = scale.length(); width > std::min(scale.length(), 10.0); width /= 4) {
            for (int i = 0; i < 40; ++i) {
                const double begin = share() * (scale.length() - width);
                const double lanes = static_cast<double>(model.document.index->lanes().size());
                model.viewport = {begin, begin + width, std::floor(share() * lanes)};
                times.push_back(milliseconds_of([&] { bench.frame(model); }));
            }
        }
        bench.report(fmt::format("{}, frame, {} axis", name, axis_name(axis)), times, 4);
    }
    model.axis = Axis::elastic;
    model.viewport = fit(model.time_scale());
}

/// The goal is for traces of about a million events.
void measure_steps(Bench& bench, Model& model, std::string_view name) {
    std::mt19937 random(11);
    std::vector<double> times;
    for (int i = 0; i < 300; ++i) {
        const Seq to = 1 + static_cast<Seq>(random() % model.document.trace().size());
        times.push_back(milliseconds_of([&] {
            move_cursor(model, to);
            bench.frame(model);
        }));
    }
    const double goal = model.document.trace().size() < 2'000'000 ? 16 : 0;
    bench.report(fmt::format("{}, going to a step", name), times, goal);
}

void measure_typing(Bench& bench, const std::filesystem::path& lesson) {
    SourceFile file{lesson.filename().string(), {}};
    if (std::FILE* stream = std::fopen(lesson.string().c_str(), "rb")) {
        char piece[4096];
        for (std::size_t count = 0; (count = std::fread(piece, 1, sizeof piece, stream)) > 0;)
            file.text.append(piece, count);
        std::fclose(stream);
    }
    Model model = make_model();
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) {
        file.text += "# typed\n";
        times.push_back(milliseconds_of([&] {
            Document document = document_of(run_program(file, {}).trace);
            document.source = file;
            document.lesson = lesson_text(file);
            set_document(model, std::move(document), i > 0);
            bench.frame(model);
        }));
    }
    bench.report("a key in the editor to its picture, a lesson", times, 100);
}

int measure_all(double millions) {
    const Assets assets = find_assets();
    Bench bench(assets);
    if (!bench.error().empty()) {
        fmt::print(stderr, "frames_bench: {}\n", bench.error());
        return 2;
    }
    const auto lessons = lesson_files(assets.scenarios);
    if (!lessons.empty()) measure_typing(bench, lessons.front());
    struct Shape {
        const char* name;
        int workers;
        double events;
    };
    constexpr double kEventsOfRound = 21;  // of one worker, about
    const Shape shapes[] = {{"1 million events, 1000 tasks", 1000, 1e6},
                            {"few lanes", 50, millions * 1e6},
                            {"many lanes", 100'000, millions * 1e6}};
    for (const Shape& shape : shapes) {
        Model model = make_model();
        const int rounds = std::max(1, static_cast<int>(shape.events / shape.workers / kEventsOfRound));
        double took = milliseconds_of([&] { set_document(model, run(shape.workers, rounds)); });
        const std::string name = fmt::format("{:.1f} M events, {} lanes", model.document.trace().size() / 1e6,
                                             model.document.index->lanes().size());
        fmt::print("{}: run and indexed in {:.1f} s\n", name, took / 1000);
        for (int i = 0; i < 4; ++i) bench.frame(model);
        measure_timeline(bench, model, name);
        measure_steps(bench, model, name);
    }
    return bench.missed() ? 1 : 0;
}

}  // namespace
}  // namespace awaitscope

int main(int count, char** words) {
    return awaitscope::measure_all(count > 1 ? std::atof(words[1]) : 10);
}
