"""Writes a sound and its features, to which a front end in another language can be held.

python models/front_end.py
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np

from zoo.families import tones
from zoo.manifest import load

TARGET = Path(__file__).resolve().parent / 'fixtures' / 'front-end.json'
SEED = 49
KIND = tones.LABELS.index('올라가는 음')


def main() -> None:
    (facts,) = (entry['frontEnd'] for entry in load() if entry['name'] == 'keyword')
    pcm = np.round(tones.sound(KIND, np.random.default_rng(SEED)) * 32767).astype('<i2')
    cepstrum = tones.cepstrum(pcm / 32768)
    standard = (cepstrum - facts['mean']) / facts['spread']
    stored = np.clip(np.round(standard / facts['step']), -128, 127).astype(int)
    fixture = {
        'label': KIND,
        'pcm16': base64.b64encode(pcm.tobytes()).decode(),
        'divisor': 32768,
        'cepstrum': [round(float(v), 5) for v in cepstrum.reshape(-1)],
        'stored': stored.reshape(-1).tolist(),
    }
    TARGET.write_text(json.dumps(fixture) + '\n')


if __name__ == '__main__':
    main()
