# Messages of the loop's exception handler.
import asyncio


class Strange:
    def __del__(self):
        pass


async def main():
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "only a message"})
    loop.call_exception_handler({"message": "with an exception", "exception": ValueError("v"), "extra": [1, 2], "another": "text"})
    try:
        1 / 0
    except ZeroDivisionError as error:
        loop.call_exception_handler({"message": "with a traceback", "exception": error})
    loop.call_exception_handler({})
    loop.set_exception_handler(lambda loop, context: 1 / 0)
    loop.call_exception_handler({"message": "the handler fails"})


asyncio.run(main())
