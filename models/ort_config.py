"""Writes the reduced-build configs that ONNX Runtime's own tool makes of the zoo.

The page makes the same text by itself; these files are what it is compared with. The tool in the
wheel reads .ort only, so models that the zoo has as .onnx are saved as .ort beside the configs, and
so are models made for what the zoo does not contain (zoo/config_cases.py).

python models/ort_config.py
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from pathlib import Path

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as pybind
from onnxruntime.tools.ort_format_model import create_config_from_models

from zoo.config_cases import CASES
from zoo.onnx_side import to_ort

MODELS = Path(__file__).resolve().parent
PUBLIC = MODELS.parent / 'public' / 'models'
TARGET = MODELS / 'fixtures' / 'ort-config'


def config(files: list[Path], types: bool) -> str:
    """The tool writes the paths it was given into the header: we give it bare names."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for file in files:
            shutil.copy(file, file.name)
        create_config_from_models([Path(file.name) for file in files], Path('out.config'), types)
        return Path('out.config').read_text()


def kernels() -> dict[str, object]:
    """How many operators a build without reduction has: those with a kernel on the CPU."""
    found = {
        (kernel.domain, kernel.op_name)
        for kernel in pybind.get_all_opkernel_def()
        if kernel.provider == 'CPUExecutionProvider'
    }
    return {'version': onnxruntime.__version__, 'operators': len(found)}


def main() -> None:
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    files = list(PUBLIC.glob('*/*.ort'))
    published = {file.stem for file in files}
    for source in PUBLIC.glob('*/*.onnx'):
        if source.stem not in published:
            files.append(TARGET / f'{source.stem}.ort')
            files[-1].write_bytes(to_ort(source.read_bytes()))
    for name, make in CASES.items():
        files.append(TARGET / f'{name}.ort')
        files[-1].write_bytes(to_ort(make()))
    files.sort(key=lambda file: file.name)
    for types, tail in ((False, '.config'), (True, '.types.config')):
        for file in files:
            (TARGET / f'{file.name}{tail}').write_text(config([file], types))
        (TARGET / f'all.ort{tail}').write_text(config(files, types))
    (TARGET / 'kernels.json').write_text(json.dumps(kernels(), indent=2) + '\n')
    print(*sorted(file.name for file in TARGET.iterdir()), sep='\n')


if __name__ == '__main__':
    main()
