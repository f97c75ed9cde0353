"""A program whose names, output and source hold whatever could break out of a quoted text, a tag, a script, a table,
a fence, a chart or a terminal."""

# Every text that must come out as it is wherever letters are shown.
MARKERS = [
    "</script><script>window.injected = 1</script>",
    "<img src=x onerror='window.injected = 2'>",
    "\"quotes\" and 'quotes' & &amp; ]]> --> <!-- `x` ```",
    "=1+1|cell|, comma; semicolon: colon # hash % {brace} [link](http://x)",
    "שלום עולם",
    "مرحبا",
    "emoji 🙂👩‍🍳",
]

HOSTILE_PROGRAM = f'''"""Hostile \\"\\"\\" </script> ]]> --> <b>bold</b>"""
# /// </script><script>window.injected = 3</script> --> ]]> {MARKERS[4]} 🙂
import asyncio

MARKERS = {MARKERS!r}
CONTROL = "nul [\\x00] esc [\\x1b[31m] bell [\\x07] del [\\x7f] line [\\u2028] next [\\x85]"
BIDI = "bidi [\\u202e gnisrever \\u202c] [\\u2067 isolate \\u2069]"


async def cook(name):
    print(name)
    await asyncio.sleep(1)
    return name


async def main():
    tasks = [asyncio.create_task(cook(name), name=name) for name in MARKERS]
    tasks.append(asyncio.create_task(cook(CONTROL), name=CONTROL))
    tasks.append(asyncio.create_task(cook(BIDI), name=BIDI))
    tasks.append(asyncio.create_task(cook("lone"), name="lone [" + chr(0xD800) + "] surrogate"))
    tasks.append(asyncio.create_task(cook("many lines\\r\\nof it\\n\\n"), name="many\\nlines"))
    await asyncio.gather(*tasks)


asyncio.run(main())
'''
