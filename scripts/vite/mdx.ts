import mdx from '@mdx-js/rollup';
import rehypeShiki from '@shikijs/rehype';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdxFrontmatter from 'remark-mdx-frontmatter';
import type { Plugin } from 'vite';

/** Lessons: MDX compiled at build time, code coloured there too, so that the page ships no highlighter. */
export function lessonMdx(): Plugin {
  const compiler = mdx({
    providerImportSource: '@/shared/mdx/components',
    remarkPlugins: [
      remarkGfm,
      remarkCjkFriendly,
      remarkFrontmatter,
      [remarkMdxFrontmatter, { name: 'frontmatter' }],
    ],
    remarkRehypeOptions: {
      footnoteLabel: '출처',
      footnoteLabelTagName: 'h3',
      footnoteLabelProperties: {},
      footnoteBackLabel: (reference) => `출처 ${reference + 1}을 단 곳으로`,
    },
    rehypePlugins: [
      [
        rehypeShiki,
        {
          themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
          defaultColor: false,
          langs: ['typescript', 'cpp', 'java', 'kotlin', 'swift', 'python', 'bash', 'text'],
          addLanguageClass: true,
          defaultLanguage: 'text',
        },
      ],
    ],
  });
  const plugin = {
    ...compiler,
    enforce: 'pre',
    // `lesson.mdx?raw` is the text itself, for the search.
    transform(this: unknown, code: string, id: string) {
      return id.includes('?') ? undefined : compiler.transform.call(this as never, code, id);
    },
  };
  // The two libraries' types differ only in how they write an optional field.
  return plugin as Plugin;
}
