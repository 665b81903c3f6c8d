import type {
  CandidateOpened,
  CandidateRun,
  CompareCandidate,
  CompareReport,
  CompareResult,
  RealInputs,
  RealTensor,
} from '../contract/compare.ts';
import type { Progress } from '../contract/engine.ts';
import { wholeSize } from './own-models.ts';
import type { RuntimeClient } from './runtime-client.ts';

type Candidates = Pick<RuntimeClient, 'openCandidate' | 'runCandidate' | 'closeCandidates'>;

export interface Comparison {
  readonly candidates: readonly CompareCandidate[];
  readonly input: RealInputs;
  /** Run once each after the timed runs, to see how often the candidates agree. */
  readonly samples: readonly RealInputs[];
  /** Runs before the timed ones; the first of them is the cold one. At least 1. */
  readonly warmup: number;
  readonly runs: number;
  /** Of the order in which candidates take turns, new in every round. */
  readonly seed: number;
}

export interface CompareHost {
  /**
   * The worker that a candidate lives in. Candidates may share one; what a runtime fixes with its
   * first session, like the number of threads, wants one each.
   */
  clientOf(candidate: CompareCandidate): Candidates;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** A candidate with what it did so far. */
interface Contestant {
  readonly candidate: CompareCandidate;
  readonly client: Candidates;
  error: string | null;
  opened: CandidateOpened | null;
  readonly times: number[];
  last: CandidateRun | null;
  readonly sampleOutputs: (readonly RealTensor[])[];
}

/** Mulberry32: the same seed gives the same order again. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other] as T, order[i] as T];
  }
  return order;
}

function resultOf(contestant: Contestant, { warmup }: Comparison): CompareResult {
  const { candidate, error, opened, times, last, sampleOutputs } = contestant;
  return {
    id: candidate.id,
    error,
    opened,
    firstMilliseconds: times[0] ?? null,
    runMilliseconds: times.slice(warmup),
    memoryBytes: last?.memoryBytes ?? null,
    modelBytes: wholeSize(candidate.model, candidate.externalData),
    outputs: last?.outputs ?? [],
    sampleOutputs,
  };
}

/** Several models or settings by turns, one at a time, with the same inputs. */
export async function compare(
  comparison: Comparison,
  { clientOf, signal, onProgress }: CompareHost,
): Promise<CompareReport> {
  const { candidates, input, samples, warmup, runs, seed } = comparison;
  const contestants = candidates.map(
    (candidate): Contestant => ({
      candidate,
      client: clientOf(candidate),
      error: null,
      opened: null,
      times: [],
      last: null,
      sampleOutputs: [],
    }),
  );
  const total = candidates.length * (warmup + runs + samples.length);
  let done = 0;
  /** What one candidate cannot do must not end the comparison of the others. */
  const attempt = async (contestant: Contestant, work: () => Promise<void>) => {
    signal.throwIfAborted();
    if (contestant.error !== null) return;
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      contestant.error = error instanceof Error ? error.message : String(error);
    }
  };
  const step = () => {
    done += 1;
    onProgress({ stage: 'running', done, total });
  };
  try {
    for (const contestant of contestants) {
      await attempt(contestant, async () => {
        const { client, candidate } = contestant;
        contestant.opened = await client.openCandidate(candidate, { signal, onProgress });
      });
    }
    const order: string[] = [];
    const random = randomOf(seed);
    for (let round = 0; round < warmup + runs; round++) {
      const first = round === 0;
      const last = round === warmup + runs - 1;
      for (const contestant of shuffled(contestants, random)) {
        await attempt(contestant, async () => {
          const { client, candidate } = contestant;
          const fed = first ? input : null;
          contestant.last = await client.runCandidate(candidate.id, fed, last, { signal });
          contestant.times.push(contestant.last.milliseconds);
          if (round >= warmup) order.push(candidate.id);
        });
        step();
      }
    }
    for (const contestant of contestants) {
      for (const sample of samples) {
        await attempt(contestant, async () => {
          const { client, candidate } = contestant;
          const { outputs } = await client.runCandidate(candidate.id, sample, true, { signal });
          contestant.sampleOutputs.push(outputs ?? []);
        });
        step();
      }
    }
    return { results: contestants.map((one) => resultOf(one, comparison)), order };
  } finally {
    if (!signal.aborted) {
      const clients = [...new Set(contestants.map(({ client }) => client))];
      await Promise.allSettled(clients.map((client) => client.closeCandidates()));
    }
  }
}
