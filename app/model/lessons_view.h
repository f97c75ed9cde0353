// The lessons by chapter.
#pragma once

#include "app/model/model.h"

namespace awaitscope {

struct LessonRow {
    std::string title;
    std::string path;
    bool chapter = false;  ///< a chapter's heading
    bool open = false;
    bool seen = false;
    int entry = -1;  ///< index into LessonShelf::entries
};

struct LessonsView {
    std::vector<LessonRow> rows;
    int seen = 0;
    int total = 0;
};

/// With a search text, only the lessons whose title or chapter holds it, case disregarded.
LessonsView lessons_view(const LessonShelf& shelf, std::string_view search = {});

/// One lesson's entry from its path (".../NN-chapter/NN-name.py") and source.
LessonShelf::Entry lesson_entry(const std::string& path, const SourceFile& source);

}  // namespace awaitscope
