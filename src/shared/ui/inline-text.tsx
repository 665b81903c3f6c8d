import { Fragment } from 'react';

/** One line of text with `code` and **bold** in it. For more than a line there is Markdown. */
export function InlineText({ text }: { readonly text: string }) {
  return text.split(/(`[^`\n]+`|\*\*[^*\n]+\*\*)/).map((part, index) => {
    // The parts of a fixed text never change places.
    const key = `${index}`;
    if (part.startsWith('`') && part.length > 2) return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**') && part.length > 4) {
      return <strong key={key}>{part.slice(2, -2)}</strong>;
    }
    return <Fragment key={key}>{part}</Fragment>;
  });
}
