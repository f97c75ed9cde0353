"""What a trace holds, counted from its JSON alone: the numbers that every other format is compared with."""

import collections


class Reference:
    def __init__(self, trace):
        self.trace = trace
        self.kinds = [trace["kinds"][row[1]] for row in trace["events"]]
        self.events = trace["events"]
        self.size = len(self.events)
        self.tasks = trace["tasks"]
        counts = collections.Counter(self.kinds)
        self.steps = counts["resume"]
        self.callbacks = counts["callback"]
        self.marks = sum(counts[kind] for kind in ("output", "error_output"))
        self.flows = self.find_flows()
        self.output = "".join(self.text(row[5]) for row, kind in zip(self.events, self.kinds) if kind == "output")

    def text(self, number):
        return self.trace["texts"][number - 1] if number else ""

    def kind(self, seq):
        return self.kinds[seq - 1]

    def find_flows(self):
        """(from, to, woken task): what made a task ready, or threw into it."""
        flows, cancelled = [], set()
        for seq, (row, kind) in enumerate(zip(self.events, self.kinds), 1):
            cause = row[3]
            if kind not in ("ready", "throw_in") or cause == 0:
                continue
            woken = row[4] if kind == "ready" else row[2]
            if woken == 0:
                continue
            by = self.kind(cause)
            if by in ("suspend", "resume") and self.events[cause - 1][2] == woken:
                continue  # it went on by itself
            is_cancel = by in ("cancel_request", "cancelled", "future_cancelled")
            if kind == "throw_in" and (not is_cancel or woken in cancelled):
                continue
            if by == "future_cancelled":
                before = self.events[cause - 1][3]
                if before and self.kind(before) == "cancel_request":
                    cause = before
            (cancelled.add if is_cancel else cancelled.discard)(woken)
            flows.append((cause, seq, woken))
        return flows

    def flows_between_lanes(self):
        """Those that a picture can draw: from one lane to another."""
        return [flow for flow in self.flows if self.events[flow[0] - 1][2] != flow[2]]
