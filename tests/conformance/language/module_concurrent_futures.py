# concurrent.futures: submit, map, as_completed on results that are there.
import asyncio
from concurrent.futures import Future, ThreadPoolExecutor, wait


def square(n):
    return n * n


with ThreadPoolExecutor(max_workers=1) as pool:
    f = pool.submit(square, 4)
    print(f.result(), f.done(), list(pool.map(square, [1, 2, 3])))
    bad = pool.submit(lambda: 1 / 0)
    print(repr(bad.exception()))
    done, pending = wait([pool.submit(square, 2)])
    print(len(done), len(pending))
f = Future()
f.add_done_callback(lambda f: print("callback", f.result()))
f.set_result(5)
print(f.cancelled(), f.running())


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, square, n) for n in range(4))))


asyncio.run(main())
