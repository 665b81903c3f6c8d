import { z } from 'zod/mini';
import { appUrl } from './sandbox-frame.ts';

/** The model zoo as models/manifest.json lists it (models/README.md says what each field means). */
const variantSchema = z.object({
  id: z.string(),
  file: z.string(),
  bytes: z.number(),
  format: z.enum(['tflite', 'onnx', 'ort']),
  precision: z.string(),
  ops: z.array(z.string()),
});
const familySchema = z.object({
  name: z.string(),
  title: z.string(),
  teaches: z.string(),
  description: z.string(),
  variants: z.array(variantSchema),
});
const manifestSchema = z.array(familySchema);

export type ZooFamily = z.infer<typeof familySchema>;
export type ZooVariant = z.infer<typeof variantSchema>;

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
