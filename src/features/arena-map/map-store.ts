import { RuntimeClient } from '@/runtime/client/runtime-client.ts';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import type { TensorValues } from '@/runtime/contract/tensor.ts';
import {
  type ArenaMapState,
  type ArenaTab,
  CLOSED,
  type InputOrigin,
  type Plan,
  type Pointed,
  type Rung,
  useArenaMap,
} from './map-state.ts';
import { peakBytes } from './plan/arena-state.ts';
import { columnOf, timelineOf } from './plan/timeline.ts';

export { ARENA_TABS, type ArenaTab, type InputOrigin, useArenaMap } from './map-state.ts';

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
  readonly source?: unknown;
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
  const before = getState();
  // The same run again, now with its file: what is looked at stays.
  const again = known?.trial != null && before.trial === known.trial;
  wanted = null;
  setState({
    ...CLOSED,
    source: open.source ?? null,
    name,
    file,
    opening: file !== null,
    model: known?.model ?? null,
    trial: known?.trial ?? null,
    run: known?.trial ?? null,
    arenaBytes: known?.trial?.arenaBytes ?? 0,
    time: again ? before.time : (open.time ?? null),
    tab: before.tab,
  });
  settleAskedOp();
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
    settleAskedOp();
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
  const { file, plan, inputs } = getState();
  if (file === null) return;
  setState({ smallest: null, searched: 0 });
  try {
    const smallest = await searchRuntime().findSmallestArena(file, {
      offlinePlan: plan,
      inputs,
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
        // With the next picture of the page, so that one is never drawn twice.
        await new Promise(requestAnimationFrame);
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
export function setPlan(plan: Plan): void {
  const { plan: before, undone } = getState();
  setState({ undone: { past: [...undone.past, before], future: [] } });
  void runPlan(plan);
}

export function undoPlan(): void {
  const { plan, undone } = getState();
  const last = undone.past.at(-1);
  if (last === undefined) return;
  setState({ undone: { past: undone.past.slice(0, -1), future: [plan, ...undone.future] } });
  void runPlan(last);
}

export function redoPlan(): void {
  const { plan, undone } = getState();
  const [next, ...future] = undone.future;
  if (next === undefined) return;
  setState({ undone: { past: [...undone.past, plan], future } });
  void runPlan(next);
}

async function runPlan(plan: Plan): Promise<void> {
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

/** The step of an op of subgraph 0, as a lesson names it; null while no model is open. */
export function timeOfOp(index: number): number | null {
  return columnOf(timelineOf(getState().model), { subgraph: 0, index })?.time ?? null;
}

/** The op of subgraph 0 that is pointed at, else the one that is chosen. */
export function opLookedAt({ pointed, time, model }: ArenaMapState): number | null {
  const step = pointed?.kind === 'time' ? pointed.time : time;
  const op = step === null ? null : timelineOf(model)[step]?.op;
  return op?.subgraph === 0 ? op.index : null;
}

/** An op that was asked for before there was a model. */
let askedOp: number | null = null;

export function selectOp(index: number): void {
  askedOp = index;
  settleAskedOp();
}

function settleAskedOp(): void {
  if (askedOp === null || getState().model === null) return;
  const time = timeOfOp(askedOp);
  askedOp = null;
  if (time !== null) selectTime(time);
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

export const trialWorks = (trial: ArenaTrial | null): boolean =>
  trial?.allocateStatus === 'kTfLiteOk' && trial.invokeStatus === 'kTfLiteOk';
