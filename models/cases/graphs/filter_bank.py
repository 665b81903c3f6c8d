"""The Signal ops from energies to features, and the whole chain: ops-other.md, section 7."""

from __future__ import annotations

import math
from random import Random

import numpy as np

from .audio import T
from .graph import Graph, options_map, schema


def filter_bank(rng: Random) -> Graph:
    graph = Graph()
    channels = rng.randint(1, 6)
    bins, weights = rng.randint(8, 24), rng.randint(8, 24)
    energy_ = graph.input((bins,), 'UINT32')
    rows = [graph.input((weights,), 'INT16') for _ in range(2)]
    if rng.random() < 0.6:
        for row in rows:
            graph.tensors[row].range = (0, 4096)
    widths = [rng.randint(0, 7) for _ in range(channels + 1)]
    starts = [rng.randint(0, bins - w) for w in widths]
    places = [rng.randint(0, weights - w) for w in widths]
    inputs = [energy_, *rows] + [
        graph.constant(np.asarray(x), 'INT16') for x in (starts, places, widths)
    ]
    out = graph.output((channels,), 'UINT64')
    graph.custom('SignalFilterBank', inputs, [out], options_map({'num_channels': channels}))
    return graph


def square_root(rng: Random) -> Graph:
    graph = Graph()
    n = rng.randint(1, 20)
    data = graph.input((n,), 'UINT64')
    top = rng.choice((None, 10, 2**16, 2**32, 2**33, 2**62))
    if top:
        graph.tensors[data].range = (0, top)
    bits = graph.input((), 'INT32', range=(0, 15))
    out = graph.output((n,), 'UINT32')
    graph.custom('SignalFilterBankSquareRoot', [data, bits], [out])
    return graph


def spectral_subtraction(rng: Random) -> Graph:
    graph = Graph()
    channels = rng.randint(1, 8)
    bits = rng.choice((0, 4, 10, 14))
    whole = 1 << bits
    smoothing, alternate = rng.randint(0, whole), rng.randint(0, whole)
    values = {
        'num_channels': channels,
        'smoothing': smoothing,
        'one_minus_smoothing': whole - smoothing,
        'alternate_smoothing': alternate,
        'alternate_one_minus_smoothing': whole - alternate,
        'smoothing_bits': rng.choice((0, 4, 10)),
        'min_signal_remaining': rng.randint(0, whole),
        'clamping': rng.random() < 0.5,
        'spectral_subtraction_bits': bits,
    }
    data = graph.input((channels,), 'UINT32')
    if rng.random() < 0.7:
        graph.tensors[data].range = (0, rng.choice((100, 2**16, 2**24)))
    outputs = [graph.output((channels,), 'UINT32') for _ in range(2)]
    graph.custom('SignalFilterBankSpectralSubtraction', [data], outputs, options_map(values))
    return graph


def _gain_table(strength: float, offset: float, gain_bits: int, input_bits: int) -> np.ndarray:
    """The curve in pieces, as the makers of such models compute it."""

    def gain(x: int) -> int:
        value = 2.0**gain_bits * (x / 2.0**input_bits + offset) ** -strength
        return 32767 if value > 32767 else int(value + 0.5)

    table = [0] * 125
    table[0], table[1] = gain(0), gain(1)
    for n in range(2, 33):
        x0 = 1 << (n - 1)
        x1, x2 = x0 + (x0 >> 1), min(2 * x0, 2**32 - 1)
        y0, y1, y2 = gain(x0), gain(x1), gain(x2)
        slope = 4 * (y1 - y0) - (y2 - y0)
        for k, value in enumerate((y0, slope, y2 - y0 - slope, 0)):
            if 4 * n - 6 + k < 125:
                table[4 * n - 6 + k] = value
    return np.asarray(table, np.int64).astype(np.int16)


def pcan(rng: Random) -> Graph:
    graph = Graph()
    n = rng.randint(1, 12)
    signal, noise = (graph.input((n,), 'UINT32') for _ in range(2))
    top = rng.choice((2**32 - 1, 2**32 - 1, 2**20, 3000, 5))
    graph.tensors[noise].range = (0, top)
    if rng.random() < 0.5:
        graph.tensors[signal].range = (0, 2 ** rng.randint(2, 31))
    if rng.random() < 0.7:
        table = _gain_table(
            rng.uniform(0.5, 1), rng.choice((20.0, 80.0)), 21, rng.choice((0, 3, 10))
        )
        lut = graph.constant(table, 'INT16')
    else:
        lut = graph.input((125,), 'INT16')
    options = options_map({'snr_shift': rng.choice((0, 6, 6, 12, 20))})
    graph.custom('SignalPCAN', [signal, noise, lut], [graph.output((n,), 'UINT32')], options)
    return graph


