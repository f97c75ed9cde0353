"""Sorting a graph so that every node comes after those that it depends on."""
__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """The graph has a cycle; the second argument lists its nodes."""


class _Node:
    __slots__ = ("name", "waits_for", "successors", "state")

    def __init__(self, name):
        self.name = name
        self.waits_for = 0
        self.successors = []
        self.state = "waiting"


class TopologicalSorter:
    """Gives the nodes in order, all at once (static_order) or as they become ready."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed = self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, name):
        if name not in self._nodes:
            self._nodes[name] = _Node(name)
        return self._nodes[name]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        found = self._node(node)
        found.waits_for += len(predecessors)
        for name in predecessors:
            self._node(name).successors.append(node)

    def prepare(self):
        if self._passed > 0:
            raise ValueError("cannot prepare() after starting iteration")
        if self._ready is None:
            self._ready = [node.name for node in self._nodes.values() if node.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)
        for name in self._ready:
            self._nodes[name].state = "ready"

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for name in result:
            self._nodes[name].state = "out"
        self._ready.clear()
        self._passed += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for name in nodes:
            node = self._nodes.get(name)
            if node is None:
                raise ValueError(f"node {name!r} was not added using add()")
            if node.state == "waiting":
                raise ValueError(f"node {name!r} was not passed out (still not ready)"
                                 if not node.waits_for else f"node {name!r} was not passed out")
            if node.state == "ready":
                raise ValueError(f"node {name!r} was not passed out")
            if node.state == "done":
                raise ValueError(f"node {name!r} was already marked done")
            node.state = "done"
            for successor in node.successors:
                successor = self._nodes[successor]
                successor.waits_for -= 1
                if successor.waits_for == 0:
                    successor.state = "ready"
                    self._ready.append(successor.name)
            self._finished += 1

    def _find_cycle(self):
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, places, iterators = [], {}, []
            node = start
            while True:
                if node in seen:
                    if node in places:
                        return path[places[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._nodes[node].successors))
                    places[node] = len(path)
                    path.append(node)
                while path:
                    following = next(iterators[-1], path)
                    if following is not path:
                        node = following
                        break
                    del places[path.pop()]
                    iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
