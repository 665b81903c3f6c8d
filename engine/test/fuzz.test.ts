/**
 * Whatever the file, the engine answers with a status: models that once broke it, and a short run
 * of the fuzzer (npm run fuzz takes as long as one likes).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixturesFolder } from '../../scripts/engine/fixtures.ts';
import { readCorpus } from '../../scripts/engine/fuzz/corpus.ts';
import { exercise } from '../../scripts/engine/fuzz/exercise.ts';
import { mutate } from '../../scripts/engine/fuzz/mutate.ts';
import { SITE_KINDS } from '../../scripts/engine/fuzz/sites.ts';
import { engineModule } from './support/engine.ts';

const limitMs = 2000;
const findings = join(fixturesFolder, 'fuzz');

describe('broken models', () => {
  for (const name of readdirSync(findings)) {
    it(`once a finding: ${name} ends in a status, soon`, { timeout: 60_000 }, () => {
      const started = performance.now();
      expect(exercise(engineModule, readFileSync(join(findings, name))).kind).not.toBe('trap');
      expect(performance.now() - started).toBeLessThan(limitMs);
    });
  }

  it('2,000 mutants neither trap nor leave memory behind', { timeout: 120_000 }, () => {
    const corpus = readCorpus();
    const traps: string[] = [];
    const invoked = new Set<string>();
    for (let seed = 0; seed < 2000; seed++) {
      const { bytes, steps } = mutate(corpus, seed);
      const outcome = exercise(engineModule, bytes);
      if (outcome.kind === 'trap') traps.push(`seed ${seed}: ${outcome.text}`);
      if (outcome.kind === 'ran') for (const step of steps) invoked.add(step);
    }
    expect(traps).toEqual([]);
    // Whatever a model says, some mutants say it otherwise and get as far as Invoke.
    for (const what of [...SITE_KINDS, 'plan']) expect(invoked).toContain(what);
  });

  it('are made again from their seed', () => {
    const corpus = readCorpus();
    expect(mutate(corpus, 7)).toEqual(mutate(corpus, 7));
    expect(mutate(corpus, 7)).not.toEqual(mutate(corpus, 8));
  });
});
