"""The Signal ops from samples to energies: ops-other.md, section 7."""

from __future__ import annotations

from random import Random

import numpy as np

from .draw import shape
from .graph import Graph, options_map

# TensorType of the key "T" of Rfft, Irfft and OverlapAdd.
T = {'INT16': 7, 'INT32': 2, 'FLOAT32': 0}


def _lead(rng: Random) -> tuple[int, ...]:
    return shape(rng, 0, 2, 3) if rng.random() < 0.6 else ()


def window(rng: Random) -> Graph:
    graph = Graph()
    length = rng.randint(1, 20)
    dims = (*_lead(rng), length)
    data = graph.input(dims, 'INT16')
    shift = rng.choice((0, 1, 12, 12, 15, 15))
    if rng.random() < 0.6:
        angles = 2 * np.pi * (np.arange(length) + 0.5) / length
        weights = graph.constant(np.round((0.5 - 0.5 * np.cos(angles)) * 4096), 'INT16')
    else:
        weights = graph.input((length,), 'INT16')
    out = graph.output(dims, 'INT16')
    graph.custom('SignalWindow', [data, weights], [out], options_map({'shift': shift}))
    return graph


def delay(rng: Random) -> Graph:
    graph = Graph()
    dims = (*_lead(rng), rng.randint(1, 12))
    data, out = graph.input(dims, 'INT16'), graph.output(dims, 'INT16')
    options = options_map({'delay_length': rng.choice((0, 1, 3, 7, 100, 300))})
    graph.custom('SignalDelay', [data], [out], options)
    return graph


def framer(rng: Random) -> Graph:
    graph = Graph()
    step = rng.randint(1, 6)
    frames = rng.randint(1, 4)
    prefill = rng.random() < 0.5
    size = rng.randint(step if prefill else 1, 15)
    lead = _lead(rng)
    data = graph.input((*lead, step * frames), 'INT16')
    out = graph.output((*lead, frames, size), 'INT16')
    valid = graph.output((), 'BOOL')
    if rng.random() < 0.06:
        step += 1
    values = {'frame_size': size, 'frame_step': step, 'prefill': prefill}
    graph.custom('SignalFramer', [data], [out, valid], options_map(values))
    return graph


def stacker(rng: Random) -> Graph:
    graph = Graph()
    channels = rng.randint(1, 5)
    left, right = rng.randint(0, 3), rng.randint(0, 3)
    step = rng.randint(1, left + right + 1)
    data = graph.input((channels,), 'INT16')
    out = graph.output((channels * (left + right + 1),), 'INT16')
    values = {
        'num_channels': channels,
        'stacker_left_context': left,
        'stacker_right_context': right,
        'stacker_step': step,
    }
    valid = graph.output((), 'BOOL')
    graph.custom('SignalStacker', [data], [out, valid], options_map(values))
    return graph


def overlap_add(rng: Random) -> Graph:
    graph = Graph()
    type = rng.choice(('INT16', 'FLOAT32'))
    size = rng.randint(1, 12)
    step = rng.randint(1, size)
    frames = rng.randint(1, 4)
    lead = _lead(rng)
    data = graph.input((*lead, frames, size), type)
    out = graph.output((*lead, frames * step), type)
    kind = T[type] if rng.random() < 0.96 else rng.choice((1, 2, 9))
    options = options_map({'T': kind, 'frame_step': step})
    graph.custom('SignalOverlapAdd', [data], [out], options)
    return graph


def fft_auto_scale(rng: Random) -> Graph:
    graph = Graph()
    n = rng.randint(1, 20)
    data = graph.input((n,), 'INT16')
    limit = rng.choice((None, (0, 0), (-3, 3), (-200, 200), (-5000, 5000), (-32768, -32767)))
    graph.tensors[data].range = limit
    graph.custom(
        'SignalFftAutoScale', [data], [graph.output((n,), 'INT16'), graph.output((), 'INT32')]
    )
    return graph


def rfft(rng: Random) -> Graph:
    graph = Graph()
    type = rng.choice(tuple(T))
    # Products of 2, 3 and 5.
    length = 2 * rng.choice((2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 24, 25, 27, 30, 32, 36, 40))
    if rng.random() < 0.15:
        length *= rng.choice((2, 4, 5, 8, 3))
    lead = _lead(rng)
    taken = length if rng.random() < 0.6 else rng.randint(1, length)
    values = {'T': T[type], 'fft_length': length}
    if type == 'FLOAT32' and rng.random() < 0.05:
        values['T'] = 5
    if rng.random() < 0.3:
        # There and back.
        data = graph.input((*lead, length), type)
        middle = graph.output((*lead, length + 2), type)
        out = graph.output((*lead, length), type)
        graph.custom('SignalRfft', [data], [middle], options_map(values))
        graph.custom('SignalIrfft', [middle], [out], options_map(values))
    elif rng.random() < 0.5:
        data = graph.input((*lead, taken), type)
        out = graph.output((*lead, length + 2), type)
        graph.custom('SignalRfft', [data], [out], options_map(values))
    else:
        data = graph.input((*lead, length + 2), type)
        out = graph.output((*lead, length), type)
        graph.custom('SignalIrfft', [data], [out], options_map(values))
    for tensor in graph.tensors:
        if tensor.type == 'INT32' and rng.random() < 0.7:
            limit = rng.choice((2**31 - 1, 2**15, 2**24))
            tensor.range = (-limit, limit)
    return graph


def energy(rng: Random) -> Graph:
    graph = Graph()
    bins = rng.randint(1, 20)
    start = rng.randint(0, bins)
    values = {'start_index': start, 'end_index': rng.randint(start, bins)}
    if rng.random() < 0.6:
        values = {'start_index': 0, 'end_index': bins}
    data, out = graph.input((2 * bins,), 'INT16'), graph.output((bins,), 'UINT32')
    graph.custom('SignalEnergy', [data], [out], options_map(values))
    return graph


MAKERS = (
    window,
    delay,
    framer,
    stacker,
    overlap_add,
    fft_auto_scale,
    rfft,
    energy,
)
