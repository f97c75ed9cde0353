#include "app/panels/panel.h"

namespace awaitscope {

Color state_color(const Palette& palette, LaneState state, WaitKind wait) {
    switch (state) {
        case LaneState::created: return palette.faint;
        case LaneState::ready: return palette.ready;
        case LaneState::running: return palette.running;
        case LaneState::waiting:
            if (wait == WaitKind::io) return palette.io;
            if (wait == WaitKind::lock) return palette.lock;
            return palette.waiting;
        case LaneState::blocking: return palette.blocking;
        case LaneState::idle: return palette.faint;
        case LaneState::done: return palette.running;
        case LaneState::failed: return palette.blocking;
        case LaneState::cancelled:
        case LaneState::destroyed: return palette.done;
    }
    return palette.text;
}

Glyph state_glyph(LaneState state, WaitKind wait) {
    switch (state) {
        case LaneState::created: return Glyph::dot;
        case LaneState::ready: return Glyph::bar;
        case LaneState::running: return Glyph::play;
        case LaneState::waiting:
            if (wait == WaitKind::io) return Glyph::plug;
            if (wait == WaitKind::lock) return Glyph::padlock;
            return Glyph::pause;
        case LaneState::blocking: return Glyph::square;
        case LaneState::idle: return Glyph::dashes;
        case LaneState::done: return Glyph::check;
        case LaneState::failed: return Glyph::cross;
        case LaneState::cancelled:
        case LaneState::destroyed: return Glyph::slash;
    }
    return Glyph::none;
}

Chip task_chip(const Palette& palette, std::string_view label, std::string_view note, LaneState state,
               WaitKind wait) {
    Chip chip;
    chip.text = label;
    chip.note = note;
    chip.glyph = state_glyph(state, wait);
    chip.color = state_color(palette, state, wait);
    chip.filled = state == LaneState::running || state == LaneState::blocking;
    return chip;
}

std::vector<Word> words_of(const Palette& palette, const RichText& text, Color plain_color) {
    std::vector<Word> words;
    words.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const TextPiece& piece = text[i];
        Word word;
        word.text = piece.text;
        word.color = plain_color;
        switch (piece.style) {
            case TextStyle::plain: break;
            case TextStyle::task:
                word.face = Face::strong;
                word.color = palette.text;
                break;
            case TextStyle::code:
                word.face = Face::code;
                word.color = palette.function;
                break;
            case TextStyle::value:
                word.face = Face::code;
                word.color = palette.text;
                break;
            case TextStyle::term: break;
            case TextStyle::dim: word.color = palette.dim; break;
        }
        if (piece.link != 0 || piece.task != 0) word.link = static_cast<int>(i);
        word.underlined = piece.link != 0;
        words.push_back(word);
    }
    return words;
}

float draw_rich_text(const PanelContext& context, ImDrawList* list, ImVec2 at, float width,
                     const RichText& text, Color plain_color, ParagraphLook look) {
    const std::vector<Word> words = words_of(context.style.colors(), text, plain_color);
    const ParagraphResult result = draw_paragraph(list, context.style, at, width, words, look);
    if (result.clicked >= 0) {
        const TextPiece& piece = text[static_cast<std::size_t>(result.clicked)];
        if (piece.link != 0) {
            context.go_to(piece.link);
        } else {
            context.select_task(piece.task);
        }
    }
    return result.height;
}

TipLine tip_of(const Palette& palette, const RichText& text) {
    TipLine line;
    for (const Word& word : words_of(palette, text, palette.dim)) {
        line.push_back({std::string(word.text), word.face, word.color});
    }
    return line;
}

}  // namespace awaitscope
