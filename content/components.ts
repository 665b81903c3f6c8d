import type { ReactNode } from 'react';
import type { InterpreterReport, SessionReport } from '../src/runtime/contract/report.ts';
import type { RunError } from '../src/runtime/contract/run.ts';

/**
 * What a lesson's MDX may use. Each is a tag; its attributes are the fields below, and what stands
 * between its tags is Markdown. A test holds every lesson to this list.
 *
 *   <Step id="run"> … </Step>
 *   <Predict id="used" question="…" unit="바이트" measure={{ kind: 'arenaUsed', model: '…' }}>왜</Predict>
 *   <Check id="ran" test={({ tflm }) => tflm?.invokeStatus === 'kTfLiteOk'}>목표</Check>
 *   <Run>예제 실행하기</Run>
 *   <Lab text="new tflm.TensorArena">아레나</Lab>
 *   <Arena model="digits_int8.tflite">아레나 지도에서 보기</Arena>
 *   <Compare> two code blocks </Compare>
 *   <Figure caption="…" alt="…" chart={`flowchart LR …`} />
 *   <Note tone="warn" title="…"> … </Note>
 *   <Card id="arena-contents" />
 */
export interface LessonComponents {
  /** One step of the lesson, shown alone; its id is listed in course.ts. */
  Step: StepProps;
  /** The student answers first; then the runtime says how it is. */
  Predict: PredictProps;
  /** A goal of the step; ticked by a run that reaches it. */
  Check: CheckProps;
  /** A button that runs what is in the editor. */
  Run: RunProps;
  /** A word that points into the lab, and lights up when the lab is at what it points to. */
  Lab: LabProps;
  /** A link to the memory map at full width, with a model of the zoo. */
  Arena: ArenaProps;
  /** Two blocks side by side where there is room: C++ and its TypeScript. */
  Compare: CompareProps;
  /** A Mermaid drawing with its text alternative. */
  Figure: FigureProps;
  /** Something to keep in mind; `warn`: a mistake, or what the note says otherwise. */
  Note: NoteProps;
  /** A card of the lesson's quiz.ts, to be tried at once; the reviews ask it again. */
  Card: CardProps;
}

export interface StepProps {
  readonly id: string;
  readonly children: ReactNode;
}

export interface PredictChoice {
  /** What the runtime's answer is compared with. */
  readonly value: string | number;
  readonly label: string;
}

export interface PredictProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly question: string;
  /** Left out: the student types a number. */
  readonly choices?: readonly PredictChoice[];
  /** Of a number: bytes, %, … */
  readonly unit?: string;
  /** A typed number counts as right within this share of the truth; 0 = exactly. */
  readonly tolerance?: number;
  readonly measure: Measure;
  /** Shown with the truth. */
  readonly children?: ReactNode;
}

export interface CheckProps {
  /** Unique within the lesson. */
  readonly id: string;
  /** Looks at what the run really did, never at the text of the code. */
  readonly test: (run: LastRun) => boolean;
  readonly children: ReactNode;
}

export interface RunProps {
  /** The button's words; "이 코드 실행하기" where it has none. */
  readonly children?: ReactNode;
}

/** One of: a line by number, the first line that holds a text, a tab of the results, an op by index. */
export interface LabProps {
  readonly line?: number;
  readonly text?: string;
  readonly tab?: 'console' | 'output' | 'arena' | 'nodes' | 'performance';
  readonly op?: number;
  readonly children: ReactNode;
}

export interface ArenaProps {
  /** Model file of the zoo, .tflite. */
  readonly model: string;
  readonly children: ReactNode;
}

export interface CompareProps {
  readonly children: ReactNode;
}

export interface FigureProps {
  readonly caption: string;
  /** Mermaid. */
  readonly chart: string;
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
}

export interface NoteProps {
  readonly tone?: 'info' | 'warn';
  readonly title: string;
  readonly children: ReactNode;
}

export interface CardProps {
  /** Of a question or a choice in the lesson's quiz.ts. */
  readonly id: string;
}

/** What a prediction is held against. Each is had from a runtime, never written down. */
export type Measure =
  /** Smallest arena in which AllocateTensors and one Invoke succeed, bytes. */
  | { readonly kind: 'smallestArena'; readonly model: string }
  /** arena_used_bytes() after AllocateTensors, bytes. */
  | { readonly kind: 'arenaUsed'; readonly model: string }
  /** Size of the greedy plan: the head after AllocateTensors, bytes. */
  | { readonly kind: 'planMax'; readonly model: string }
  /**
   * `same` where the smallest arena equals arena_used_bytes(), else `other`; given `within`, bytes,
   * `near` where they are no further apart.
   */
  | { readonly kind: 'smallestAgainstUsed'; readonly model: string; readonly within?: number }
  /** First message in an arena of that size; `없음` where it succeeds. */
  | { readonly kind: 'firstMessage'; readonly model: string; readonly arenaBytes: number }
  /** Nodes that ran (with profiling) against those in the file: `fewer`, `same` or `more`. */
  | { readonly kind: 'nodesAgainstFile'; readonly model: string }
  /** `less`, `same` or `more`: what the first failed request found free in the larger of two arenas. */
  | {
      readonly kind: 'availableInLarger';
      readonly model: string;
      readonly small: number;
      readonly large: number;
    }
  /** The greedy plan of `model` as a share of that of `of`. */
  | { readonly kind: 'planRatio'; readonly model: string; readonly of: string }
  /** `smaller`, `same` or `larger`: the file of `model` beside that of `of`. */
  | { readonly kind: 'fileAgainst'; readonly model: string; readonly of: string }
  /** Code of the engine without any kernel in our WebAssembly, bytes, by the linker's map. */
  | { readonly kind: 'frameworkCode' }
  /** `tenth`, `half` or `most`: at most that share of all kernels' code is of the model's ops. */
  | { readonly kind: 'kernelCodeShare'; readonly model: string }
  /** The one of some models whose arena_used_bytes() is the largest share of its file. */
  | { readonly kind: 'largestArenaShare'; readonly models: readonly string[] }
  /** Taken from what the student's last run did; null while there is nothing to read. */
  | { readonly kind: 'run'; readonly read: (run: LastRun) => RunReading };

export type RunReading = string | number | boolean | null | undefined;

/** What a lesson may look at: the last report of each runtime, and how the run ended. */
export interface LastRun {
  readonly tflm: InterpreterReport | null;
  readonly onnx: SessionReport | null;
  readonly tflite: SessionReport | null;
  readonly error: RunError | null;
}

type Rule<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? 'optional' : 'required';
};

/** The same as data, for the test; the compiler keeps it equal to the types. */
export const ATTRIBUTES: { readonly [K in keyof LessonComponents]: Rule<LessonComponents[K]> } = {
  Step: { id: 'required', children: 'required' },
  Predict: {
    id: 'required',
    question: 'required',
    choices: 'optional',
    unit: 'optional',
    tolerance: 'optional',
    measure: 'required',
    children: 'optional',
  },
  Check: { id: 'required', test: 'required', children: 'required' },
  Run: { children: 'optional' },
  Lab: {
    line: 'optional',
    text: 'optional',
    tab: 'optional',
    op: 'optional',
    children: 'required',
  },
  Arena: { model: 'required', children: 'required' },
  Compare: { children: 'required' },
  Figure: { caption: 'required', chart: 'required', alt: 'required' },
  Note: { tone: 'optional', title: 'required', children: 'required' },
  Card: { id: 'required' },
};
