import { type FrontEnd, features } from './cepstrum.ts';

/** How a model takes sound: as features of one second, or as the samples themselves. */
export type SoundInput =
  | { readonly kind: 'features'; readonly front: FrontEnd }
  | { readonly kind: 'samples'; readonly rate: number; readonly length: number };

/** Models of speech and sounds are trained at this rate nearly always. */
const USUAL_RATE = 16_000;
/** A row of so many numbers is a wave form: half a second and more. */
const SHORTEST_WAVE = 8000;

export function soundInput(shape: readonly number[], front: FrontEnd | null): SoundInput | null {
  if (front !== null) return { kind: 'features', front };
  const sizes = shape.filter((size) => size !== 1);
  const [length = 0] = sizes;
  return sizes.length === 1 && length >= SHORTEST_WAVE
    ? { kind: 'samples', rate: USUAL_RATE, length }
    : null;
}

const rateOf = (input: SoundInput) => (input.kind === 'features' ? input.front.rate : input.rate);
export const secondsOf = (input: SoundInput) =>
  input.kind === 'features' ? 1 : input.length / input.rate;

/** The loudest stretch of a length: nobody starts speaking at the very moment of the click. */
export function loudest(audio: Float32Array, length: number): Float32Array {
  if (audio.length <= length) {
    const padded = new Float32Array(length);
    padded.set(audio, Math.floor((length - audio.length) / 2));
    return padded;
  }
  let energy = 0;
  let best = { energy: -1, start: 0 };
  for (let i = 0; i < audio.length; i++) {
    energy += (audio[i] ?? 0) ** 2;
    if (i >= length) energy -= (audio[i - length] ?? 0) ** 2;
    if (i >= length - 1 && energy > best.energy) best = { energy, start: i - length + 1 };
  }
  return audio.slice(best.start, best.start + length);
}

function valuesOf(audio: Float32Array, input: SoundInput): Float32Array {
  const length = Math.round(secondsOf(input) * rateOf(input));
  const stretch = loudest(audio, length);
  return input.kind === 'features' ? features(stretch, input.front) : stretch;
}

/** Anything that the browser can play, as one channel at the model's rate. */
export async function decodeSound(file: Blob, input: SoundInput): Promise<Float32Array> {
  const context = new AudioContext({ sampleRate: rateOf(input) });
  try {
    const decoded = await context.decodeAudioData(await file.arrayBuffer());
    const audio = new Float32Array(decoded.length);
    for (let channel = 0; channel < decoded.numberOfChannels; channel++) {
      const samples = decoded.getChannelData(channel);
      for (const [i, sample] of samples.entries()) {
        audio[i] = (audio[i] ?? 0) + sample / decoded.numberOfChannels;
      }
    }
    return valuesOf(audio, input);
  } finally {
    await context.close();
  }
}

/** Time to draw breath, before and after what the model hears. */
const MARGIN_SECONDS = 0.5;

/** Records from the microphone; the sound is used here and kept nowhere. */
export async function recordSound(input: SoundInput): Promise<Float32Array> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, noiseSuppression: false, autoGainControl: true },
  });
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    setTimeout(() => recorder.stop(), 1000 * (secondsOf(input) + 2 * MARGIN_SECONDS));
    await stopped;
    return await decodeSound(new Blob(parts, { type: recorder.mimeType }), input);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** Why there is no sound, in the student's words. */
export function soundProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
      return '마이크 사용이 허락되지 않았습니다. 주소창의 자물쇠에서 허락하거나 소리 파일을 넣어 주세요.';
    case 'NotFoundError':
      return '마이크를 찾지 못했습니다. 소리 파일을 넣어도 됩니다.';
    case 'EncodingError':
      return '소리로 읽을 수 없는 파일입니다. WAV나 MP3를 넣어 주세요.';
    default:
      return '소리를 받지 못했습니다. 다른 프로그램이 마이크를 쓰고 있는지 확인해 주세요.';
  }
}
