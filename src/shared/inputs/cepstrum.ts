/**
 * One second of sound as the numbers that the zoo's keyword model wants: mel-frequency cepstral
 * coefficients, standardised. The same as models/zoo/families/tones.py, to which a test holds it.
 */
export interface FrontEnd {
  readonly rate: number;
  readonly frame: number;
  readonly hop: number;
  readonly fft: number;
  readonly mels: number;
  readonly low: number;
  readonly high: number;
  readonly floor: number;
  readonly coefficients: number;
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  /** The model learned on steps of this size, within a signed byte of them. */
  readonly step: number;
}

/** In place, radix 2. */
function fft(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [real[i], real[j]] = [real[j] ?? 0, real[i] ?? 0];
      [imaginary[i], imaginary[j]] = [imaginary[j] ?? 0, imaginary[i] ?? 0];
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2;
    for (let start = 0; start < size; start += length) {
      for (let k = 0; k < half; k++) {
        const angle = (-2 * Math.PI * k) / length;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const a = start + k;
        const b = a + half;
        const [br, bi] = [real[b] ?? 0, imaginary[b] ?? 0];
        const tr = br * cos - bi * sin;
        const ti = br * sin + bi * cos;
        real[b] = (real[a] ?? 0) - tr;
        imaginary[b] = (imaginary[a] ?? 0) - ti;
        real[a] = (real[a] ?? 0) + tr;
        imaginary[a] = (imaginary[a] ?? 0) + ti;
      }
    }
  }
}

const toMel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
const toHertz = (mel: number) => 700 * (10 ** (mel / 2595) - 1);

/** Triangles, evenly spaced in mel, over the bins of the transform. */
function melFilters({ rate, fft: size, mels, low, high }: FrontEnd): Float64Array[] {
  const corner = (i: number) => toHertz(toMel(low) + ((toMel(high) - toMel(low)) * i) / (mels + 1));
  return Array.from({ length: mels }, (_, m) => {
    const [left, peak, right] = [corner(m), corner(m + 1), corner(m + 2)];
    return Float64Array.from({ length: size / 2 + 1 }, (__, bin) => {
      const hertz = (bin * rate) / size;
      return Math.max(
        0,
        Math.min((hertz - left) / (peak - left), (right - hertz) / (right - peak)),
      );
    });
  });
}

/** Frames × coefficients, not yet standardised. */
export function cepstrum(audio: Float32Array, front: FrontEnd): Float32Array {
  const { rate, frame, hop, fft: size, mels, floor, coefficients } = front;
  const filters = melFilters(front);
  const frames = Math.floor((rate - frame) / hop) + 1;
  const out = new Float32Array(frames * coefficients);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let f = 0; f < frames; f++) {
    real.fill(0);
    imaginary.fill(0);
    for (let i = 0; i < frame; i++) {
      // Periodic Hann.
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / frame);
      real[i] = (audio[f * hop + i] ?? 0) * window;
    }
    fft(real, imaginary);
    const energies = filters.map((filter) => {
      let energy = floor;
      for (const [bin, weight] of filter.entries()) {
        energy += weight * ((real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2);
      }
      return Math.log(energy);
    });
    for (let c = 0; c < coefficients; c++) {
      // Type 2, orthonormal.
      const norm = Math.sqrt((c === 0 ? 1 : 2) / mels);
      let sum = 0;
      for (const [m, energy] of energies.entries()) {
        sum += energy * Math.cos((Math.PI * c * (2 * m + 1)) / (2 * mels));
      }
      out[f * coefficients + c] = norm * sum;
    }
  }
  return out;
}

/** What the model is fed with. */
export function features(audio: Float32Array, front: FrontEnd): Float32Array {
  const { coefficients, mean, spread, step } = front;
  return cepstrum(audio, front).map((value, i) => {
    const c = i % coefficients;
    const standard = (value - (mean[c] ?? 0)) / (spread[c] ?? 1);
    return Math.min(127, Math.max(-128, Math.round(standard / step))) * step;
  });
}
