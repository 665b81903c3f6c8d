import { Suspense } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { LessonPage } from '@/features/course/lesson/lesson-page.tsx';
import { findLesson, loadText } from '@/features/course/lesson-source.ts';
import { LessonComponents } from '@/shared/mdx/components.ts';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import { LabSkeleton } from '../lesson/lab-skeleton.tsx';
import { LESSON_COMPONENTS } from '../lesson/lesson-components.tsx';

// The text is read first; what runs code comes after it.
const LessonLab = lazyPiece(() => import('../lesson/lesson-lab.tsx'));

export async function loader({ params }: LoaderFunctionArgs) {
  const place = findLesson(params.part ?? '', params.lesson ?? '');
  if (place === null) throw new Response('no such lesson', { status: 404 });
  return { place, Text: await loadText(place.lesson) };
}

export function Component() {
  const { place, Text } = useLoaderData<typeof loader>();
  const { part, lesson } = place;
  return (
    <LessonComponents value={LESSON_COMPONENTS}>
      <LessonPage
        key={lesson.folder}
        place={place}
        Text={Text}
        renderLab={(step, draft, draftKnown) => (
          <Suspense fallback={<LabSkeleton />}>
            <LessonLab
              partSlug={part.slug}
              lesson={lesson}
              step={step}
              draft={draft}
              draftKnown={draftKnown}
            />
          </Suspense>
        )}
      />
    </LessonComponents>
  );
}
