import { answerOf } from '@/features/quiz/card.ts';
import { MODULES } from '@/features/reference/modules.ts';
import {
  indexDocuments,
  type SearchDocument,
  type SearchIndex,
} from '@/shared/search/search-index.ts';
import { course } from '../../../content/course.ts';
import { courseCards } from '../quiz/course-cards.ts';
import { stepTexts } from './step-texts.ts';

/** What can be searched: the steps of every lesson, every card, the API that student code may call. */

const texts = import.meta.glob<string>('/content/*/*/lesson.mdx', {
  query: '?raw',
  import: 'default',
});

async function lessonDocuments(): Promise<SearchDocument[]> {
  const lessons = course.flatMap((part) => part.lessons.map((lesson) => ({ part, lesson })));
  const documents = await Promise.all(
    lessons.map(async ({ part, lesson }) => {
      const source = await texts[`/content/${lesson.folder}/lesson.mdx`]?.();
      return stepTexts(source ?? '').map(({ step, text }): SearchDocument => {
        const title = lesson.steps.find(({ id }) => id === step)?.title ?? '';
        return {
          id: `lesson:${part.slug}/${lesson.slug}/${step}`,
          kind: '강의',
          title: `${lesson.title} · ${title}`,
          text,
          to: `/learn/${part.slug}/${lesson.slug}?step=${step}`,
        };
      });
    }),
  );
  return documents.flat();
}

async function cardDocuments(): Promise<SearchDocument[]> {
  return (await courseCards()).map((card) => ({
    id: `card:${card.id}`,
    kind: '카드',
    title: card.question,
    text: answerOf(card),
    to: card.origin.to,
  }));
}

/** Every name of our modules, with what its doc comment says. */
function apiDocuments(): SearchDocument[] {
  const places = MODULES.flatMap(({ exports }) => exports.flatMap((one) => [one, ...one.members]));
  return places.map(({ id, doc }) => ({
    id: `api:${id}`,
    kind: 'API',
    title: id,
    text: [
      doc?.text,
      ...(doc?.params ?? []).map(({ name, text }) => `${name} ${text}`),
      doc?.returns,
    ]
      .filter(Boolean)
      .join('\n'),
    to: `/reference#${id}`,
  }));
}

let loading: Promise<SearchIndex> | null = null;

/** Made at the first search; cleared if it fails. */
export function loadSearchIndex(): Promise<SearchIndex> {
  loading ??= Promise.all([lessonDocuments(), cardDocuments()])
    .then((found) => indexDocuments([...found.flat(), ...apiDocuments()]))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}