def filter_bank_log(rng: Random) -> Graph:
    graph = Graph()
    n = rng.randint(1, 20)
    data = graph.input((n,), 'UINT32')
    top = rng.choice((None, 3, 300, 2**20))
    if top:
        graph.tensors[data].range = (0, top)
    values = {
        'output_scale': rng.choice((1, 100, 1600, 65536, 70000)),
        'input_correction_bits': rng.choice((0, 1, 3, 16)),
    }
    out = graph.output((n,), 'INT16')
    graph.custom('SignalFilterBankLog', [data], [out], options_map(values))
    return graph


def front_end(rng: Random) -> Graph:
    """The whole chain from samples to features, as a keyword spotter has it."""
    graph = Graph()
    step, size = 16, rng.choice((24, 30, 32))
    length = 1 << math.ceil(math.log2(size))
    bins, channels = length // 2 + 1, 4
    sound = graph.input((step,), 'INT16')
    frame, valid = graph.tensor((1, size), 'INT16'), graph.output((), 'BOOL')
    # Prefilled, every run has a frame.
    values = {'frame_size': size, 'frame_step': step, 'prefill': True}
    graph.custom('SignalFramer', [sound], [frame, valid], options_map(values))
    windowed = graph.tensor((1, size), 'INT16')
    hann = np.round((0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(size) + 0.5) / size)) * 4096)
    weights = graph.constant(hann, 'INT16')
    graph.custom('SignalWindow', [frame, weights], [windowed], options_map({'shift': 12}))
    flat = graph.tensor((size,), 'INT16')
    squeeze = schema.SqueezeOptionsT()
    squeeze.squeezeDims = [0]
    graph.op('SQUEEZE', [windowed], [flat], squeeze)
    scaled, bits = graph.tensor((size,), 'INT16'), graph.output((), 'INT32')
    graph.custom('SignalFftAutoScale', [flat], [scaled, bits])
    spectrum = graph.output((2 * bins,), 'INT16')
    options = options_map({'T': T['INT16'], 'fft_length': length})
    graph.custom('SignalRfft', [scaled], [spectrum], options)
    power = graph.tensor((bins,), 'UINT32')
    options = options_map({'start_index': 1, 'end_index': bins})
    graph.custom('SignalEnergy', [spectrum], [power], options)
    starts, widths = [1, 1, 3, 5, 7], [2, 3, 3, 4, bins - 7]
    places = [0, 2, 5, 8, 12]
    rise = graph.constant([rng.randint(0, 4096) for _ in range(12 + bins - 7)], 'INT16')
    fall = graph.constant([rng.randint(0, 4096) for _ in range(12 + bins - 7)], 'INT16')
    inputs = [power, rise, fall]
    inputs += [graph.constant(x, 'INT16') for x in (starts, places, widths)]
    bank = graph.output((channels,), 'UINT64')
    graph.custom('SignalFilterBank', inputs, [bank], options_map({'num_channels': channels}))
    root = graph.output((channels,), 'UINT32')
    graph.custom('SignalFilterBankSquareRoot', [bank, bits], [root])
    clean, noise = graph.output((channels,), 'UINT32'), graph.output((channels,), 'UINT32')
    values = {
        'num_channels': channels,
        'smoothing': 400,
        'one_minus_smoothing': 16384 - 400,
        'alternate_smoothing': 800,
        'alternate_one_minus_smoothing': 16384 - 800,
        'smoothing_bits': 10,
        'min_signal_remaining': 800,
        'clamping': False,
        'spectral_subtraction_bits': 14,
    }
    graph.custom('SignalFilterBankSpectralSubtraction', [root], [clean, noise], options_map(values))
    gained = graph.output((channels,), 'UINT32')
    table = graph.constant(_gain_table(0.95, 80.0, 21, 7), 'INT16')
    graph.custom('SignalPCAN', [clean, noise, table], [gained], options_map({'snr_shift': 6}))
    feature = graph.output((channels,), 'INT16')
    options = options_map({'output_scale': 1600, 'input_correction_bits': 3})
    graph.custom('SignalFilterBankLog', [gained], [feature], options)
    stacked, full = graph.output((channels * 3,), 'INT16'), graph.output((), 'BOOL')
    values = {
        'num_channels': channels,
        'stacker_left_context': 1,
        'stacker_right_context': 1,
        'stacker_step': 1,
    }
    graph.custom('SignalStacker', [feature], [stacked, full], options_map(values))
    return graph


MAKERS = (
    filter_bank,
    square_root,
    spectral_subtraction,
    pcan,
    filter_bank_log,
    front_end,
)
