import type { MDXComponents } from 'mdx/types';
import { Check } from '@/features/course/lesson/components/check.tsx';
import { CodeBlock } from '@/features/course/lesson/components/code-block.tsx';
import { Compare, Figure, Lab, Note, Run } from '@/features/course/lesson/components/pieces.tsx';
import { Predict } from '@/features/course/lesson/components/predict.tsx';
import { Step } from '@/features/course/lesson/components/step.tsx';

/** What a lesson's MDX may use; each is documented where it is defined. */
export const LESSON_COMPONENTS: MDXComponents = {
  Check,
  Compare,
  Figure,
  Lab,
  Note,
  Predict,
  Run,
  Step,
  pre: CodeBlock,
};
