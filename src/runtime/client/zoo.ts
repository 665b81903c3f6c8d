import { z } from 'zod/mini';
import { appUrl } from './sandbox-frame.ts';

/** The model zoo as models/manifest.json lists it (models/README.md says what each field means). */
const tensorSchema = z.object({
  name: z.string(),
  type: z.string(),
  shape: z.array(z.number()),
});
const variantSchema = z.object({
  id: z.string(),
  file: z.string(),
  bytes: z.number(),
  format: z.enum(['tflite', 'onnx', 'ort']),
  precision: z.string(),
  ops: z.array(z.string()),
  inputs: z.array(tensorSchema),
  outputs: z.array(tensorSchema),
});
const familySchema = z.object({
  name: z.string(),
  title: z.string(),
  teaches: z.string(),
  description: z.string(),
  task: z.string(),
  input: z.object({ meaning: z.string(), range: z.tuple([z.number(), z.number()]) }),
  output: z.object({ meaning: z.string(), labels: z.optional(z.array(z.string())) }),
  samples: z.object({ file: z.string() }),
  /** How sound becomes this family's input, where it does. */
  frontEnd: z.optional(
    z.object({
      rate: z.number(),
      frame: z.number(),
      hop: z.number(),
      fft: z.number(),
      mels: z.number(),
      low: z.number(),
      high: z.number(),
      floor: z.number(),
      coefficients: z.number(),
      mean: z.array(z.number()),
      spread: z.array(z.number()),
      step: z.number(),
    }),
  ),
  variants: z.array(variantSchema),
});
const manifestSchema = z.array(familySchema);
const samplesSchema = z.object({
  samples: z.array(
    z.object({
      name: z.string(),
      input: z.array(z.number()),
      expected: z.object({ label: z.optional(z.number()), value: z.optional(z.number()) }),
    }),
  ),
});

export type ZooFamily = z.infer<typeof familySchema>;
export type ZooVariant = z.infer<typeof variantSchema>;
export type ZooSample = z.infer<typeof samplesSchema>['samples'][number];

let loading: Promise<readonly ZooFamily[]> | null = null;

const addressOf = (file: string) => new URL(`models/${file}`, appUrl()).href;

async function getOk(url: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, signal === undefined ? {} : { signal });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response;
}

/** The families of the zoo, fetched once. */
export function loadZoo(): Promise<readonly ZooFamily[]> {
  loading ??= getOk(addressOf('manifest.json'))
    .then(async (response) => manifestSchema.parse(await response.json()))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

/** `digits_int8.tflite` of `digits/digits_int8.tflite`: how code and lessons name a model. */
export const fileName = (variant: ZooVariant): string =>
  variant.file.slice(variant.file.lastIndexOf('/') + 1);

/** The bytes of a model of the zoo by its file name. Throws if there is none of that name. */
export async function loadZooModel(name: string, signal?: AbortSignal): Promise<Uint8Array> {
  const families = await loadZoo();
  const variant = families
    .flatMap((family) => family.variants)
    .find((candidate) => fileName(candidate) === name);
  if (variant === undefined) throw new Error(`모델 목록에 ${name} 파일이 없습니다.`);
  return new Uint8Array(await (await getOk(addressOf(variant.file), signal)).arrayBuffer());
}

/** A family's samples: inputs in real numbers, each with what is right. */
export async function loadZooSamples(family: ZooFamily): Promise<readonly ZooSample[]> {
  const response = await getOk(addressOf(family.samples.file));
  return samplesSchema.parse(await response.json()).samples;
}
