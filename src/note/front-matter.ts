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

/** Splits YAML between two lines of dashes, or TOML between lines of pluses, from the note below it. */
function split(text: string): { lines: string; body: string } | null {
  const opening = /^(---|\+\+\+)[ \t]*\n/.exec(text);
  if (opening === null) return null;
  const from = opening[0].length;
  const end = opening[1] === '---' ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m;
  const closing = end.exec(text.slice(from, from + MOST_CHARACTERS));
  if (closing === null) return null;
  const lines = text.slice(from, from + closing.index);
  return {
    // What a note says of itself in TOML differs from YAML by this sign alone.
    lines: opening[1] === '---' ? lines : lines.replace(/^([\w-]+)\s*=\s*/gm, '$1: '),
    body: text.slice(from + closing.index + closing[0].length),
  };
}

/** What people call each field, the likeliest first. */
const KEYS = {
  title: ['title', '제목'],
  date: ['date', 'created', '날짜', '작성일', '생성일'],
  tags: ['tags', 'tag', '태그', 'keywords', '키워드', 'categories', 'category', '카테고리', '분류'],
  difficulty: ['difficulty', 'level', '난이도'],
} as const;

function frontOf(fields: ReadonlyMap<string, unknown>): FrontMatter {
  const field = (names: readonly string[]): unknown =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== null);
  return {
    title: asText(field(KEYS.title)),
    date: asText(field(KEYS.date)),
    tags: asTags(field(KEYS.tags)),
    difficulty: asText(field(KEYS.difficulty)),
  };
}

/** Fields line by line, where they are no YAML: `title: 양자화: 정리` is enough for that. */
function fieldsByLine(lines: string): ReadonlyMap<string, unknown> {
  const fields = new Map<string, string | string[]>();
  let list: string[] | null = null;
  for (const line of lines.split('\n')) {
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    if (item !== undefined) {
      list?.push(unquoted(item));
      continue;
    }
    const [, name = '', value = ''] = /^([\p{L}][\p{L}\w -]{0,30}?)\s*:\s*(.*)$/u.exec(line) ?? [];
    if (name === '') continue;
    list = value.trim() === '' ? [] : null;
    const bare = unquoted(value.replace(/^\s*\[|\]\s*$/g, ''));
    const several = /^\s*\[/.test(value) ? bare.split(',').map(unquoted) : bare;
    fields.set(name.toLowerCase(), list ?? several);
  }
  return fields;
}

const unquoted = (value: string): string =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();

const NOT_ASKED = ['작성자', '상태', '수정일', 'last edited', 'status'];
const PROPERTIES: ReadonlyMap<string, 'date' | 'tags' | 'difficulty' | 'other'> = new Map([
  ...(['date', 'tags', 'difficulty'] as const).flatMap((kind) =>
    KEYS[kind].map((name) => [name, kind] as const),
  ),
  ...NOT_ASKED.map((name) => [name, 'other'] as const),
]);
const PROPERTY = /^([\p{L}][\p{L} ]{0,20}?)\s*:\s+(\S.{0,300})$/u;

/** "생성일: …" and more such lines below the title, as Notion exports what it knows of a page. */
function readProperties(text: string): ReadFrontMatter | null {
  const above = /^\s*(?:#[ \t]+[^\n]*\n\s*)?/.exec(text)?.[0].length ?? 0;
  const lines: string[] = [];
  const front = { ...NOTHING };
  for (const line of text.slice(above, above + MOST_CHARACTERS).split('\n')) {
    const [, name = '', value = ''] = PROPERTY.exec(line.trimEnd()) ?? [];
    const kind = PROPERTIES.get(name.toLowerCase());
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
  const missing: string[] = [];
  let fields: ReadonlyMap<string, unknown>;
  try {
    // Dates stay as written in the core schema; aliases are limited by the parser.
    const parsed: unknown = parse(found.lines, { schema: 'core' });
    // "---" around a paragraph is two rules, not a front matter.
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
      return { front: NOTHING, body: text, missing: ['머리말(front matter)이 없습니다.'] };
    }
    fields = new Map(Object.entries(parsed).map(([name, value]) => [name.toLowerCase(), value]));
  } catch {
    fields = fieldsByLine(found.lines);
    missing.push('머리말(front matter)이 YAML 문법에 맞지 않아 줄마다 따로 읽었습니다.');
  }
  const front = frontOf(fields);
  missing.push(...missingOf(front, ['title', 'date', 'difficulty']));
  return { front, body: found.body, missing };
}
