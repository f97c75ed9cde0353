# Coroutines that nobody awaits: in a list, as an argument, from gather that failed, method, lambda.
import asyncio


async def job(n=0):
    return n


class Service:
    async def call(self):
        return 1


async def main():
    jobs = [job(n) for n in range(2)]
    print(len(jobs))
    del jobs
    Service().call()
    (lambda: job(5))()
    try:
        asyncio.gather(job(6), 5)
    except TypeError as error:
        print(error)
    unused = job(7)
    print("end of main")


asyncio.run(main())
print("end")
