#include "app/model/keyboard.h"

#include <set>

#include <catch2/catch_test_macros.hpp>

using namespace awaitscope;

TEST_CASE("every key in the table is one that can be read, and leads to its command") {
    std::set<std::string> seen;
    for (const KeyHelp& row : key_help()) {
        for (const std::string& text : row.keys) {
            INFO(text);
            CHECK(seen.insert(text).second);  // no key stands for two commands
            KeyPress key;
            REQUIRE(parse_key(text, key));
            REQUIRE(command_for(key));
            CHECK(*command_for(key) == row.command);
        }
    }
}

TEST_CASE("modifiers are told apart, but a symbol needs no Shift") {
    CHECK(command_for({"Right", false, false, false}) == CommandId::step_forward);
    CHECK(command_for({"Right", true, false, false}) == CommandId::switch_forward);
    CHECK(command_for({"P", true, true, false}) == CommandId::palette);
    CHECK(command_for({"?", false, true, false}) == CommandId::show_keys);
    CHECK(command_for({"?", false, false, false}) == CommandId::show_keys);
    CHECK(command_for({"+", true, true, false}) == CommandId::larger);
    CHECK_FALSE(command_for({"W", true, true, true}));
    CHECK_FALSE(command_for({"", false, false, false}));
}

TEST_CASE("what is shown is what is read") {
    KeyPress key;
    REQUIRE(parse_key("Ctrl++", key));
    CHECK(key == KeyPress{"+", true, false, false});
    REQUIRE(parse_key("Shift+F11", key));
    CHECK(key == KeyPress{"F11", false, true, false});
    CHECK_FALSE(parse_key("", key));
}

TEST_CASE("commands that can be chosen have a title, and a name of their own") {
    std::set<std::string_view> names;
    for (const CommandInfo& command : all_commands()) {
        CHECK(names.insert(command.name).second);
        CHECK_FALSE(command.title.empty());
        if (command.title == "-") CHECK(command.keys.empty());
        CHECK(info(command.id).name == command.name);
    }
}
