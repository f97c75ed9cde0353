"""Where CPython keeps the thread pool."""

from concurrent.futures import BrokenThreadPool, ThreadPoolExecutor
