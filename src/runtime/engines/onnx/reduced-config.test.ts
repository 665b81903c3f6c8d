import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGraph } from './graph/read.ts';
import { reducedConfig } from './reduced-config.ts';

/** What ONNX Runtime's own Python tool wrote (models/ort_config.py). */
const FIXTURES = 'models/fixtures/ort-config';
const configs = readdirSync(FIXTURES).filter((file) => file.endsWith('.config'));

const modelOf = (name: string) => {
  const stem = name.replace('.ort', '').replace(/_int8$/, '');
  const path = [`${FIXTURES}/${name}`, `public/models/${stem}/${name}`].find(existsSync);
  if (path === undefined) throw new Error(`no ${name}`);
  return { name, graph: readGraph(Uint8Array.from(readFileSync(path))) };
};

describe('the config of a reduced build', () => {
  it.each(configs)('equals what the Python tool writes: %s', (file) => {
    const expected = readFileSync(`${FIXTURES}/${file}`, 'utf8');
    const models = [...expected.matchAll(/^# - (.*)$/gm)].map(([, name = '']) => modelOf(name));
    expect(models.length).toBeGreaterThan(0);
    expect(reducedConfig(models, file.endsWith('.types.config')).text).toBe(expected);
  });
});
