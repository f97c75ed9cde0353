"""Other processes, of which there are none: Awaitscope runs the program in a closed world."""

__all__ = ('create_subprocess_exec', 'create_subprocess_shell')

PIPE, STDOUT, DEVNULL = -1, -2, -3


async def create_subprocess_exec(program, *args, **options):
    raise NotImplementedError(f'asyncio.create_subprocess_exec: {program!r} cannot be started, since Awaitscope runs '
                              'programs in a closed world without other processes')


async def create_subprocess_shell(cmd, **options):
    raise NotImplementedError(f'asyncio.create_subprocess_shell: {cmd!r} cannot be started, since Awaitscope runs '
                              'programs in a closed world without other processes')
