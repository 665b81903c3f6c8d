"""Twelve kinds of synthetic sound and the front end that turns one second into 49×10 numbers."""

from __future__ import annotations

import numpy as np
from scipy.fft import dct

RATE = 16000
FRAME, HOP, FFT = 640, 320, 1024
MELS, COEFFICIENTS = 40, 10
LOW, HIGH = 20.0, 4000.0
FLOOR = 1e-6
FRAMES = (RATE - FRAME) // HOP + 1

LABELS = (
    '조용함',
    '잡음',
    '낮은 음',
    '중간 음',
    '높은 음',
    '올라가는 음',
    '내려가는 음',
    '떨리는 음',
    '끊어지는 음',
    '두 음 화음',
    '낮은 음 뒤 높은 음',
    '높은 음 뒤 낮은 음',
)


def sound(kind: int, random: np.random.Generator) -> np.ndarray:
    """One second at 16 kHz, −1…1. Loudness, pitch, harmonics, start and noise differ each time."""
    t = np.arange(RATE) / RATE
    low, middle, high = (f * random.uniform(0.85, 1.15) for f in (300.0, 750.0, 1900.0))
    steady = np.ones_like(t)
    half = t < random.uniform(0.4, 0.6)
    pitch = {
        2: low * steady,
        3: middle * steady,
        4: high * steady,
        5: low * (high / low) ** t,
        6: high * (low / high) ** t,
        7: middle * (1 + 0.25 * np.sin(2 * np.pi * random.uniform(4, 7) * t)),
        8: middle * steady,
        9: low * steady,
        10: np.where(half, low, high),
        11: np.where(half, high, low),
    }
    x = np.zeros_like(t)
    if kind in pitch:
        x = _voice(pitch[kind], random)
    if kind == 8:
        x *= np.sin(2 * np.pi * random.uniform(3, 5) * t + random.uniform(0, 6.28)) > 0
    if kind == 9:
        x = 0.6 * x + 0.6 * _voice(high * steady, random)
    if kind == 1:
        x = random.normal(0, 0.5, RATE)
    loudness = random.uniform(0.1, 0.8)
    hiss = random.normal(0, random.uniform(0.002, 0.03), RATE)
    envelope = np.minimum(1, np.minimum(t, 1 - t) / 0.03)
    return np.clip(loudness * x * envelope + hiss, -1, 1)


def _voice(pitch: np.ndarray, random: np.random.Generator) -> np.ndarray:
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    second, third = random.uniform(0, 0.4, 2)
    return (np.sin(phase) + second * np.sin(2 * phase) + third * np.sin(3 * phase)) / 1.5


def _mel(hertz):
    return 2595 * np.log10(1 + np.asarray(hertz) / 700)


def _mel_filters() -> np.ndarray:
    """Triangles, evenly spaced in mel between LOW and HIGH, over the FFT's bins."""
    corners = 700 * (10 ** (np.linspace(_mel(LOW), _mel(HIGH), MELS + 2) / 2595) - 1)
    bins = np.arange(FFT // 2 + 1) * RATE / FFT
    left, peak, right = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    up, down = (bins - left) / (peak - left), (right - bins) / (right - peak)
    return np.maximum(0, np.minimum(up, down))


FILTERS = _mel_filters()
# Periodic Hann.
WINDOW = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)


def cepstrum(audio: np.ndarray) -> np.ndarray:
    """MFCC: [FRAMES, COEFFICIENTS], not yet scaled to the network's input."""
    frames = np.stack([audio[i * HOP : i * HOP + FRAME] for i in range(FRAMES)])
    power = np.abs(np.fft.rfft(frames * WINDOW, FFT)) ** 2
    return dct(np.log(power @ FILTERS.T + FLOOR), type=2, norm='ortho')[:, :COEFFICIENTS]
