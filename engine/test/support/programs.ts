/** What the example programs are given, and what they must print: from the records and the spec. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputBytes } from '../../../scripts/engine/conformance/inputs.ts';
import type { AllocatedRecord } from '../../../scripts/engine/conformance/record.ts';
import { fixturesFolder } from '../../../scripts/engine/fixtures.ts';

export const fixtureModel = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(fixturesFolder, 'models', `${name}.tflite`)));

export const fixtureRecord = (name: string): AllocatedRecord =>
  JSON.parse(readFileSync(join(fixturesFolder, 'golden', `${name}.json`), 'utf8'));

const cArray = (bytes: Uint8Array): string => `{${[...bytes].join(',')}}`;

/** A C header as `xxd -i` would make it. */
export const modelHeader = (symbol: string, model: Uint8Array): string =>
  `#pragma once\nalignas(16) inline const unsigned char ${symbol}[] = ${cArray(model)};\n`;

/** The model, and input 0 of the three recorded runs. */
export function recordedModelHeader(name: string): string {
  const input = fixtureRecord(name).io.in[0];
  const runs = [0, 1, 2].map((run) =>
    input ? inputBytes(input.type, input.bytes, run, 0) : new Uint8Array(1),
  );
  return [
    modelHeader('g_model_data', fixtureModel(name)),
    `constexpr int kRuns = ${runs.length};`,
    `inline const unsigned char g_inputs[kRuns][${runs[0]?.length}] = {${runs.map(cArray).join(',')}};\n`,
  ].join('\n');
}

/** Output 0 of a recorded run as signed bytes. */
export const recordedInt8 = (name: string, run: number): number[] => [
  ...new Int8Array(Buffer.from(fixtureRecord(name).runs[run]?.outputs[0] ?? '', 'hex')),
];

/** MicroPrintf ends each message with CR LF. */
export const lines = (...texts: string[]): string => texts.map((text) => `${text}\r\n`).join('');

const categories = [
  ['TfLiteEvalTensorData', 'TfLiteEvalTensor data', 'allocations'],
  ['PersistentTfLiteTensorData', 'Persistent TfLiteTensor data', 'tensors'],
  [
    'PersistentTfLiteTensorQuantizationData',
    'Persistent TfLiteTensor quantization data',
    'allocations',
  ],
  ['PersistentBufferData', 'Persistent buffer data', 'allocations'],
  ['TfLiteTensorVariableBufferData', 'TfLiteTensor variable buffer data', 'allocations'],
  ['NodeAndRegistrationArray', 'NodeAndRegistration struct', 'NodeAndRegistration structs'],
  ['OpData', 'Operator runtime data', 'OpData structs'],
] as const;

/** PrintAllocations of a recorded run. */
export function printedAllocations(record: AllocatedRecord): string {
  const tag = '[RecordingMicroAllocator]';
  const rows = [
    `${tag} Arena allocation total ${record.headUsed + record.tailUsed} bytes`,
    `${tag} Arena allocation head ${record.headUsed} bytes`,
    `${tag} Arena allocation tail ${record.tailUsed} bytes`,
  ];
  for (const [key, name, noun] of categories) {
    const total = record.allocations[key];
    if (!total || (total.used === 0 && total.requested === 0)) continue;
    rows.push(
      `${tag} '${name}' used ${total.used} bytes with alignment overhead (requested ${total.requested} bytes for ${total.count} ${noun})`,
    );
  }
  return lines(...rows);
}

export interface PlannedRow {
  readonly size: number;
  readonly first: number;
  readonly last: number;
  readonly offset: number;
}

/** PrintMemoryPlan, from its rules: a legend, then a row of 80 columns for each moment. */
export function printedPlan(buffers: readonly PlannedRow[]): string {
  const letter = (buffer: PlannedRow, i: number): string =>
    buffer.first === buffer.last
      ? '*'
      : ('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 62] as string);
  const rows = buffers.map(
    (b, i) =>
      `${letter(b, i)} (id=${i}): size=${b.size}, offset=${b.offset}, first_used=${b.first} last_used=${b.last}`,
  );
  const width = Math.max(80, ...buffers.map((b) => b.offset + b.size));
  for (let time = 0; time <= Math.max(...buffers.map((b) => b.last)); time++) {
    const row = new Array<string>(80).fill('.');
    let live = 0;
    buffers.forEach((b, i) => {
      if (time < b.first || time > b.last) return;
      live += b.size;
      const end = Math.floor(((b.offset + b.size) * 80) / width);
      for (let at = Math.floor((b.offset * 80) / width); at < end; at++) {
        row[at] = row[at] === '.' ? letter(b, i) : '!';
      }
    });
    rows.push(`${String(time).padStart(4)}: ${row.join('')} (${Math.ceil(live / 1024)}k)`);
  }
  return lines(...rows);
}
