/** The words of a Markdown text, as a search reads and shows them: without the marks around them. */
export const plainWords = (markdown: string): string =>
  markdown
    .replaceAll(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, ' ')
    .replaceAll(/^[ \t]*(?:>[ \t]?|#{1,6}[ \t]|[-*+][ \t])+/gm, ' ')
    .replaceAll(/!?\[([^\][\n]*)\]\([^()\n]*\)/g, '$1')
    .replaceAll(/\[\^[^\]\n]*\]:?/g, ' ')
    .replaceAll(/:?-{2,}:?|\|/g, ' ')
    .replaceAll(/\\(?=[!-/:-@[-`{-~])|\*\*|`/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
