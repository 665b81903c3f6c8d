"""Layout of activations in an arena: the greedy planner's against the best there is.

Used to choose the sizes of `branches`, whose lesson needs a plan that can be improved by hand. The
rules of the greedy planner are the specification's: largest first, later added first among equals,
first gap that fits between buffers alive at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from random import Random

from .graph import Graph

ALIGNMENT = 16


@dataclass(frozen=True)
class Buffer:
    name: str
    size: int
    first: int
    last: int

    def meets(self, other: Buffer) -> bool:
        return self.first <= other.last and other.first <= self.last


def buffers(graph: Graph, element: int = 1) -> list[Buffer]:
    """Activations with first and last use, as the allocator counts: inputs at 0, ops from 1."""
    shapes = graph.shapes()
    first, last = {graph.input: 0}, {graph.input: 0}
    for time, layer in enumerate(graph.layers, 1):
        first[layer.name] = last[layer.name] = time
        last |= dict.fromkeys(layer.inputs, time)
    return [
        Buffer(name, _aligned(prod(shapes[name]) * element), first[name], last[name])
        for name in first
    ]


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


def place(order: Sequence[Buffer], limit: float = float('inf')) -> dict[str, int] | None:
    """First fit in the given order; None as soon as a buffer ends beyond the limit."""
    placed: list[tuple[int, Buffer]] = []
    for buffer in order:
        offset = 0
        for start, other in placed:
            if not other.meets(buffer):
                continue
            if start - offset >= buffer.size:
                break
            offset = max(offset, start + other.size)
        if offset + buffer.size > limit:
            return None
        placed.append((offset, buffer))
        placed.sort(key=lambda one: one[0])
    return {buffer.name: offset for offset, buffer in placed}


def greedy(added: Sequence[Buffer]) -> dict[str, int]:
    order = sorted(reversed(added), key=lambda buffer: -buffer.size)
    return place(order)


def height(offsets: dict[str, int], added: Sequence[Buffer]) -> int:
    return max(offsets[buffer.name] + buffer.size for buffer in added)


def most_alive(added: Sequence[Buffer]) -> int:
    """Bytes alive at the busiest moment: no layout can be lower."""
    times = range(max(buffer.last for buffer in added) + 1)
    return max(sum(b.size for b in added if b.first <= t <= b.last) for t in times)


def better(added: Sequence[Buffer], seed: int, tries: int = 20_000) -> dict[str, int]:
    """The lowest of many shuffled first-fit layouts; as low as `most_alive` it is an optimum."""
    floor, found, random = most_alive(added), greedy(added), Random(seed)
    order = list(added)
    for _ in range(tries):
        if height(found, added) == floor:
            break
        random.shuffle(order)
        found = place(order, height(found, added) - 1) or found
    return found
