import type { MDXComponents } from 'mdx/types';
import type { ComponentType } from 'react';
import { Card } from '@/features/course/lesson/components/card.tsx';
import { Check } from '@/features/course/lesson/components/check.tsx';
import { CodeBlock } from '@/features/course/lesson/components/code-block.tsx';
import { Footnotes } from '@/features/course/lesson/components/footnotes.tsx';
import {
  Arena,
  Compare,
  Figure,
  Lab,
  Note,
  Run,
} from '@/features/course/lesson/components/pieces.tsx';
import { Predict } from '@/features/course/lesson/components/predict.tsx';
import { Step } from '@/features/course/lesson/components/step.tsx';
import type { LessonComponents } from '../../../content/components.ts';

type Implementations = {
  readonly [K in keyof LessonComponents]: ComponentType<LessonComponents[K]>;
};

const IMPLEMENTED: Implementations = {
  Arena,
  Card,
  Check,
  Compare,
  Figure,
  Lab,
  Note,
  Predict,
  Run,
  Step,
};

/** What a lesson's MDX may use, as content/components.ts promises it. */
export const LESSON_COMPONENTS: MDXComponents = {
  ...IMPLEMENTED,
  pre: CodeBlock,
  // The only section that Markdown makes.
  section: Footnotes,
};
