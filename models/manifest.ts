/** The zoo's manifest as a schema, and its held-out data as numbers: for tests and scripts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const file = z.strictObject({
  file: z.string().regex(/^[a-z]+\/[a-z0-9_]+\.[a-z]+$/),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const tensor = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['float32', 'int8', 'int16', 'int32', 'int64']),
  shape: z.array(z.int().positive()),
  scale: z.number().positive().optional(),
  zeroPoint: z.int().optional(),
});

const variant = file.extend({
  id: z.string(),
  format: z.enum(['tflite', 'onnx', 'ort']),
  precision: z.enum(['float32', 'hybrid', 'int8', 'int16x8']),
  ops: z.array(z.string()).nonempty(),
  accuracy: z.strictObject({
    metric: z.enum(['mean_absolute_error', 'accuracy', 'auc', 'top3_accuracy']),
    better: z.enum(['higher', 'lower']),
    value: z.number(),
    samples: z.int().positive(),
  }),
  inputs: z.array(tensor).length(1),
  outputs: z.array(tensor).nonempty(),
});

/** Stored integers: value = stored × scale + offset. */
const stored = file.extend({
  type: z.enum(['uint8', 'int8', 'int16', 'uint16']),
  shape: z.array(z.int().positive()),
  scale: z.number(),
  offset: z.number(),
});

const value = {
  name: z.string(),
  meaning: z.string(),
  units: z.string(),
  range: z.tuple([z.number(), z.number()]),
};

export const familySchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  task: z.enum(['regression', 'classification', 'anomaly-detection']),
  teaches: z.string(),
  description: z.string(),
  data: z.strictObject({
    name: z.string(),
    licence: z.string(),
    source: z.url().optional(),
    synthetic: z.boolean(),
  }),
  seed: z.int(),
  tools: z.record(z.string(), z.string()),
  input: z.strictObject(value),
  output: z.strictObject({ ...value, labels: z.array(z.string()).optional() }),
  variants: z.array(variant).nonempty(),
  samples: file.extend({ count: z.int().positive() }),
  heldOut: z.strictObject({ count: z.int().positive(), input: stored, target: stored }),
  extra: z.array(file),
  plan: z
    .strictObject({
      variant: z.string(),
      greedyBytes: z.int(),
      mostAliveBytes: z.int(),
      betterBytes: z.int(),
      buffers: z.array(
        z.strictObject({
          tensor: z.string(),
          bytes: z.int(),
          first: z.int(),
          last: z.int(),
          greedy: z.int(),
          better: z.int(),
        }),
      ),
    })
    .optional(),
  anomaly: z
    .strictObject({
      score: z.string(),
      threshold: z.number().positive(),
      thresholdFrom: z.string(),
      kinds: z.array(z.string()),
    })
    .optional(),
  stream: z
    .strictObject({
      file: z.string(),
      type: z.literal('int8'),
      scale: z.number(),
      rate: z.int(),
      segments: z.array(z.strictObject({ kind: z.string(), start: z.int(), end: z.int() })),
    })
    .optional(),
  frontEnd: z.looseObject({ mean: z.array(z.number()), spread: z.array(z.number()) }).optional(),
});

export const samplesSchema = z.strictObject({
  samples: z.array(
    z.strictObject({
      name: z.string(),
      input: z.array(z.number()),
      expected: z.union([
        z.strictObject({ label: z.int() }),
        z.strictObject({ value: z.number() }),
      ]),
    }),
  ),
});

export type Family = z.infer<typeof familySchema>;
export type Variant = Family['variants'][number];
export type Stored = z.infer<typeof stored>;

const here = fileURLToPath(new URL('.', import.meta.url));
export const publicFolder = join(here, '..', 'public', 'models');

export const readManifest = (): Family[] =>
  z.array(familySchema).parse(JSON.parse(readFileSync(join(here, 'manifest.json'), 'utf8')));

export const readPublic = (path: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(join(publicFolder, path)));

const arrays = { uint8: Uint8Array, int8: Int8Array, int16: Int16Array, uint16: Uint16Array };

/** Rows of real numbers, as stored little-endian. */
export function readStored(about: Stored): Float32Array[] {
  const numbers = new arrays[about.type](readPublic(about.file).buffer);
  const rows = about.shape[0] ?? 0;
  const width = numbers.length / rows;
  return Array.from({ length: rows }, (_, row) =>
    Float32Array.from(
      numbers.subarray(row * width, (row + 1) * width),
      (one) => one * about.scale + about.offset,
    ),
  );
}
