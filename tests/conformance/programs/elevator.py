# An elevator as a state machine that serves requests.
import asyncio
from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    UP = auto()
    DOWN = auto()
    OPEN = auto()


class Elevator:
    FLOOR_TIME, DOOR_TIME = 1.0, 0.5

    def __init__(self):
        self.floor, self.state, self.stops = 0, State.IDLE, set()
        self.wake = asyncio.Event()
        self.arrivals = {}

    def log(self, *what):
        print(f"{asyncio.get_running_loop().time():5.1f} floor {self.floor} {self.state.name:4}", *what)

    async def call(self, floor, who):
        self.stops.add(floor)
        self.arrivals.setdefault(floor, []).append(future := asyncio.get_running_loop().create_future())
        self.wake.set()
        await future
        self.log(who, "gets in or out")

    def choose(self):
        above = [f for f in self.stops if f > self.floor]
        below = [f for f in self.stops if f < self.floor]
        match self.state:
            case State.DOWN if below:
                return max(below)
            case _ if above:
                return min(above)
            case _ if below:
                return max(below)
        return self.floor

    async def open_doors(self):
        before, self.state = self.state, State.OPEN
        self.stops.discard(self.floor)
        for future in self.arrivals.pop(self.floor, []):
            future.set_result(None)
        await asyncio.sleep(self.DOOR_TIME)
        self.state = before

    async def run(self):
        while True:
            if not self.stops:
                self.state = State.IDLE
                self.wake.clear()
                await self.wake.wait()
            target = self.choose()
            if target == self.floor:
                await self.open_doors()
                continue
            self.state = State.UP if target > self.floor else State.DOWN
            await asyncio.sleep(self.FLOOR_TIME)
            self.floor += 1 if self.state is State.UP else -1
            if self.floor in self.stops:
                await self.open_doors()


async def passenger(elevator, name, at, start, goal):
    await asyncio.sleep(at)
    await elevator.call(start, name)
    await elevator.call(goal, name)


async def main():
    elevator = Elevator()
    running = asyncio.create_task(elevator.run())
    await asyncio.gather(
        passenger(elevator, "Ann", 0, 0, 5), passenger(elevator, "Bob", 1.2, 3, 1), passenger(elevator, "Cy", 2, 4, 0), passenger(elevator, "Di", 20, 2, 2)
    )
    running.cancel()
    print(elevator.stops, elevator.floor)


asyncio.run(main())
