"""What asyncio's primitives have in common."""

from _asyncio import _LoopBoundMixin
