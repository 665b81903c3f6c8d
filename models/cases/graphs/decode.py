"""TFLM_DECODE in all its kinds, and TFLite_Detection_PostProcess: ops-other.md, sections 5 and 6."""

from __future__ import annotations

import heapq
import math
from random import Random

import numpy as np

from .draw import shape
from .graph import DTYPES, Graph, Quantization, options_map

LUT, HUFFMAN, PRUNE = 0, 1, 2


class _Bits:
    """A string of bits, the most significant first."""

    def __init__(self) -> None:
        self.text: list[str] = []

    def put(self, value: int, width: int) -> None:
        if width:
            self.text.append(format(value, f'0{width}b'))

    def bytes(self, unit: int = 1, spare: int = 0) -> bytes:
        text = ''.join(self.text)
        text += '0' * (-len(text) % (8 * unit))
        data = int(text, 2).to_bytes(len(text) // 8, 'big') if text else b''
        return data + bytes(spare)


def _header(kind: int, *rest: int) -> bytes:
    head = bytes([kind, 1, 0, 0, 1, *rest])
    return head + bytes(16 - len(head))


def _channels(rng: Random, dims: tuple[int, ...], zero: bool) -> Quantization | None:
    """Per channel along the first or the last dimension, per tensor, or none."""
    choice = rng.random()
    if choice < 0.25:
        return None
    dimension = 0
    count = 1
    if choice < 0.75 and dims:
        dimension = rng.choice((0, len(dims) - 1))
        if rng.random() < 0.04:
            dimension = rng.randrange(len(dims))
        count = dims[dimension]
    scale = [float(np.float32(rng.uniform(0.01, 0.1))) for _ in range(count)]
    return Quantization(
        scale, [rng.randint(-20, 20) if zero else 0 for _ in range(count)], dimension
    )


def _random(rng: Random, type: str, count: int) -> np.ndarray:
    wide = np.random.default_rng(rng.getrandbits(64))
    dtype = np.dtype(DTYPES[type])
    if dtype.kind == 'f':
        return wide.normal(0, 3, count).astype(dtype)
    if dtype.kind == 'b':
        return wide.integers(0, 2, count).astype(dtype)
    info = np.iinfo(dtype)
    return wide.integers(info.min, info.max, count, dtype, endpoint=True)


def _damaged(rng: Random, ancillary: bytes) -> bytes:
    """One byte of the header another, once in a while."""
    if rng.random() > 0.06:
        return ancillary
    at = rng.choice((0, 1, 4, 5))
    return ancillary[:at] + bytes([rng.choice((0, 1, 2, 3, 127, 200))]) + ancillary[at + 1 :]


def _lut(rng: Random):
    type = rng.choice(('BOOL', 'FLOAT32', 'INT8', 'INT8', 'INT8', 'INT16', 'INT32', 'INT64'))
    dims = shape(rng, 1, 4, 6)
    quantized = _channels(rng, dims, rng.random() < 0.5) if type in ('INT8', 'INT16') else None
    width = rng.randint(1, 7)
    stride = min(255, (1 << width) + (rng.randint(0, 3) if rng.random() < 0.2 else 0))
    count = math.prod(dims)
    channels = len(quantized.scale) if quantized else 1
    table = _random(rng, type, channels * stride)
    bits = _Bits()
    for _ in range(count):
        bits.put(rng.randrange(min(1 << width, stride)), width)
    # The fast paths of upstream read whole words.
    return type, dims, quantized, bits.bytes(4, 8), _header(LUT, width, stride) + table.tobytes()


def _prune(rng: Random):
    type = rng.choice(('BOOL', 'FLOAT32', 'INT8', 'INT8', 'INT8', 'INT16', 'INT32', 'INT64'))
    dims = shape(rng, 1, 4, 6)
    zero = type == 'INT8' and rng.random() < 0.7 or rng.random() < 0.05
    quantized = _channels(rng, dims, zero) if type in ('INT8', 'INT16') else None
    count = math.prod(dims)
    mask = [rng.random() < 0.6 for _ in range(count)]
    bits = _Bits()
    for kept in mask:
        bits.put(int(kept), 1)
    values = _random(rng, type, max(1, sum(mask)))
    return type, dims, quantized, bits.bytes(1, 8), _header(PRUNE) + values.tobytes()


def _code_lengths(rng: Random, symbols: list[int]) -> dict[int, int]:
    heap = [(rng.uniform(0, 1) ** 3 + 1e-6, i, [s]) for i, s in enumerate(symbols)]
    lengths = dict.fromkeys(symbols, 0)
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        for symbol in a[2] + b[2]:
            lengths[symbol] += 1
        heapq.heappush(heap, (a[0] + b[0], a[1], a[2] + b[2]))
    return lengths


def _codes(lengths: dict[int, int]) -> dict[int, tuple[int, int]]:
    """Canonical codes: value and length by symbol."""
    codes, code, previous = {}, 0, 0
    for symbol in sorted(lengths, key=lambda s: (lengths[s], s)):
        code <<= lengths[symbol] - previous
        codes[symbol] = (code, lengths[symbol])
        previous = lengths[symbol]
        code += 1
    return codes


def _huffman_table(codes: dict[int, tuple[int, int]], first: int, wide: bool, mask: int):
    """A table of `first` bits, and tables that follow it for what does not fit; None if too long."""
    value_bits = 27 if wide else 11
    top = 1 << (value_bits + 4)

    def leaf(symbol: int, length: int) -> int:
        return top | length << value_bits | (symbol & mask)

    table = [0] * (1 << first)
    long: dict[int, list] = {}
    for symbol, (code, length) in codes.items():
        if length <= first:
            spare = first - length
            for k in range(1 << spare):
                table[(code << spare) + k] = leaf(symbol, length)
        else:
            rest = length - first
            long.setdefault(code >> rest, []).append((symbol, code & ((1 << rest) - 1), rest))
    for prefix, members in long.items():
        depth = max(rest for _, _, rest in members)
        start = len(table)
        if depth > 15 or start - prefix >= 1 << value_bits:
            return None
        table[prefix] = (depth - 1) << value_bits | (start - prefix)
        table += [0] * (1 << depth)
        for symbol, code, rest in members:
            spare = depth - rest
            for k in range(1 << spare):
                table[start + (code << spare) + k] = leaf(symbol, rest)
    return table


def _huffman(rng: Random):
    type = rng.choice(('INT8', 'INT8', 'INT16'))
    wide = type == 'INT16' or rng.random() < 0.4
    dims = shape(rng, 1, 4, 6)
    quantized = _channels(rng, dims, rng.random() < 0.5)
    low, high = (-128, 127) if type == 'INT8' else (-32768, 32767)
    while True:
        symbols = sorted({rng.randint(low, high) for _ in range(rng.randint(2, 40))})
        if len(symbols) < 2:
            continue
        codes = _codes(_code_lengths(rng, symbols))
        first = rng.randint(1, 8)
        table = _huffman_table(codes, first, wide, 0xFF if type == 'INT8' else 0xFFFF)
        if table is not None:
            break
    bits = _Bits()
    for _ in range(math.prod(dims)):
        bits.put(*codes[rng.choice(symbols)])
    if type == 'INT16' and rng.random() < 0.05:
        wide = False
    entries = np.asarray(table, np.uint64).astype(np.uint32 if wide else np.uint16)
    header = _header(HUFFMAN, int(wide) | (first - 1) << 4)
    return type, dims, quantized, bits.bytes(4, 8), header + entries.tobytes()


def decode(rng: Random) -> Graph:
    graph = Graph()
    inputs, outputs, all_dims = [], [], []
    for _ in range(rng.choice((1, 1, 2, 3))):
        type, dims, quantized, encoded, ancillary = rng.choice((_lut, _prune, _huffman))(rng)
        ancillary = _damaged(rng, ancillary)
        inputs.append(graph.tensor((len(encoded),), 'UINT8', data=np.frombuffer(encoded, np.uint8)))
        inputs.append(
            graph.tensor((len(ancillary),), 'UINT8', data=np.frombuffer(ancillary, np.uint8))
        )
        outputs.append(graph.output(dims, type, quantization=quantized))
        all_dims.append(dims)
    graph.custom('TFLM_DECODE', inputs, outputs)
    # The model wants an input of its own.
    data = graph.input((2,), 'FLOAT32')
    graph.op('NEG', [data], [graph.output((2,), 'FLOAT32')])
    return graph


def detection(rng: Random) -> Graph:
    graph = Graph()
    boxes = rng.randint(1, 14)
    classes = rng.randint(1, 5)
    background = rng.random() < 0.5
    detections = rng.randint(1, 8)
    per_box = rng.choice((1, 1, 1, 2, 3))
    wide = np.random.default_rng(rng.getrandbits(64))
    values = {
        'max_detections': detections,
        'max_classes_per_detection': per_box,
        'num_classes': classes,
        'nms_score_threshold': rng.choice((0.0, 0.3, -1.0)),
        'nms_iou_threshold': rng.choice((0.1, 0.5, 0.9, 1.0)),
        'y_scale': rng.choice((1.0, 10.0)),
        'x_scale': 10.0,
        'h_scale': rng.choice((5.0, 1.0)),
        'w_scale': 5.0,
    }
    regular = rng.random() < 0.5
    if regular or rng.random() < 0.5:
        values['use_regular_nms'] = regular
    if rng.random() < 0.5:
        values['detections_per_class'] = rng.choice((1, 2, 100))
    if rng.random() < 0.1:
        values.pop(rng.choice(list(values)))
    if rng.random() < 0.1:
        values['max_detections'] = float(detections)
    columns = 4 if rng.random() < 0.8 else 6
    encodings = graph.input((1, boxes, columns), range=(-2.0, 2.0) if rng.random() < 0.9 else None)
    scores = graph.input((1, boxes, classes + background), range=(0.0, 1.0))
    if rng.random() < 0.2:
        # Ties.
        graph.tensors[scores].range = (0.5, 0.5)
    anchors = wide.uniform(0.05, 0.9, (boxes, 4)).astype(np.float32)
    if rng.random() < 0.3:
        # Several boxes around one place, so that suppression has work.
        anchors[:] = anchors[0] + wide.uniform(0, 0.02, (boxes, 4))
    slots = detections * (per_box if not regular else 1)
    room = slots if rng.random() < 0.5 or per_box == 1 else slots + boxes * per_box * per_box
    outputs = [graph.output((1, room, 4)), graph.output((1, room)), graph.output((1, room))]
    outputs.append(graph.output((1,)))
    inputs = [encodings, scores, graph.constant(anchors)]
    graph.custom('TFLite_Detection_PostProcess', inputs, outputs, options_map(values))
    return graph


MAKERS = (decode, detection)
