/** 16-bit floats as the bits that onnxruntime-web takes and gives where there is no Float16Array. */

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** To the nearest half, ties to even; what is too large becomes infinite. */
export function toHalf(value: number): number {
  float[0] = value;
  const whole = bits[0] ?? 0;
  const sign = (whole >>> 16) & 0x8000;
  const exponent = (whole >>> 23) & 0xff;
  const fraction = whole & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (fraction === 0 ? 0 : 0x200);
  const shifted = exponent - 127 + 15;
  if (shifted >= 0x1f) return sign | 0x7c00;
  const places = shifted > 0 ? 13 : 14 - shifted;
  if (places > 24) return sign;
  const mantissa = shifted > 0 ? fraction : fraction | 0x800000;
  const kept = mantissa >>> places;
  const rest = mantissa & ((1 << places) - 1);
  const half = 1 << (places - 1);
  const up = rest > half || (rest === half && (kept & 1) === 1) ? 1 : 0;
  // A carry out of the fraction is the next exponent, as it should be.
  return sign | ((Math.max(0, shifted) << 10) + kept + up);
}

export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
