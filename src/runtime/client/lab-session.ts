import { create } from 'zustand';
import type { ConsoleLine } from '../contract/console.ts';
import type { KernelSet, Progress } from '../contract/engine.ts';
import type { LabOutput } from '../contract/output.ts';
import { OUTPUTS } from '../contract/output.ts';
import type { EngineReport, InterpreterReport, SessionReport } from '../contract/report.ts';
import type {
  ProgramFile,
  ProgramModule,
  RunError,
  RunEvent,
  RunOutcome,
} from '../contract/run.ts';
import { LabClient } from './lab-client.ts';

/** What the editor lends to whoever stands beside it. */
export interface EditorHandle {
  /** The text as JavaScript; rejects with a RunError where it cannot be emitted. */
  emit(): Promise<readonly ProgramModule[]>;
  readonly text: string;
  replaceText(text: string): void;
  /** Brings a line (from 1) into view and marks it; null takes the mark away. */
  markLine(line: number | null): void;
  focus(): void;
}

/** The last report of each runtime in a run. */
export interface RunReports {
  readonly tflm: InterpreterReport | null;
  readonly onnx: SessionReport | null;
  readonly tflite: SessionReport | null;
}

const NO_REPORTS: RunReports = { tflm: null, onnx: null, tflite: null };

interface LabSessionState {
  readonly editor: EditorHandle | null;
  readonly files: readonly ProgramFile[];
  /** What TFLM registers in the next run where the code does not say. */
  readonly kernels: KernelSet;
  /** Counts runs; 0 before the first. */
  readonly runNumber: number;
  readonly running: boolean;
  readonly progress: Progress | null;
  readonly lines: readonly ConsoleLine[];
  readonly omittedLines: number;
  readonly outputs: readonly LabOutput[];
  readonly reports: RunReports;
  readonly error: RunError | null;
  readonly outcome: RunOutcome | null;
}

const BEFORE_RUN = {
  progress: null,
  lines: [],
  omittedLines: 0,
  outputs: [],
  reports: NO_REPORTS,
  error: null,
  outcome: null,
} satisfies Partial<LabSessionState>;

/** The lab that stands on the page: its editor, the student's files, and the current or last run. */
export const useLabSession = create<LabSessionState>()(() => ({
  editor: null,
  files: [],
  kernels: 'reference',
  runNumber: 0,
  running: false,
  ...BEFORE_RUN,
}));

const { setState, getState } = useLabSession;

let client: LabClient | null = null;
const theClient = () => {
  client ??= new LabClient();
  return client;
};

export function attachEditor(editor: EditorHandle): () => void {
  setState({ editor });
  return () => {
    if (getState().editor === editor) setState({ editor: null });
  };
}

export function chooseKernels(kernels: KernelSet): void {
  setState({ kernels });
}

export function warmSandbox(): void {
  theClient().warm();
}

function isRunError(error: unknown): error is RunError {
  return typeof error === 'object' && error !== null && 'location' in error && 'stack' in error;
}

const asRunError = (error: unknown): RunError =>
  isRunError(error)
    ? error
    : {
        name: error instanceof Error ? error.name : 'Error',
        message: error instanceof Error ? error.message : String(error),
        location: null,
        stack: [],
      };

function withReport(reports: RunReports, report: EngineReport): RunReports {
  switch (report.engine) {
    case 'tflm':
      return { ...reports, tflm: report };
    case 'onnx':
      return { ...reports, onnx: report };
    case 'tflite':
      return { ...reports, tflite: report };
  }
}

function hear(event: RunEvent): void {
  switch (event.kind) {
    case 'started':
      return;
    case 'progress':
      setState({ progress: event.progress });
      return;
    case 'console':
      setState(({ lines }) => ({
        lines: [...lines, ...event.lines],
        omittedLines: event.omitted,
        progress: null,
      }));
      return;
    case 'output':
      setState(({ outputs }) =>
        outputs.length < OUTPUTS ? { outputs: [...outputs, event.output] } : {},
      );
      return;
    case 'report':
      setState(({ reports }) => ({ reports: withReport(reports, event.report) }));
      return;
    case 'error':
      setState({ error: event.error });
      return;
    case 'done':
      setState({ progress: null });
      return;
  }
}

/** Runs what is in the editor. The newest run wins; resolves when this one ended. */
export async function runEditor(): Promise<RunOutcome | null> {
  const { editor, files } = getState();
  if (editor === null) return null;
  const runNumber = getState().runNumber + 1;
  setState({ ...BEFORE_RUN, runNumber, running: true });
  const isCurrent = () => getState().runNumber === runNumber;

  const finish = (outcome: RunOutcome) => {
    if (isCurrent()) setState({ running: false, progress: null, outcome });
    return outcome;
  };
  try {
    setState({ progress: { stage: 'compiling', what: '코드' } });
    const modules = await editor.emit();
    if (!isCurrent()) return finish({ status: 'superseded' });
    const entry = modules[0]?.path ?? 'main.ts';
    return finish(
      await theClient().run(
        { modules, entry, files, kernels: getState().kernels },
        { onEvent: (event) => isCurrent() && hear(event) },
      ),
    );
  } catch (error) {
    const runError = asRunError(error);
    if (isCurrent()) setState({ error: runError });
    return finish({ status: 'failed', error: runError });
  }
}

export function stopRun(): void {
  client?.stop();
}

/** Ends the run and forgets its results; files and editor stay. */
export function clearRun(): void {
  stopRun();
  setState(({ runNumber }) => ({ ...BEFORE_RUN, runNumber: runNumber + 1, running: false }));
}

/** A file of the same name is replaced: it is the newer version of it. */
export function addFiles(added: readonly ProgramFile[]): void {
  const names = new Set(added.map(({ name }) => name));
  setState(({ files }) => ({ files: [...files.filter(({ name }) => !names.has(name)), ...added] }));
}

/** With what only belongs to it. */
export function removeFile(name: string): void {
  setState(({ files }) => ({
    files: files.filter((file) => file.name !== name && file.weightsOf !== name),
  }));
}
