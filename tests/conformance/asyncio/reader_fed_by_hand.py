# StreamReader without a network: fed by hand, read in every way.
import asyncio


async def feed(reader, *chunks):
    for chunk in chunks:
        await asyncio.sleep(0.1)
        reader.feed_data(chunk)
    await asyncio.sleep(0.1)
    reader.feed_eof()


async def main():
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    print(reader, reader.at_eof())
    task = asyncio.create_task(feed(reader, b"one\ntw", b"o\nthree", b"\nrest"))
    print(await reader.readline(), round(loop.time(), 1))
    print(await reader.readline(), round(loop.time(), 1))
    print(await reader.readexactly(3), reader)
    print(await reader.read(100), round(loop.time(), 1))
    print(await reader.read(), reader.at_eof(), await reader.readline(), await reader.read(5))
    await task
    reader = asyncio.StreamReader()
    reader.feed_data(b"a;b|c")
    print(await reader.readuntil(b";"), await reader.readuntil((b"|", b";")))
    reader.feed_eof()
    try:
        await reader.readuntil(b";")
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"abcdefgh")
    for call in (lambda: reader.readuntil(b"\n"), lambda: reader.readline()):
        try:
            await call()
        except (asyncio.LimitOverrunError, ValueError) as error:
            print(type(error).__name__, error)
    reader = asyncio.StreamReader()
    reader.feed_data(b"12")
    reader.feed_eof()
    try:
        await reader.readexactly(5)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial)
    reader = asyncio.StreamReader()
    asyncio.create_task(feed(reader, b"x\ny\n", b"z"))
    async for line in reader:
        print(line)
    reader = asyncio.StreamReader()
    reader.set_exception(ConnectionError("gone"))
    try:
        await reader.read()
    except ConnectionError as error:
        print(repr(error), reader.exception() is error)
    reader = asyncio.StreamReader()
    first = asyncio.create_task(reader.read(1))
    await asyncio.sleep(0)
    try:
        await reader.readline()
    except RuntimeError as error:
        print(error)
    first.cancel()
    for bad in (lambda: asyncio.StreamReader(limit=0), lambda: asyncio.StreamReader(limit=-1)):
        try:
            bad()
        except ValueError as error:
            print(error)
    try:
        await reader.readexactly(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
