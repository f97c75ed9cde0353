#include "app/model/what_if.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {
namespace {

constexpr double kNudges = 20;  // from one end to the other

void remember_ghost(Model& model, const std::string& name) {
    WhatIf& what_if = model.what_if;
    if (what_if.moving == name && what_if.ghost != nullptr) return;
    what_if.moving = name;
    what_if.ghost = model.document.index;
    what_if.ghost_hidden = false;
}

}  // namespace

void set_slider(Model& model, const std::string& name, double value) {
    auto& sliders = model.document.lesson.sliders;
    const auto found = std::ranges::find(sliders, name, &Slider::name);
    if (found == sliders.end() || !std::isfinite(value)) return;
    Slider& slider = *found;
    value = std::clamp(value, slider.min, slider.max);
    if (slider.step > 0) value = slider.min + std::round((value - slider.min) / slider.step) * slider.step;
    value = std::clamp(value, slider.min, slider.max);
    if (value == slider.value) return;
    remember_ghost(model, name);
    model.what_if.chosen = static_cast<int>(found - sliders.begin());
    slider.value = value;
    const std::string literal = slider_literal(slider);
    auto& set = model.document.set;
    const auto known = std::ranges::find(set, name, &std::pair<std::string, std::string>::first);
    if (known != set.end()) {
        known->second = literal;
    } else {
        set.emplace_back(name, literal);
    }
    model.requests.push_back({Request::Kind::run, {}});
}

void nudge_slider(Model& model, int by) {
    const auto& sliders = model.document.lesson.sliders;
    if (sliders.empty()) {
        model.message = "This program has no sliders.";
        return;
    }
    const auto chosen = static_cast<std::size_t>(
        std::clamp<int>(model.what_if.chosen, 0, static_cast<int>(sliders.size()) - 1));
    const Slider& slider = sliders[chosen];
    const double rough = (slider.max - slider.min) / kNudges;
    // A round number of the same size: 0.275 becomes 0.2.
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double tidy = rough >= 5 * power ? 5 * power : rough >= 2 * power ? 2 * power : power;
    const double step = slider.step > 0 ? slider.step : tidy;
    set_slider(model, std::string(slider.name), std::round(slider.value / step + by) * step);
}

const TraceIndex* shown_ghost(const Model& model) {
    const WhatIf& what_if = model.what_if;
    if (what_if.ghost_hidden || what_if.ghost == nullptr || what_if.ghost == model.document.index)
        return nullptr;
    return what_if.ghost.get();
}

}  // namespace awaitscope
