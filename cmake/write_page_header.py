"""write_page_header.py HEADER FILE…: each FILE becomes a C++ constant named like its ending; that of a script comes
with the hash by which a Content-Security-Policy knows it. Run at build time by engine/export."""

import base64
import hashlib
import pathlib
import sys

header, *files = map(pathlib.Path, sys.argv[1:])
text = "// Generated from page/*. Do not edit.\n#pragma once\n\nnamespace awaitscope::page {\n"
for file in files:
    content = file.read_bytes()
    # Character codes, so that no text can end the literal early and no compiler's limit on its length counts.
    codes = ",".join(rf"'\x{byte:02x}'" for byte in content)
    name = file.suffix[1:]
    text += f"inline constexpr char {name}[] = {{{codes},0}};\n"
    if name == "js":
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        text += f'inline constexpr char js_hash[] = "sha256-{digest}";\n'
header.parent.mkdir(parents=True, exist_ok=True)
header.write_text(text + "}  // namespace awaitscope::page\n")
