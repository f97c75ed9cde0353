# threading and queue, where order does not depend on luck.
import queue
import threading


def work(name, out):
    out.append(name)


out = []
threads = [threading.Thread(target=work, args=(f"t{i}", out), name=f"worker-{i}") for i in range(3)]
for t in threads:
    t.start()
    t.join()
print(out, [t.name for t in threads], threads[0].is_alive(), threading.current_thread().name, threading.main_thread() is threading.current_thread())
lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(blocking=False))
print(lock.locked())
r = threading.RLock()
with r, r:
    print("re-entrant")
event = threading.Event()
print(event.is_set(), event.set(), event.wait(1))
q = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
for call in (q.get_nowait, lambda: [q.put_nowait(i) for i in range(3)]):
    try:
        call()
    except (queue.Empty, queue.Full) as error:
        print(type(error).__name__)
p = queue.PriorityQueue()
for item in (3, 1, 2):
    p.put(item)
print([p.get() for _ in range(3)], queue.LifoQueue().empty())
local = threading.local()
local.x = 1
print(local.x, hasattr(local, "y"), threading.active_count())
try:
    lock.release()
except RuntimeError as error:
    print(error)
