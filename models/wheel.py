"""Upstream as PyPI has it: one model through the `tflite-micro` wheel, the way the records were made.

The wheel is upstream compiled for x86-64 without debug checks: where a record says that upstream
aborts, the wheel may go on with memory that is not its own.
"""

from __future__ import annotations

import os
import pickle
import re
import signal
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from tflite_micro import runtime

ARENA = 24 * 1024 * 1024
RUNS = 3
TIMEOUT_SECONDS = 20
# What the wheel's Python face raises for tensors it cannot show.
FACE_ERRORS = (ValueError, RuntimeError, TypeError, KeyError)
# Where a child may die: in upstream's code or in the wheel's, which shows tensors to Python.
UPSTREAM, FACE = b'u', b'f'


def about() -> dict:
    return {
        'package': 'tflite-micro',
        'version': version('tflite-micro'),
        'python': f'{sys.version_info.major}.{sys.version_info.minor}',
    }


def draws(run: int, place: int, count: int) -> np.ndarray:
    """The xorshift32 of the records, one draw an element."""
    state = (1000003 * (run + 1) + 7919 * place) & 0xFFFFFFFF
    out = np.empty(count, np.uint32)
    for i in range(count):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        out[i] = state
    return out


def filled(dtype: np.dtype, shape: tuple[int, ...], run: int, place: int) -> np.ndarray:
    wide = ('float32', 'int16', 'int32', 'int64', 'bool')
    count = int(np.prod(shape))
    # Types the records have no rule for are filled byte by byte.
    raw = draws(run, place, count if dtype.name in wide else count * dtype.itemsize)
    match dtype.name:
        case 'float32':
            values = (raw.view(np.int32).astype(np.float64) / 2**31).astype(np.float32)
        case 'int16':
            values = (raw >> 16).astype(np.uint16).view(np.int16)
        case 'int32' | 'int64':
            values = (raw % 3).astype(dtype)
        case 'bool':
            values = (raw & 1).astype(bool)
        case _:
            values = (raw >> 24).astype(np.uint8).view(dtype)
    return values.reshape(shape)


# By run, then by input.
Runs = list[list[np.ndarray]]


def set_inputs(interpreter: runtime.Interpreter, run: int, inputs: int, runs: Runs | None) -> None:
    for place in range(inputs):
        if runs is None:
            details = interpreter.get_input_details(place)
            data = filled(np.dtype(details['dtype']), tuple(details['shape']), run, place)
        else:
            data = runs[run][place]
        # The wheel wants no empty arrays, and there is nothing to set.
        if data.size or runs is None:
            interpreter.set_input(data, place)


def attempt(
    model: bytes,
    inputs: int,
    outputs: int,
    runs: Runs | None,
    resets: Sequence[int],
    place: int,
) -> dict:
    """To be called in a child: where upstream aborts, only the child dies.

    The file `place` says in whose code we are, UPSTREAM or FACE.
    """
    result: dict = {'allocateTensors': False, 'runs': []}
    os.pwrite(place, UPSTREAM, 0)
    try:
        interpreter = runtime.Interpreter.from_bytes(model, arena_size=ARENA)
    except RuntimeError as error:
        return result | {'error': str(error)}
    result['allocateTensors'] = True
    for run in range(RUNS):
        os.pwrite(place, FACE, 0)
        try:
            if run in resets:
                interpreter.reset()
            set_inputs(interpreter, run, inputs, runs)
        except FACE_ERRORS as error:
            return result | {'face': f'{type(error).__name__}: {error}'}
        os.pwrite(place, UPSTREAM, 0)
        try:
            # kTfLiteAbort comes back, kTfLiteError is thrown.
            ok = interpreter.invoke() == 0
        except RuntimeError:
            ok = False
        if not ok:
            result['runs'].append({'ok': False})
            continue
        os.pwrite(place, FACE, 0)
        try:
            values = [np.asarray(interpreter.get_output(place)) for place in range(outputs)]
        except FACE_ERRORS as error:
            return result | {'face': f'{type(error).__name__}: {error}'}
        result['runs'].append({'ok': True, 'outputs': values})
    return result


def isolated(
    model: bytes,
    inputs: int,
    outputs: int,
    runs: Runs | None = None,
    resets: Sequence[int] = (),
) -> dict:
    """`attempt` in a forked child, with what it wrote to the standard error stream as `log`."""
    with (
        tempfile.TemporaryFile() as log,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as place,
    ):
        child = os.fork()
        if child == 0:
            sys.stdout = open(os.devnull, 'w')
            os.dup2(log.fileno(), 2)
            # Some models keep upstream going for ever.
            signal.alarm(TIMEOUT_SECONDS)
            result = attempt(model, inputs, outputs, runs, resets, place.fileno())
            with open(answer.fileno(), 'wb', closefd=False) as file:
                pickle.dump(result, file)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        log.seek(0)
        answer.seek(0)
        text, data = log.read().decode(errors='replace'), answer.read()
        died_in = os.pread(place.fileno(), 1, 0)
    if status != 0 and died_in == FACE:
        return {'allocateTensors': True, 'runs': [], 'face': f'died with {status}', 'log': text}
    if status != 0 or not data:
        return {'allocateTensors': False, 'runs': [], 'abort': status, 'log': text}
    return pickle.loads(data) | {'log': text}


def comparable(log: str) -> str:
    """Upstream's text without the paths of the machine that built it and without empty lines."""
    log = re.sub(r'\S*?((?:tensorflow|signal)/)', r'\1', log)
    return '\n'.join(line.rstrip() for line in log.splitlines() if line.strip())
