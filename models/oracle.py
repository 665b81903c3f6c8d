"""A second oracle: the zoo and the fixtures through the `tflite-micro` wheel from PyPI.

The fixtures' golden records come from upstream compiled to wasm32; the wheel is upstream compiled
for x86-64. Where both say the same, the records hold. Arena sizes are not compared: pointers have
eight bytes here. For the zoo the wheel's own answers are written down in
`fixtures/oracle-zoo.json`, and a test holds our engine to them.

python models/oracle.py            (needs requirements-oracle.txt, see README.md)
"""

from __future__ import annotations

import json
import os
import pickle
import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import numpy as np
from tflite_micro import runtime

MODELS = Path(__file__).resolve().parent
ROOT = MODELS.parent
FIXTURES = ROOT / 'engine' / 'test' / 'fixtures'
ARENA = 24 * 1024 * 1024
# Records keep this much of each output.
KEPT = 4096
RUNS = 3
# Relative to the largest value of a tensor: libm and fused multiply-add differ between targets.
FLOAT_TOLERANCE = 1e-5

# Differences that are the wheel's surroundings, not upstream's kernels.
EXPECTED = {
    'bad__too_many_variables.tflite': 'the wheel makes room for as many resource variables as the '
    'model has, the records for 20',
    'space_to_batch_nd__int8.tflite': 'upstream pads with memory that it never wrote; the records '
    'have a zeroed arena',
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


def attempt(model: bytes, inputs: int, outputs: int) -> dict:
    """Runs in a child: where upstream aborts, only the child dies."""
    result: dict = {'allocateTensors': False, 'runs': []}
    try:
        interpreter = runtime.Interpreter.from_bytes(model, arena_size=ARENA)
    except RuntimeError as error:
        return result | {'error': str(error)}
    result['allocateTensors'] = True
    for run in range(RUNS):
        try:
            for place in range(inputs):
                about = interpreter.get_input_details(place)
                data = filled(np.dtype(about['dtype']), tuple(about['shape']), run, place)
                interpreter.set_input(data, place)
        except (ValueError, RuntimeError, TypeError, KeyError) as error:
            return result | {'face': f'{type(error).__name__}: {error}'}
        try:
            interpreter.invoke()
        except RuntimeError:
            result['runs'].append({'ok': False})
            continue
        try:
            values = [np.asarray(interpreter.get_output(place)) for place in range(outputs)]
        except (ValueError, RuntimeError, TypeError, KeyError) as error:
            return result | {'face': f'{type(error).__name__}: {error}'}
        result['runs'].append({'ok': True, 'outputs': values})
    return result


def isolated(model: bytes, inputs: int, outputs: int) -> dict:
    """`attempt` in a forked child, with what it wrote to the standard streams as `log`."""
    with tempfile.TemporaryFile() as log, tempfile.TemporaryFile() as answer:
        child = os.fork()
        if child == 0:
            sys.stdout = open(os.devnull, 'w')
            os.dup2(log.fileno(), 2)
            os.write(answer.fileno(), pickle.dumps(attempt(model, inputs, outputs)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        log.seek(0)
        answer.seek(0)
        text, data = log.read().decode(errors='replace'), answer.read()
    if status != 0 or not data:
        return {'allocateTensors': False, 'runs': [], 'abort': status, 'log': text}
    return pickle.loads(data) | {'log': text}


def comparable(log: str) -> str:
    """Upstream's text without the paths of the machine that built it and without empty lines."""
    log = re.sub(r'\S*?((?:tensorflow|signal)/)', r'\1', log)
    return '\n'.join(line.rstrip() for line in log.splitlines() if line.strip())


def same_message(want: str, have: str) -> bool:
    """Of a check over several lines one compiler reports the first line, another the last."""
    lines = re.compile(r'(\.(?:cc|h)):(\d+)')
    pairs = zip(lines.findall(want), lines.findall(have), strict=False)
    near = all(0 <= int(a) - int(b) <= 3 for (_, a), (_, b) in pairs)
    return near and lines.sub(r'\1', want) == lines.sub(r'\1', have)


def agrees(values: np.ndarray, expected: str) -> bool:
    want = np.frombuffer(bytes.fromhex(expected), np.uint8)
    got = np.frombuffer(np.ascontiguousarray(values).tobytes()[:KEPT], np.uint8)
    if len(want) != len(got):
        return False
    if values.dtype != np.float32:
        return bool((want == got).all())
    a, b = got.view(np.float32).astype(float), want.view(np.float32).astype(float)
    room = FLOAT_TOLERANCE * max(1e-30, np.nanmax(np.abs(b), initial=0, where=np.isfinite(b)))
    return bool(np.all((a == b) | (np.isnan(a) & np.isnan(b)) | (np.abs(a - b) <= room)))


def differences(record: dict, got: dict) -> list[str]:
    if 'abort' in got:
        return ['the wheel aborts']
    if got['allocateTensors'] != record['allocateTensors']:
        return [f'allocateTensors: {record["allocateTensors"]} expected']
    if not record['allocateTensors']:
        want, have = comparable(record['log']), comparable(got['log'])
        return [] if same_message(want, have) else [f'message: {have!r} for {want!r}']
    found = []
    for place, (want, have) in enumerate(zip(record['runs'], got['runs'], strict=True)):
        if want['ok'] != have['ok']:
            found.append(f'run {place}: ok is {have["ok"]}')
        elif want['ok']:
            pairs = zip(have['outputs'], want['outputs'], strict=True)
            found += [
                f'run {place}: output {index}'
                for index, (value, text) in enumerate(pairs)
                if not agrees(value, text)
            ]
    return found


def fixtures() -> dict:
    report = {'models': 0, 'agree': 0, 'differ': {}, 'notTried': {}}
    for path in sorted((FIXTURES / 'golden').glob('*.json')):
        record = json.loads(path.read_text())
        report['models'] += 1
        io = record.get('io', {'in': [], 'out': []})
        model = (FIXTURES / 'models' / record['model']).read_bytes()
        got = isolated(model, len(io['in']), len(io['out']))
        if 'face' in got:
            report['notTried'][record['model']] = f"the wheel's Python face: {got['face']}"
        elif found := differences(record, got):
            reason = EXPECTED.get(record['model'])
            report['differ'][record['model']] = {'found': found, 'reason': reason}
        else:
            report['agree'] += 1
    return report


def zoo() -> dict:
    records = {}
    for entry in json.loads((MODELS / 'manifest.json').read_text()):
        for variant in entry['variants']:
            if variant['format'] != 'tflite':
                continue
            model = (ROOT / 'public' / 'models' / variant['file']).read_bytes()
            got = isolated(model, len(variant['inputs']), len(variant['outputs']))
            runs = [
                {'outputs': [np.ascontiguousarray(v).tobytes().hex() for v in run['outputs']]}
                for run in got['runs']
            ]
            records[variant['file']] = {
                'allocateTensors': got['allocateTensors'],
                'log': comparable(got['log']),
                'runs': runs,
            }
    return records


def main() -> int:
    wheel = {
        'package': 'tflite-micro',
        'version': version('tflite-micro'),
        'python': f'{sys.version_info.major}.{sys.version_info.minor}',
    }
    answers = zoo()
    (MODELS / 'fixtures').mkdir(exist_ok=True)
    (MODELS / 'fixtures' / 'oracle-zoo.json').write_text(
        json.dumps({'wheel': wheel, 'models': answers}, indent=1) + '\n'
    )
    report = {
        'wheel': wheel,
        'floatTolerance': FLOAT_TOLERANCE,
        'fixtures': fixtures(),
        'zoo': {
            file: 'runs' if got['allocateTensors'] else got['log'].splitlines()
            for file, got in answers.items()
        },
    }
    text = json.dumps(report, ensure_ascii=False, indent=2) + '\n'
    (MODELS / 'oracle-report.json').write_text(text)
    found = report['fixtures']
    unexplained = [name for name, one in found['differ'].items() if one['reason'] is None]
    print(
        f'fixtures: {found["agree"]}/{found["models"]} agree, {len(found["differ"])} differ, '
        f'{len(found["notTried"])} not tried'
    )
    for name in unexplained:
        print(f'unexplained: {name}')
    return 1 if unexplained else 0


if __name__ == '__main__':
    sys.exit(main())
