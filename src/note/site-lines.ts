import { closesFence, type Fence, openingFence } from '../shared/markdown/fences.ts';
import { asks, endsAsking, QUESTION, withoutLabel } from './question-labels.ts';

/**
 * What makers of sites add to Markdown (MkDocs' boxes and tabs, Jekyll's tags, Hugo's shortcodes), put
 * as Markdown says it; and headings that lack their space.
 */

const MOST_NESTING = 6;
const MOST_LINES = 2_000;
/** Lines looked at for the ends of tags, in all: of a note that closes none. */
const MOST_LOOKED_AT = 300_000;

/** `!!! note "제목"`, `??? question "…"`, `???+ tip`; what belongs to it is indented. */
const BOX =
  /^([ \t]*)(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?: [\w-]+)*)(?:[ \t]+["“](.*)["”])?[ \t]*$/;
/** `=== "탭"` */
const TAB = /^([ \t]*)===[+!]?[ \t]+["“](.+)["”][ \t]*$/;

const TAG =
  /\{%-?\s*(\/?\w+)\s*([^%\n]{0,300}?)\s*-?%\}|\{\{[<%]\s*(\/?\w[\w/-]*)\s*([^<>\n]{0,300}?)\s*[>%]\}\}/;
const TAGS = new RegExp(TAG, 'g');
const ONE_TAG = new RegExp(`^[ \\t]*(?:${TAG.source})[ \\t]*$`);
/** Whose words stay, also where they stand among others. */
const SILENT =
  /^\/?(?:end)?(?:raw|include\w*|assign|capture|highlight|comment|toc|cite|ref|figure|link|post_url)$/;
const BOXES =
  /^(?:details|spoiler|collapse|expand|notice|hint|callout|alert|admonition|note|info|tip|important|warning|caution|danger|question|faq)$/i;
