import { useEffect, useState } from 'react';
import { DraftKeeper, pendingDraft } from '@/features/course/draft-keeper.ts';
import { loadProgram } from '@/features/course/lesson-source.ts';
import { stepKey } from '@/features/course/progress.ts';
import { loadMonaco } from '@/features/editor/load-monaco.ts';
import type { LessonEntry } from '../../../content/contract.ts';
import { LabPanel } from '../lab/lab-panel.tsx';
import { LabSkeleton } from './lab-skeleton.tsx';
import { LessonActions } from './lesson-actions.tsx';

interface LessonLabProps {
  readonly partSlug: string;
  readonly lesson: LessonEntry;
  readonly step: string;
  /** The student's own code of this step, once it is known whether there is one. */
  readonly draft: string | null;
  readonly draftKnown: boolean;
}

interface Programs {
  readonly starter: string;
  readonly solution: string | null;
}

/** Of every step, so that a change of steps waits for nothing. */
async function programsOf(lesson: LessonEntry): Promise<ReadonlyMap<string, Programs>> {
  const loaded = await Promise.all(
    lesson.steps.map(async ({ id }) => ({
      id,
      starter: await loadProgram(lesson, 'starter', id),
      solution: await loadProgram(lesson, 'solution', id),
    })),
  );
  const programs = new Map<string, Programs>();
  let last = '';
  for (const { id, starter, solution } of loaded) {
    // A step without a starter of its own goes on with that of the step before.
    last = starter ?? last;
    programs.set(id, { starter: last, solution });
  }
  return programs;
}

/** The lab of one step: the student's draft or the starter, saved as it is typed. */
export default function LessonLab({ partSlug, lesson, step, draft, draftKnown }: LessonLabProps) {
  const [loaded, setLoaded] = useState<{
    readonly lesson: LessonEntry;
    readonly programs: ReadonlyMap<string, Programs>;
  } | null>(null);
  const [opened, setOpened] = useState<{ key: string; text: string } | null>(null);
  const key = stepKey(partSlug, lesson.slug, step);

  useEffect(() => {
    let current = true;
    void programsOf(lesson).then((programs) => current && setLoaded({ lesson, programs }));
    return () => {
      current = false;
    };
  }, [lesson]);
  const programs = loaded?.lesson === lesson ? loaded.programs.get(step) : undefined;

  // The text with which a step is opened; what is typed later is the editor's own.
  if (draftKnown && programs !== undefined && opened?.key !== key) {
    const pending = pendingDraft(key);
    setOpened({ key, text: (pending === undefined ? draft : pending) ?? programs.starter });
  }

  const [keeper] = useState(() => new DraftKeeper());
  useEffect(() => () => keeper.flush(), [keeper]);

  // The editor is the slowest part to arrive: it is fetched while the draft is looked up.
  useEffect(() => {
    void loadMonaco().catch(() => {});
  }, []);

  if (opened === null) return <LabSkeleton />;
  return (
    <LabPanel
      documentKey={opened.key}
      initialText={opened.text}
      onChange={(text) => {
        if (opened.key === key) keeper.keep(key, text === programs?.starter ? null : text);
      }}
      actions={
        programs === undefined ? null : (
          <LessonActions starter={programs.starter} solution={programs.solution} />
        )
      }
    />
  );
}
