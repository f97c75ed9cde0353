# A bit of everything in one place: the sort of file that a student hands in.
import random
from collections import Counter
from dataclasses import dataclass, field

random.seed(7)


@dataclass
class Card:
    rank: str
    suit: str

    def __str__(self):
        return f"{self.rank}{self.suit}"

    @property
    def value(self):
        return {"J": 11, "Q": 12, "K": 13, "A": 14}.get(self.rank) or int(self.rank)


@dataclass
class Deck:
    cards: list[Card] = field(default_factory=lambda: [Card(r, s) for s in "CDHS" for r in [*map(str, range(2, 11)), *"JQKA"]])

    def shuffle(self):
        random.shuffle(self.cards)
        return self

    def deal(self, n):
        if n > len(self.cards):
            raise ValueError(f"only {len(self.cards)} cards left")
        hand, self.cards = self.cards[:n], self.cards[n:]
        return hand

    def __len__(self):
        return len(self.cards)


def rank(hand):
    values = sorted((c.value for c in hand), reverse=True)
    counts = Counter(values).most_common()
    flush = len({c.suit for c in hand}) == 1
    straight = values == list(range(values[0], values[0] - 5, -1))
    match [n for _, n in counts]:
        case [4, 1]:
            return 7, "four of a kind"
        case [3, 2]:
            return 6, "full house"
        case [3, *_]:
            return 3, "three of a kind"
        case [2, 2, 1]:
            return 2, "two pairs"
        case [2, *_]:
            return 1, "a pair"
    if straight and flush:
        return 8, "straight flush"
    if flush:
        return 5, "flush"
    return (4, "straight") if straight else (0, f"high card {values[0]}")


deck = Deck().shuffle()
print(len(deck), *deck.cards[:5])
players = {name: deck.deal(5) for name in ("Ann", "Bob", "Cy")}
for name, hand in sorted(players.items(), key=lambda kv: rank(kv[1])[0], reverse=True):
    print(f"{name:>4}: {' '.join(map(str, hand)):<20} {rank(hand)[1]}")
stats = Counter(rank(Deck().shuffle().deal(5))[1].split(" high")[0].split(" card")[0] for _ in range(300))
for what, count in stats.most_common():
    print(f"{what:<16} {count:>4} {'#' * (count // 5)}")
try:
    deck.deal(100)
except ValueError as error:
    print("error:", error)
print(f"{len(deck)} left, {sum(c.value for c in deck.cards)} points, first {deck.cards[0]!r}")
