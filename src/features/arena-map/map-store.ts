import { create } from 'zustand';
import { RuntimeClient } from '@/runtime/client/runtime-client.ts';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import type { SmallestArena } from '@/runtime/contract/app-worker.ts';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import type { TensorValues } from '@/runtime/contract/tensor.ts';
import { peakBytes } from './plan/arena-state.ts';
import { timelineOf } from './plan/timeline.ts';

/** What is pointed at, by mouse or keyboard; every picture and table lights it up. */
export type Pointed =
  | { readonly kind: 'block'; readonly id: number }
  | { readonly kind: 'time'; readonly time: number };

/** A failure that was seen, once for every kind of message. */
export interface Rung {
  readonly arenaBytes: number;
  readonly message: string;
}

export type InputOrigin = 'sample' | 'run' | 'made-up' | 'zero';

interface ArenaMapState {
  readonly name: string;
  /** Null where only a report is known: there is nothing to run then. */
  readonly file: Uint8Array | null;
  readonly model: ModelDescription | null;
  readonly inputs: readonly TensorValues[];
  readonly inputOrigin: InputOrigin;
  /** Why the engine did not read the file, or a runtime that ended. */
  readonly refusal: readonly string[];
  readonly opening: boolean;
  /** A run with room to spare. */
  readonly reference: ArenaTrial | null;
  readonly smallest: SmallestArena | null;
  readonly searched: number | null;
  readonly arenaBytes: number;
  /** At `arenaBytes`, once it is there; the one before it until then. */
  readonly trial: ArenaTrial | null;
  readonly ladder: readonly Rung[];
  /** A plan of the student's in place of the model's; null where there is none. */
  readonly plan: readonly number[] | null;
  readonly time: number | null;
  readonly comparedTime: number | null;
  readonly event: number | null;
  readonly pointed: Pointed | null;
  /** What is open below the pictures. */
  readonly tab: ArenaTab;
}

export const ARENA_TABS = [
  'buffers',
  'steps',
  'values',
  'planner',
  'resolver',
  'boards',
  'deploy',
  'export',
] as const;
export type ArenaTab = (typeof ARENA_TABS)[number];

const CLOSED: ArenaMapState = {
  name: '',
  file: null,
  model: null,
  inputs: [],
  inputOrigin: 'zero',
  refusal: [],
  opening: false,
  reference: null,
  smallest: null,
  searched: null,
  arenaBytes: 0,
  trial: null,
  ladder: [],
  plan: null,
  time: null,
  comparedTime: null,
  event: null,
  pointed: null,
  tab: 'buffers',
};

export const useArenaMap = create<ArenaMapState>()(() => CLOSED);
const { setState, getState } = useArenaMap;

/** Room for every model that the page opens; a multiple of 16, as the records of upstream have it. */
const GENEROUS_BYTES = 64 * 1024 * 1024;

/** A search takes many runs: in a worker of its own it does not hold up what is dragged. */
let searcher: RuntimeClient | null = null;
export function searchRuntime(): RuntimeClient {
  searcher ??= new RuntimeClient();
  return searcher;
}

let opened = 0;
const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export interface OpenMap {
  readonly name: string;
  readonly file: Uint8Array | null;
  /** Of a run in the lab: drawn at once, before anything is run again. */
  readonly known?: {
    readonly model: ModelDescription | null;
    readonly trial: ArenaTrial | null;
  };
  readonly inputsFor: (model: ModelDescription) => Promise<{
    readonly inputs: readonly TensorValues[];
    readonly origin: InputOrigin;
  }>;
  readonly arenaBytes?: number | null;
  readonly time?: number | null;
}

/** Opens a model: its description, a run with room, the search for the smallest arena. */
export async function openMap(open: OpenMap): Promise<void> {
  opened += 1;
  const mine = opened;
  const { name, file, known } = open;
  wanted = null;
  setState({
    ...CLOSED,
    name,
    file,
    opening: file !== null,
    model: known?.model ?? null,
    trial: known?.trial ?? null,
    arenaBytes: known?.trial?.arenaBytes ?? 0,
    time: open.time ?? null,
    tab: getState().tab,
  });
  if (file === null) return;
  const update = (part: Partial<ArenaMapState>) => mine === opened && setState(part);
  try {
    const { model, messages } = await sharedRuntime().describe(file);
    if (mine !== opened) return;
    if (model === null) {
      update({ opening: false, refusal: messages });
      return;
    }
    const { inputs, origin } = await open.inputsFor(model);
    update({ model, inputs, inputOrigin: origin });
    const reference = await sharedRuntime().tryArena(file, trialAt(GENEROUS_BYTES));
    const arenaBytes = open.arenaBytes ?? known?.trial?.arenaBytes ?? startingSize(reference);
    update({ reference, opening: false });
    if (mine === opened) setArena(arenaBytes);
    if (mine === opened && reference.invokeStatus === 'kTfLiteOk') void search();
  } catch (error) {
    update({ opening: false, refusal: [messageOf(error)] });
  }
}

