import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cepstrum, type FrontEnd, features } from './cepstrum.ts';

/** A sound and its features, as the Python that trained the model computes them. */
const fixture = JSON.parse(readFileSync('models/fixtures/front-end.json', 'utf8')) as {
  pcm16: string;
  divisor: number;
  cepstrum: number[];
  stored: number[];
};
const families = JSON.parse(readFileSync('models/manifest.json', 'utf8')) as {
  name: string;
  frontEnd?: FrontEnd;
}[];
const front = families.find(({ name }) => name === 'keyword')?.frontEnd;
const pcm = Buffer.from(fixture.pcm16, 'base64');
const audio = Float32Array.from(
  { length: pcm.length / 2 },
  (_, i) => pcm.readInt16LE(2 * i) / fixture.divisor,
);

describe('the front end of the keyword model', () => {
  it('computes what Python computed', () => {
    if (front === undefined) throw new Error('no front end in the manifest');
    const ours = cepstrum(audio, front);
    expect(ours).toHaveLength(fixture.cepstrum.length);
    const apart = fixture.cepstrum.map((value, i) => Math.abs(value - (ours[i] ?? Number.NaN)));
    expect(Math.max(...apart)).toBeLessThan(1e-3);
    const steps = [...features(audio, front)].map((value) => value / front.step + 0);
    expect(steps).toEqual(fixture.stored);
  });
});
