import { parse } from 'yaml';

export interface FrontMatter {
  readonly title: string | null;
  readonly date: string | null;
  readonly tags: readonly string[];
  readonly difficulty: string | null;
}

export interface ReadFrontMatter {
  readonly front: FrontMatter;
  /** The note without it. */
  readonly body: string;
  readonly missing: readonly string[];
}

const NOTHING: FrontMatter = { title: null, date: null, tags: [], difficulty: null };

/** More is no front matter but a note that begins with a rule. */
const MOST_CHARACTERS = 20_000;

function asText(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).trim() || null;
}

function asTags(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(/[,#]/) : Array.isArray(value) ? value : [];
  const tags = list.map(asText).filter((tag) => tag !== null);
  return [...new Set(tags)];
}

/** Splits YAML between two lines of dashes from the note below it. */
function split(text: string): { yaml: string; body: string } | null {
  const opening = /^---[ \t]*\n/.exec(text);
  if (opening === null) return null;
  const from = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(from, from + MOST_CHARACTERS));
  if (closing === null) return null;
  return {
    yaml: text.slice(from, from + closing.index),
    body: text.slice(from + closing.index + closing[0].length),
  };
}

const PROPERTIES: Readonly<Record<string, 'date' | 'tags' | 'difficulty' | 'other'>> = {
  ...{ 날짜: 'date', 작성일: 'date', 생성일: 'date', date: 'date', created: 'date' },
  ...{ 태그: 'tags', tags: 'tags', tag: 'tags' },
  ...{ 난이도: 'difficulty', difficulty: 'difficulty', level: 'difficulty' },
  ...{ 작성자: 'other', 상태: 'other', 수정일: 'other', 'last edited': 'other', status: 'other' },
};
const PROPERTY = /^([\p{L}][\p{L} ]{0,20}?)\s*:\s+(\S.{0,300})$/u;

/** "생성일: …" and more such lines below the title, as Notion exports what it knows of a page. */
function readProperties(text: string): ReadFrontMatter | null {
  const above = /^\s*(?:#[ \t]+[^\n]*\n\s*)?/.exec(text)?.[0].length ?? 0;
  const lines: string[] = [];
  const front = { ...NOTHING };
  for (const line of text.slice(above, above + MOST_CHARACTERS).split('\n')) {
    const [, name = '', value = ''] = PROPERTY.exec(line.trimEnd()) ?? [];
    const kind = PROPERTIES[name.toLowerCase()];
    if (kind === undefined) break;
    lines.push(line);
    if (kind === 'tags') front.tags = asTags(value);
    else if (kind !== 'other') front[kind] = asText(value);
  }
  const after = text.slice(above + lines.join('\n').length);
  // One such line may be a sentence; and a paragraph that goes on is no list of them.
  if (lines.length < 2 || !/^\s*(?:\n\s*\n|$)/.test(after)) return null;
  return {
    front,
    body: text.slice(0, above) + after,
    missing: missingOf(front, ['date', 'difficulty']),
  };
}

const NAMES = {
  title: '제목(title)이',
  date: '날짜(date)가',
  difficulty: '난이도(difficulty)가',
};

function missingOf(front: FrontMatter, asked: readonly (keyof typeof NAMES)[]): string[] {
  const missing = asked
    .filter((name) => front[name] === null)
    .map((name) => `머리말에 ${NAMES[name]} 없습니다.`);
  if (front.tags.length === 0) missing.push('머리말에 태그(tags)가 없습니다.');
  return missing;
}

/** Title, date, tags and difficulty, from what stands above the note. */
export function readFrontMatter(text: string): ReadFrontMatter {
  const found = split(text);
  if (found === null) {
    const properties = readProperties(text);
    if (properties !== null) return properties;
    return { front: NOTHING, body: text, missing: ['머리말(front matter)이 없습니다.'] };
  }
  let fields: unknown;
  try {
    // Dates stay as written in the core schema; aliases are limited by the parser.
    fields = parse(found.yaml, { schema: 'core' });
  } catch {
    return {
      front: NOTHING,
      body: found.body,
      missing: ['머리말(front matter)을 YAML로 읽지 못해 제목, 날짜, 태그, 난이도를 뺐습니다.'],
    };
  }
  // "---" around a paragraph is two rules, not a front matter.
  if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) {
    return { front: NOTHING, body: text, missing: ['머리말(front matter)이 없습니다.'] };
  }
  const field = (name: string) => (fields as Record<string, unknown>)[name];
  const front: FrontMatter = {
    title: asText(field('title')),
    date: asText(field('date') ?? field('created')),
    tags: asTags(field('tags') ?? field('tag')),
    difficulty: asText(field('difficulty') ?? field('level')),
  };
  return { front, body: found.body, missing: missingOf(front, ['title', 'date', 'difficulty']) };
}