/** The story begins with a little room; with nothing allocated there is a round number. */
const startingSize = ({ allocateStatus, trace }: ArenaTrial): number =>
  allocateStatus === 'kTfLiteOk' ? 16 * Math.ceil((peakBytes(trace) * 1.1) / 16) : 16 * 1024;

function trialAt(arenaBytes: number) {
  const { inputs, plan } = getState();
  return { arenaBytes, inputs, offlinePlan: plan, resolver: null, resolverCapacity: null };
}

async function search(): Promise<void> {
  const mine = opened;
  const { file, plan } = getState();
  if (file === null) return;
  setState({ smallest: null, searched: 0 });
  try {
    const smallest = await searchRuntime().findSmallestArena(file, {
      offlinePlan: plan,
      lane: 'smallest',
      onProgress: (progress) => {
        if (mine === opened && progress.stage === 'running') setState({ searched: progress.done });
      },
    });
    if (mine === opened && getState().plan === plan) setState({ smallest, searched: null });
  } catch (error) {
    if (mine === opened && !isAbort(error)) setState({ searched: null });
  }
}

let wanted: number | null = null;
let running = false;

/** The size the student wants. While one run is on its way only the newest size waits. */
export function setArena(arenaBytes: number): void {
  wanted = Math.max(0, Math.round(arenaBytes));
  setState({ arenaBytes: wanted, event: null });
  if (!running) void runWanted();
}

async function runWanted(): Promise<void> {
  running = true;
  try {
    while (wanted !== null) {
      const mine = opened;
      const { file } = getState();
      const size = wanted;
      wanted = null;
      if (file === null) return;
      try {
        const trial = await sharedRuntime().tryArena(file, trialAt(size));
        if (mine === opened) setState(({ ladder }) => ({ trial, ladder: climbed(ladder, trial) }));
      } catch (error) {
        if (mine === opened && !isAbort(error)) setState({ refusal: [messageOf(error)] });
      }
    }
  } finally {
    running = false;
  }
}

const RUNGS = 12;
const kindOf = (message: string) => message.replace(/-?\d+/g, 'N');

function climbed(ladder: readonly Rung[], trial: ArenaTrial): readonly Rung[] {
  const [message] = trial.messages;
  const works = trial.allocateStatus === 'kTfLiteOk' && trial.invokeStatus === 'kTfLiteOk';
  if (works || message === undefined) return ladder;
  const others = ladder.filter((rung) => kindOf(rung.message) !== kindOf(message));
  return [...others, { arenaBytes: trial.arenaBytes, message }]
    .sort((a, b) => b.arenaBytes - a.arenaBytes)
    .slice(0, RUNGS);
}

/** Runs the model with a plan of the student's, or with its own again for null. */
export async function setPlan(plan: readonly number[] | null): Promise<void> {
  const mine = opened;
  const { file, arenaBytes } = getState();
  setState({ plan, ladder: [] });
  if (file === null) return;
  setArena(arenaBytes);
  try {
    const reference = await sharedRuntime().tryArena(file, trialAt(GENEROUS_BYTES), {
      lane: 'arena-reference',
    });
    if (mine === opened && getState().plan === plan) setState({ reference });
  } catch (error) {
    if (mine === opened && !isAbort(error)) setState({ refusal: [messageOf(error)] });
  }
  if (mine === opened && getState().plan === plan) void search();
}

export function selectTime(time: number | null): void {
  setState({ time });
}

/** The step of an op of subgraph 0, as a lesson names it. */
export function selectOp(index: number): void {
  const column = timelineOf(getState().model).find(
    ({ op }) => op?.subgraph === 0 && op.index === index,
  );
  if (column !== undefined) selectTime(column.time);
}

export function compareTime(comparedTime: number | null): void {
  setState({ comparedTime });
}

/** An event of AllocateTensors; the pictures show the arena as it left it. */
export function showEvent(event: number): void {
  setState({ event, tab: 'steps' });
}

/** Leaving the steps brings the pictures back to how it ended. */
export function openTab(tab: ArenaTab): void {
  setState(({ event }) => ({ tab, event: tab === 'steps' ? event : null }));
}

export function point(pointed: Pointed | null): void {
  setState({ pointed });
}

/** The three measured marks of the arena slider; null where it is not known (yet). */
export interface Marks {
  readonly used: number | null;
  readonly peak: number | null;
  readonly smallest: number | null;
}

export function marksOf({ reference, smallest }: Pick<ArenaMapState, 'reference' | 'smallest'>) {
  const ok = reference?.allocateStatus === 'kTfLiteOk' ? reference : null;
  return {
    used: ok?.arenaUsedBytes ?? null,
    peak: ok === null ? null : peakBytes(ok.trace),
    smallest: smallest?.bytes ?? null,
  } satisfies Marks;
}

export const trialWorks = (trial: ArenaTrial | null): boolean =>
  trial?.allocateStatus === 'kTfLiteOk' && trial.invokeStatus === 'kTfLiteOk';
