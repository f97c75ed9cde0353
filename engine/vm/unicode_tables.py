"""Writes unicode_tables.inc: what str's methods must know of each code point, as two-stage tables.

Run at build time with the system's Python, whose own str is the source: python3 unicode_tables.py OUTPUT
"""
import sys
import unicodedata

FLAGS = ["alpha", "decimal", "digit", "numeric", "lower", "upper", "title", "space", "printable",
         "identifier_start", "identifier_part", "case_ignorable", "special_upper", "special_lower",
         "special_title", "special_fold"]
BLOCK = 128

special_text = []  # length, code points …, for mappings to several characters


def mapping(c, mapped):
    """(delta or offset in special_text, whether it is the latter)"""
    if len(mapped) == 1:
        return ord(mapped) - ord(c), False
    offset = len(special_text)
    special_text.append(len(mapped))
    special_text.extend(map(ord, mapped))
    return offset, True


def is_case_ignorable(c):
    sigma = "\u03a3"
    return ("A" + sigma + c).lower()[1] == "\u03c2" and ("A" + c + sigma).lower()[-1] == "\u03c2"


def record(code):
    c = chr(code)
    if 0xD800 <= code < 0xE000:
        return (0, 0, 0, 0, 0, 255, 255)
    upper, special_upper = mapping(c, c.upper())
    lower, special_lower = mapping(c, c.lower())
    title, special_title = mapping(c, c.title())
    fold, special_fold = mapping(c, c.casefold())
    values = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
              unicodedata.category(c) == "Lt", c.isspace(), c.isprintable(), c.isidentifier(),
              ("a" + c).isidentifier(), is_case_ignorable(c), special_upper, special_lower, special_title,
              special_fold]
    flags = sum(1 << i for i, value in enumerate(values) if value)
    return (upper, lower, title, fold, flags, unicodedata.decimal(c, 255), unicodedata.digit(c, 255))


def main(path):
    records, record_index = [], {}
    blocks, block_index, stage1 = [], {}, []
    for start in range(0, 0x110000, BLOCK):
        block = []
        for code in range(start, start + BLOCK):
            r = record(code)
            if r not in record_index:
                record_index[r] = len(records)
                records.append(r)
            block.append(record_index[r])
        block = tuple(block)
        if block not in block_index:
            block_index[block] = len(blocks)
            blocks.append(block)
        stage1.append(block_index[block])

    def array(kind, name, values):
        lines = ["constexpr %s %s[] = {" % (kind, name)]
        values = [str(v) for v in values]
        for i in range(0, len(values), 24):
            lines.append("    " + ", ".join(values[i:i + 24]) + ",")
        return "\n".join(lines + ["};", ""])

    with open(path, "w") as out:
        out.write("// Written by unicode_tables.py from Unicode %s.\n" % unicodedata.unidata_version)
        out.write("constexpr UnicodeRecord kRecords[] = {\n")
        for r in records:
            out.write("    {%s},\n" % ", ".join(map(str, r)))
        out.write("};\n")
        out.write(array("std::uint16_t", "kStage1", stage1))
        out.write(array("std::uint16_t", "kStage2", (i for block in blocks for i in block)))
        out.write(array("char32_t", "kSpecialText", special_text))


if __name__ == "__main__":
    main(sys.argv[1])