/** `{{ site.baseurl }}`: of the site, not of the note. */
const OF_THE_SITE = /\{\{-?\s*(?:site|page|layout|content|include)\b[^{}\n]{0,200}\}\}/g;
/** `{: .class}`, `{:target="_blank"}` */
const ATTRIBUTES = /\{:\s?[.#\w][^{}\n]{0,200}\}/g;
const ONLY_ATTRIBUTES = /^[ \t]*\{::?[^{}\n]{0,200}\}[ \t]*$/;

const HEADING = /^( {0,3}#{2,6})([^\s#].*)$/;
/** "#제목", which is a heading only where no tags are meant. */
const FIRST_HEADING =
  /^#(?!(?:include|define|pragma|ifn?def|if|endif|else|import|!)\b|!)([^\s#][^#]*)$/;

interface Tag {
  readonly name: string;
  readonly given: string;
}

function tagOf(match: RegExpExecArray | null): Tag | null {
  if (match === null) return null;
  return { name: match[1] ?? match[3] ?? '', given: match[2] ?? match[4] ?? '' };
}

const named = (given: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(given)?.[1];

/** The first line of a box; one that asks is a question, whatever its colour. */
function boxTitle(kind: string, title: string, folds: boolean): string {
  const asked =
    QUESTION.test(title) || (folds && endsAsking(title)) || (isAsking(kind) && asks(title));
  if (asked || (isAsking(kind) && title !== '')) return `> [!question] ${withoutLabel(title)}`;
  return `> [!${kind}]${title === '' ? '' : ` ${title}`}`;
}
const isAsking = (kind: string): boolean => /^(?:question|faq|help)$/i.test(kind);

/** `{% details 제목 %}`, `{{< admonition tip "제목" >}}`, `{{< callout title="…" >}}`: as a box's first line. */
function tagTitle({ name, given }: Tag): string {
  const [, kind, quotedTitle, words = ''] =
    /^(?:([A-Za-z]+)(?=\s*(?:["“]|$)))?\s*(?:["“](.*)["”]|(.*))$/.exec(given) ?? [];
  const title = named(given, 'summary') ?? named(given, 'title') ?? quotedTitle ?? words;
  const said = kind ?? named(given, 'type') ?? name;
  const plain = /^(?:details|spoiler|collapse|expand|callout|alert|admonition|notice|hint)$/i;
  return boxTitle(plain.test(said) ? 'note' : said, title.trim(), true);
}

/** The lines below that are indented so far, without the indent; empty ones among them count. */
function indentedBelow(lines: readonly string[], from: number, indent: number): string[] {
  const body: string[] = [];
  let used = 0;
  for (let at = from; at < lines.length && at < from + MOST_LINES; at++) {
    const line = (lines[at] ?? '').replace(/^\t+/, (tabs) => '    '.repeat(tabs.length));
    const blank = line.trim() === '';
    if (!blank && !line.startsWith(' '.repeat(indent))) break;
    body.push(line.slice(indent));
    if (!blank) used = body.length;
  }
  return body.slice(0, used);
}

interface Sight {
  lookedAt: number;
}

/** Where the tag ends that begins here; -1 where it does not. */
function endOf(lines: readonly string[], from: number, { name }: Tag, sight: Sight): number {
  const last = Math.min(lines.length, from + MOST_LINES);
  for (let at = from + 1; at < last && sight.lookedAt < MOST_LOOKED_AT; at++) {
    sight.lookedAt++;
    const end = tagOf(ONE_TAG.exec(lines[at] ?? ''))?.name;
    if (end === `end${name}` || end === `/${name}`) return at;
  }
  return -1;
}

const quoted = (lines: readonly string[], indent: string): string[] =>
  lines.map((line) => (line === '' ? `${indent}>` : `${indent}> ${line}`));

function fenced(code: readonly string[], language: string): string[] {
  const longest = Math.max(2, ...code.map((line) => /^\s*(`*)/.exec(line)?.[1]?.length ?? 0));
  const mark = '`'.repeat(longest + 1);
  return ['', mark + language, ...code, mark, ''];
}

/** A tag among words: what it shows, if anything. */
function shown({ name, given }: Tag, whole: string): string {
  if (/^(?:link|post_url)$/.test(name)) return `${given.replace(/\.\w+$/, '')}.md`;
  if (/^(?:include\w*|figure|img|image)$/.test(name)) {
    const words = named(given, 'caption') ?? named(given, 'alt') ?? named(given, 'title');
    return words === undefined || words === '' ? '' : `![${words.replace(/[[\]]/g, '')}](#)`;
  }
  return SILENT.test(name) || whole.startsWith('{{') ? '' : whole;
}

/** A line outside of code blocks, without what only the maker of the site reads. */
function withoutTags(line: string): string {
  if (!line.includes('{')) return line;
  return line
    .split(/(`+[^`\n]*`+)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(TAGS, (whole, ...groups: (string | undefined)[]) =>
              shown(
                { name: groups[0] ?? groups[2] ?? '', given: groups[1] ?? groups[3] ?? '' },
                whole,
              ),
            )
            .replace(OF_THE_SITE, '')
            .replace(ATTRIBUTES, ''),
    )
    .join('');
}

function convert(lines: readonly string[], depth: number, sight: Sight): string[] {
  const output: string[] = [];
  let fence: Fence | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
      // The site's maker reads these in code too.
      output.push(line.replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, ''));
      continue;
    }
    fence = openingFence(line);
    if (fence !== null) {
      output.push(line);
      continue;
    }
    const box = depth < MOST_NESTING ? BOX.exec(line) : null;
    if (box !== null) {
      const [, indent = '', mark = '', kind = '', , title = ''] = box;
      const body = indentedBelow(lines, index + 1, indent.length + 4);
      if (body.length > 0 || title !== '') {
        const first = boxTitle(kind, title.trim(), mark !== '!!!');
        const inside = quoted(convert(body, depth + 1, sight), indent);
        output.push('', indent + first, ...inside, '');
        index += body.length;
        continue;
      }
    }
    const tab = depth < MOST_NESTING ? TAB.exec(line) : null;
    if (tab !== null) {
      const [, indent = '', title = ''] = tab;
      const body = indentedBelow(lines, index + 1, indent.length + 4);
      if (body.length > 0) {
        const inside = convert(body, depth + 1, sight).map((one) =>
          one === '' ? '' : indent + one,
        );
        output.push('', `${indent}**${title}**`, '', ...inside, '');
        index += body.length;
        continue;
      }
    }
    const tag = line.includes('{') ? tagOf(ONE_TAG.exec(line)) : null;
    if (tag !== null) {
      const end = endOf(lines, index, tag, sight);
      const body = end < 0 ? [] : lines.slice(index + 1, end);
      if (end >= 0 && tag.name === 'highlight') {
        output.push(...fenced(body, /^[\w+#-]*/.exec(tag.given)?.[0] ?? ''));
      } else if (end >= 0 && BOXES.test(tag.name) && depth < MOST_NESTING) {
        const first = tagTitle(tag);
        output.push('', first, ...quoted(convert(body, depth + 1, sight), ''), '');
      } else if (end < 0 || tag.name !== 'comment') {
        output.push(shown(tag, ''));
        continue;
      }
      index = end;
      continue;
    }
    if (ONLY_ATTRIBUTES.test(line)) {
      // "* TOC" stands for the list that the next line asks for.
      if (/toc/i.test(line) && /^\s*(?:[-*+]|1\.)\s+\S{1,20}\s*$/.test(output.at(-1) ?? '')) {
        output.pop();
      }
      continue;
    }
    output.push(withoutTags(line).replace(HEADING, '$1 $2'));
  }
  return output;
}

/** "#제목" at the very top, and elsewhere in a note that leaves out that space. */
function singleHeadings(lines: string[]): void {
  const first = lines.findIndex((line) => line.trim() !== '');
  const without = lines.some((line) => HEADING.test(line));
  let fence: Fence | null = null;
  for (const [index, line] of lines.entries()) {
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
      continue;
    }
    fence = openingFence(line);
    const alone = (lines[index - 1] ?? '').trim() === '';
    if (index === first || (without && alone)) {
      lines[index] = line.replace(FIRST_HEADING, '# $1');
    }
  }
}

const HOLDS_ANY = /^[ \t]*(?:!!!|\?\?\?|===[ \t+!]+["“])|\{[%:{]|^ {0,3}#{1,6}[^\s#]/m;

export function readSiteLines(text: string): string {
  if (!HOLDS_ANY.test(text)) return text;
  const lines = text.split('\n');
  singleHeadings(lines);
  return convert(lines, 0, { lookedAt: 0 }).join('\n');
}
