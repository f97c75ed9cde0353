#include "engine/syntax/highlight.h"

#include "engine/syntax/arena.h"
#include "engine/syntax/lexer.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace awaitscope {
namespace {

constexpr int kMaxRestarts = 100;  // a file with more errors than that is no Python

// The builtins that lessons use, sorted.
constexpr std::string_view kBuiltins[] = {"ArithmeticError",
                                          "AssertionError",
                                          "AttributeError",
                                          "BaseException",
                                          "BaseExceptionGroup",
                                          "Exception",
                                          "ExceptionGroup",
                                          "FileNotFoundError",
                                          "ImportError",
                                          "IndexError",
                                          "KeyError",
                                          "KeyboardInterrupt",
                                          "LookupError",
                                          "NameError",
                                          "NotImplementedError",
                                          "OSError",
                                          "OverflowError",
                                          "RecursionError",
                                          "RuntimeError",
                                          "StopAsyncIteration",
                                          "StopIteration",
                                          "SystemExit",
                                          "TimeoutError",
                                          "TypeError",
                                          "ValueError",
                                          "ZeroDivisionError",
                                          "abs",
                                          "aiter",
                                          "all",
                                          "anext",
                                          "any",
                                          "ascii",
                                          "bin",
                                          "bool",
                                          "bytearray",
                                          "bytes",
                                          "callable",
                                          "chr",
                                          "classmethod",
                                          "complex",
                                          "delattr",
                                          "dict",
                                          "dir",
                                          "divmod",
                                          "enumerate",
                                          "filter",
                                          "float",
                                          "format",
                                          "frozenset",
                                          "getattr",
                                          "globals",
                                          "hasattr",
                                          "hash",
                                          "hex",
                                          "id",
                                          "int",
                                          "isinstance",
                                          "issubclass",
                                          "iter",
                                          "len",
                                          "list",
                                          "locals",
                                          "map",
                                          "max",
                                          "min",
                                          "next",
                                          "object",
                                          "oct",
                                          "ord",
                                          "pow",
                                          "print",
                                          "property",
                                          "range",
                                          "repr",
                                          "reversed",
                                          "round",
                                          "set",
                                          "setattr",
                                          "slice",
                                          "sorted",
                                          "staticmethod",
                                          "str",
                                          "sum",
                                          "super",
                                          "tuple",
                                          "type",
                                          "vars",
                                          "zip"};

bool is_builtin(std::string_view name) {
    return std::binary_search(std::begin(kBuiltins), std::end(kBuiltins), name);
}

class Highlighter {
  public:
    explicit Highlighter(const SourceText& source) : source_(source) {}

    std::vector<HighlightToken> run() {
        std::uint32_t line = 1;
        for (int restarts = 0; line <= source_.line_count() && restarts <= kMaxRestarts; ++restarts) {
            line = stretch(line);
        }
        return std::move(out_);
    }

  private:
    // Everything from the line `first` up to the end or an error; returns the line to go on with.
    std::uint32_t stretch(std::uint32_t first) {
        std::uint32_t base = source_.line_start(first);
        SourceText rest("", std::string(source_.text().substr(base)));
        Arena arena;
        TokenStream stream = tokenize(rest, arena);
        std::uint32_t read = base;
        for (std::size_t i = 0; i < stream.tokens.size(); ++i) {
            Token token = stream.tokens[i];
            if (!token.has_columns()) continue;
            if (token.kind == TokenKind::kNewline) continue;
            token.begin += base;
            token.end += base;
            token.span.line += first - 1;
            token.span.end_line += first - 1;
            comments(read, token.begin);
            read = std::max(read, token.end);
            const Token* before = i > 0 ? &stream.tokens[i - 1] : nullptr;
            const Token* after = i + 1 < stream.tokens.size() ? &stream.tokens[i + 1] : nullptr;
            out_.push_back({kind_of(token, before, after), token.span});
        }
        if (stream.tokens.back().kind != TokenKind::kError || stream.unclosed_at_end()) {
            comments(read, static_cast<std::uint32_t>(source_.text().size()));
            return source_.line_count() + 1;
        }
        return mark_error(read, first - 1 + static_cast<std::uint32_t>(stream.error->diagnostic.lineno));
    }

