// Just enough of protobuf's wire format to write it: varints, strings, nested messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace awaitscope {

class ProtoMessage {
  public:
    void number(std::uint32_t field, std::uint64_t value) {
        varint(std::uint64_t{field} << 3);
        varint(value);
    }
    /// A field of type fixed64, as flow ids are.
    void fixed64(std::uint32_t field, std::uint64_t value) {
        varint(std::uint64_t{field} << 3 | 1);
        for (int i = 0; i < 8; ++i, value >>= 8) bytes_.push_back(static_cast<char>(value & 0xFF));
    }
    void text(std::uint32_t field, std::string_view text) {
        varint(std::uint64_t{field} << 3 | 2);
        varint(text.size());
        bytes_.append(text);
    }
    void message(std::uint32_t field, const ProtoMessage& message) { text(field, message.bytes_); }

    std::string_view bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }

  private:
    void varint(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        bytes_.push_back(static_cast<char>(value));
    }
    std::string bytes_;
};

}  // namespace awaitscope
