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
  readonly step: string;
  readonly starter: string;
  readonly solution: string | null;
}

/** A step without a starter of its own goes on with that of the step before. */
async function programsOf(lesson: LessonEntry, step: string): Promise<Programs> {
  const index = lesson.steps.findIndex(({ id }) => id === step);
  const solution = await loadProgram(lesson, 'solution', step);
  for (const { id } of lesson.steps.slice(0, index + 1).reverse()) {
    const starter = await loadProgram(lesson, 'starter', id);
    if (starter !== null) return { step, starter, solution };
  }
  return { step, starter: '', solution };
}

/** The lab of one step: the student's draft or the starter, saved as it is typed. */
export default function LessonLab({ partSlug, lesson, step, draft, draftKnown }: LessonLabProps) {
  const [programs, setPrograms] = useState<Programs | null>(null);
  const [opened, setOpened] = useState<{ key: string; text: string } | null>(null);
  const key = stepKey(partSlug, lesson.slug, step);

  useEffect(() => {
    let current = true;
    void programsOf(lesson, step).then((loaded) => current && setPrograms(loaded));
    return () => {
      current = false;
    };
  }, [lesson, step]);

  // The text with which a step is opened; what is typed later is the editor's own.
  if (draftKnown && programs?.step === step && opened?.key !== key) {
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
        programs === null ? null : (
          <LessonActions starter={programs.starter} solution={programs.solution} />
        )
      }
    />
  );
}
