# Each task has a copy of the context in which it was created; callbacks too.
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def child(name):
    print(name, "starts with", user.get())
    user.set(name)
    await asyncio.sleep(0.1)
    print(name, "still has", user.get())


async def main():
    user.set("main")
    await asyncio.gather(child("a"), child("b"))
    print(user.get())
    await child("inline")
    print("inline changed it:", user.get())
    token = user.set("temporary")
    user.reset(token)
    print(user.get(), token.old_value, token.var is user)
    context = contextvars.copy_context()
    context.run(user.set, "inside the copy")
    print(context[user], user.get(), user in context)
    asyncio.get_running_loop().call_soon(lambda: print("callback sees", user.get()))
    user.set("later")
    await asyncio.sleep(0)
    own = contextvars.Context()
    await asyncio.create_task(child("own context"), context=own)
    print(own[user])
    try:
        contextvars.ContextVar("empty").get()
    except LookupError as error:
        print(type(error).__name__)
    with user.set("in a with block"):
        print(user.get())
    print(user.get())


asyncio.run(main())
