import { cardAnchor } from '@/features/course/lesson/card-anchor.ts';
import { answerOf, type ReviewCard } from '@/features/quiz/card.ts';
import { MODULES } from '@/features/reference/modules.ts';
import { plainWords } from '@/shared/markdown/plain-words.ts';
import {
  indexDocuments,
  type SearchDocument,
  type SearchIndex,
} from '@/shared/search/search-index.ts';
import type { LessonEntry } from '../../../content/contract.ts';
import { course } from '../../../content/course.ts';
import { synonymsOf } from '../../../content/terms.ts';
import { courseCards } from '../quiz/course-cards.ts';
import { type StepText, stepTexts } from './step-texts.ts';

/** What can be searched: the steps of every lesson, every card, the API that student code may call. */

const texts = import.meta.glob<string>('/content/*/*/lesson.mdx', {
  query: '?raw',
  import: 'default',
});

interface LessonText {
  /** Address of the lesson. */
  readonly to: string;
  readonly lesson: LessonEntry;
  readonly steps: readonly StepText[];
}

function lessonTexts(): Promise<LessonText[]> {
  const lessons = course.flatMap((part) => part.lessons.map((lesson) => ({ part, lesson })));
  return Promise.all(
    lessons.map(async ({ part, lesson }) => {
      const source = await texts[`/content/${lesson.folder}/lesson.mdx`]?.();
      const to = `/learn/${part.slug}/${lesson.slug}`;
      return { to, lesson, steps: stepTexts(source ?? '') };
    }),
  );
}

const lessonDocuments = (lessons: readonly LessonText[]): SearchDocument[] =>
  lessons.flatMap(({ to, lesson, steps }) =>
    steps.map(({ step, text }) => {
      const title = lesson.steps.find(({ id }) => id === step)?.title ?? '';
      return {
        id: `lesson:${to}/${step}`,
        kind: '강의',
        title: `${lesson.title} · ${title}`,
        text,
        to: `${to}?step=${step}`,
      };
    }),
  );

/** A term is also looked for by its other names, loan words among them. */
function otherNamesOf(card: ReviewCard): string | null {
  if (card.kind !== 'term') return null;
  const names = card.term.split(/[()]/).map((name) => name.trim());
  const others = new Set(names.filter(Boolean).flatMap(synonymsOf));
  for (const name of names) others.delete(name);
  return others.size === 0 ? null : `다른 이름: ${[...others].join(', ')}`;
}

/** Cards open where they stand in their lesson. */
async function cardDocuments(lessons: readonly LessonText[]): Promise<SearchDocument[]> {
  const places = new Map(
    lessons.flatMap(({ to, steps }) =>
      steps.flatMap(({ step, cards }) =>
        cards.map((card) => [`${to} ${card}`, `${to}?step=${step}#${cardAnchor(card)}`] as const),
      ),
    ),
  );
  // A deeper question stands with the one it follows.
  const placeOf = (card: ReviewCard) =>
    places.get(`${card.origin.to} ${card.id}`) ??
    ('after' in card ? places.get(`${card.origin.to} ${card.after?.id}`) : undefined);
  return (await courseCards()).map((card) => ({
    id: `card:${card.id}`,
    kind: '카드',
    title: plainWords(card.question),
    text: [plainWords(answerOf(card)), otherNamesOf(card)].filter(Boolean).join('\n'),
    to: placeOf(card) ?? card.origin.to,
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

async function allDocuments(): Promise<SearchDocument[]> {
  const lessons = await lessonTexts();
  return [...lessonDocuments(lessons), ...(await cardDocuments(lessons)), ...apiDocuments()];
}

/** Made at the first search; cleared if it fails. */
export function loadSearchIndex(): Promise<SearchIndex> {
  loading ??= allDocuments()
    .then(indexDocuments)
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}