    // What is left of the bad line is an error; comments before it are still comments.
    std::uint32_t mark_error(std::uint32_t read, std::uint32_t line) {
        comments(read, source_.line_start(line));
        std::uint32_t start = source_.line_start(line);
        auto size = static_cast<std::uint32_t>(source_.line(line).size());
        std::uint32_t column = read > start ? std::min(read - start, size) : 0;
        std::string_view text = source_.line(line).substr(column);
        std::size_t blank = std::min(text.find_first_not_of(" \t"), text.size());
        column += static_cast<std::uint32_t>(blank);
        if (column < size) out_.push_back({HighlightKind::kError, {line, column, line, size}});
        return line + 1;
    }

    // Between two tokens there are only blanks, line ends, backslashes and comments.
    void comments(std::uint32_t begin, std::uint32_t end) {
        std::string_view text = source_.text();
        for (std::size_t at = text.find('#', begin); at < end; at = text.find('#', at)) {
            std::size_t stop = std::min(text.find('\n', at), text.size());
            while (line_ < source_.line_count() && source_.line_start(line_ + 1) <= at) ++line_;
            auto column = static_cast<std::uint32_t>(at) - source_.line_start(line_);
            auto length = static_cast<std::uint32_t>(stop - at);
            bool narration = text.substr(at, 2) == "#:";
            out_.push_back({narration ? HighlightKind::kNarration : HighlightKind::kComment,
                            {line_, column, line_, column + length}});
            at = stop;
        }
    }

    HighlightKind kind_of(const Token& token, const Token* before, const Token* after) const {
        TokenKind previous = before != nullptr ? before->kind : TokenKind::kNewline;
        switch (token.kind) {
            case TokenKind::kName: break;
            case TokenKind::kNumber: return HighlightKind::kNumber;
            case TokenKind::kString:
            case TokenKind::kFStringStart:
            case TokenKind::kFStringMiddle:
            case TokenKind::kFStringEnd:
            case TokenKind::kTStringStart:
            case TokenKind::kTStringMiddle:
            case TokenKind::kTStringEnd: return HighlightKind::kString;
            case TokenKind::kUnknown: return HighlightKind::kError;
            case TokenKind::kAt:
                return begins_line(previous) ? HighlightKind::kDecorator : HighlightKind::kOperator;
            default: return is_keyword(token.kind) ? HighlightKind::kKeyword : HighlightKind::kOperator;
        }
        std::string_view name = source_.text().substr(token.begin, token.end - token.begin);
        if (previous == TokenKind::kKeywordDef || previous == TokenKind::kKeywordClass)
            return HighlightKind::kDefinition;
        if (previous == TokenKind::kAt && !out_.empty() && out_.back().kind == HighlightKind::kDecorator) {
            return HighlightKind::kDecorator;
        }
        bool soft = name == "match" || name == "case" || name == "type";
        if (soft && begins_line(previous) && after != nullptr && begins_operand(after->kind)) {
            return HighlightKind::kKeyword;
        }
        if (previous != TokenKind::kDot && is_builtin(name)) return HighlightKind::kBuiltin;
        return HighlightKind::kName;
    }

    static bool begins_line(TokenKind previous) {
        return previous == TokenKind::kNewline || previous == TokenKind::kIndent ||
               previous == TokenKind::kDedent;
    }

    static bool begins_operand(TokenKind kind) {
        return kind == TokenKind::kName || kind == TokenKind::kNumber || kind == TokenKind::kString ||
               kind == TokenKind::kLeftBrace || kind == TokenKind::kKeywordNone ||
               kind == TokenKind::kKeywordTrue || kind == TokenKind::kKeywordFalse ||
               kind == TokenKind::kKeywordAwait;
    }

    const SourceText& source_;
    std::vector<HighlightToken> out_;
    std::uint32_t line_ = 1;  // of the last comment found
};

}  // namespace

std::vector<HighlightToken> highlight(const SourceText& source) {
    return Highlighter(source).run();
}

}  // namespace awaitscope
