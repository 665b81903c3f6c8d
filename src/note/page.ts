import type { Element, Root as Page } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { EXIT, SKIP, visitNote, visitPage } from '../shared/markdown/visit.ts';
import { drawFormulas } from './formulas.ts';
import { text, textIn } from './hast-text.ts';
import type { Link } from './model.ts';

/** From the note's tree to a page that can be shown beside the student's own data. */

const DROPPED_WITH_CONTENT = [
  'script',
  'style',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'template',
  'noscript',
  'svg',
  'math',
  'select',
  'textarea',
  'title',
  'audio',
  'video',
];

/** Elements that only group or say how something looks: what is in them stays. */
const TRANSPARENT = new Set(['center', 'font', 'big', 'small', 'abbr', 'cite', 'nobr']);

const DATA_PROPERTIES = [
  'dataFigure',
  'dataSection',
  'dataCaption',
  'dataCentred',
  'dataImage',
  'dataMath',
  'dataNote',
  'dataAnchor',
];

const SCHEMA: Options = {
  ...defaultSchema,
  // Pictures are taken out before: none of them may load, local ones are not there.
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter(
      (name) => !['img', 'picture', 'source', 'input'].includes(name),
    ),
    'mark',
    'u',
  ],
  strip: DROPPED_WITH_CONTENT,
  clobber: [],
  attributes: {
    ...defaultSchema.attributes,
    // An id of the note's own could shadow what the page's script looks for; footnotes need theirs.
    '*': [
      ...(defaultSchema.attributes?.['*'] ?? []).filter(
        (entry) => !['id', 'name', 'itemProp', 'longDesc'].includes(String(entry)),
      ),
      ['id', /^(?:user-content-fn|footnote-label$)/],
      ...DATA_PROPERTIES,
    ],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

const toElements = unified().use(remarkRehype, {
  allowDangerousHtml: true,
  footnoteLabel: '각주',
  footnoteBackLabel: '본문으로',
});
const raw = unified().use(rehypeRaw);
const sanitize = unified().use(rehypeSanitize, SCHEMA);

interface Dropped {
  readonly elements: Set<string>;
  images: number;
  handlers: number;
}

/** Replaces what cannot be shown by words for it, and notes what the sanitiser will take. */
function prepare(page: Page): Dropped {
  const allowed = new Set(SCHEMA.tagNames);
  const dropped: Dropped = { elements: new Set(), images: 0, handlers: 0 };
  visitPage(page, 'element', (node, index, parent) => {
    const { tagName, properties } = node;
    if (Object.keys(properties).some((name) => /^on/i.test(name))) dropped.handlers++;
    if (tagName === 'a' && properties.href === '') delete properties.href;
    const named = properties.id ?? (tagName === 'a' ? properties.name : undefined);
    if (typeof named === 'string' && !named.startsWith('user-content-')) {
      properties.dataAnchor = named;
    }
    if (parent === undefined || index === undefined) return;
    if (tagName === 'img') {
      dropped.images++;
      const alt = typeof properties.alt === 'string' ? properties.alt.trim() : '';
      parent.children[index] = {
        type: 'element',
        tagName: 'span',
        properties: { dataImage: '' },
        children: [text(alt === '' ? '[그림]' : `[그림: ${alt}]`)],
      };
      return;
    }
    if (tagName === 'input') {
      const checked = properties.checked === true;
      if (properties.type === 'checkbox') parent.children[index] = text(checked ? '☑' : '☐');
      else dropped.elements.add(tagName);
      return;
    }
    if (DROPPED_WITH_CONTENT.includes(tagName)) {
      dropped.elements.add(tagName);
      return SKIP;
    }
    if (!allowed.has(tagName) && !TRANSPARENT.has(tagName)) dropped.elements.add(tagName);
    return;
  });
  return dropped;
}

/** What GitHub calls a heading: a sign before it leaves the space behind it. */
const slug = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

export interface MadePage {
  readonly tree: Page;
  readonly html: string;
  readonly links: readonly Link[];
  readonly missing: readonly string[];
}

export function makePage(note: Root): MadePage {
  // Places are the note's: a page has none, and those of a long note are most of its memory.
  visitNote(note, (node) => {
    delete node.position;
  });
  const unsafe = toElements.runSync(note) as Page;
  const parsed = holdsHtml(unsafe) ? (raw.runSync(unsafe) as Page) : unsafe;
  const dropped = prepare(parsed);
  const hrefs = countLinks(parsed);
  const tree = sanitize.runSync(parsed) as Page;
  const { links, dead } = finish(tree);
  const formulas = drawFormulas(tree);

  const missing: string[] = [];
  if (dropped.elements.size > 0) {
    missing.push(
      `보이지 않거나 실행될 수 있는 HTML 요소를 뺐습니다: ${[...dropped.elements].join(', ')}`,
    );
  }
  if (dropped.handlers > 0) missing.push(`요소 ${dropped.handlers}개에서 실행 속성을 뺐습니다.`);
  if (dropped.images > 0) {
    missing.push(`이미지 ${dropped.images}개는 불러오지 않고 설명만 보입니다.`);
  }
  const refused = hrefs - countLinks(tree) - dead;
  if (refused > 0) missing.push(`안전하지 않은 주소의 링크 ${refused}개를 글자로만 보입니다.`);
  if (dead > 0)
    missing.push(
      `이 노트 밖의 파일을 가리키는 링크 ${dead}개는 그 파일이 노트로 들어 있을 때만 열립니다.`,
    );
  if (formulas.unread > 0) {
    missing.push(`수식 ${formulas.unread}개는 읽지 못해 적힌 그대로 보입니다.`);
  }
  if (formulas.left > 0) {
    missing.push(`수식이 너무 많아 ${formulas.left}개는 적힌 그대로 보입니다.`);
  }
  return { tree, html: toHtml(tree), links, missing };
}

function holdsHtml(page: Page): boolean {
  let found = false;
  visitPage(page, 'raw', () => {
    found = true;
    return EXIT;
  });
  return found;
}

function countLinks(page: Page): number {
  let count = 0;
  visitPage(page, 'element', ({ tagName, properties }) => {
    if (tagName === 'a' && properties.href !== undefined) count++;
  });
  return count;
}

/** Anchors, link targets and the alignment of what has been sanitised. */
function finish(tree: Page): { links: Link[]; dead: number } {
  const links: Link[] = [];
  const anchors = new Map<string, string>();
  const named = new Map<string, number>();
  visitPage(tree, 'element', (node) => {
    const id = node.properties.dataSection;
    if (typeof id !== 'string') return;
    delete node.properties.dataSection;
    if (!/^h[1-6]$/.test(node.tagName) || !/^section-\d+$/.test(id)) return;
    node.properties.id = id;
    const name = slug(textIn(node));
    const times = named.get(name) ?? 0;
    named.set(name, times + 1);
    // "개요", "개요-1": the second of a name.
    for (const anchor of [times === 0 ? name : `${name}-${times}`, name.replace(/^-+/, '')]) {
      if (!anchors.has(anchor)) anchors.set(anchor, id);
    }
  });
  let places = 0;
  visitPage(tree, 'element', ({ properties }) => {
    const name = properties.dataAnchor;
    if (typeof name !== 'string') return;
    delete properties.dataAnchor;
    // Its own name could shadow what the page's script looks for.
    properties.id ??= `place-${++places}`;
    const anchor = slug(name);
    if (!anchors.has(anchor)) anchors.set(anchor, String(properties.id));
  });
  let section: string | null = null;
  let dead = 0;
  visitPage(tree, 'element', (node) => {
    const { tagName, properties } = node;
    if (/^h[1-6]$/.test(tagName) && typeof properties.id === 'string') section = properties.id;
    if (tagName === 'th' && node.children.length === 0) node.children.push(text('\u00a0'));
    const href = properties.href;
    if (tagName !== 'a' || typeof href !== 'string') return;
    if (/^(?:https?|mailto):/i.test(href)) {
      links.push({ text: linkText(node), url: href, section });
      properties.target = '_blank';
      properties.rel = ['noopener', 'noreferrer'];
      return;
    }
    if (href.startsWith('#user-content-fn')) return;
    const anchor = href.startsWith('#') ? anchors.get(slug(decoded(href.slice(1)))) : undefined;
    if (anchor !== undefined) properties.href = `#${anchor}`;
    else {
      delete properties.href;
      dead++;
      if (href.startsWith('#')) return;
      links.push({ text: linkText(node), url: href, section });
      // Another note: whoever shows this one may know it.
      if (/^[^?#]+\.(?:md|markdown|mdx)(?:#.*)?$/i.test(href)) properties.dataNote = decoded(href);
    }
  });
  return { links, dead };
}

const linkText = (node: Element): string => textIn(node).replace(/\s+/g, ' ').trim();

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
