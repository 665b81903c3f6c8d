/** How people mark a question and its answer: `Q.`, `**Q1)**`, `질문 1:`, `[A]`, full-width too. */

const DIGITS = '[\\d０-９]';
const OPEN = '[\\[(【（]?';
const CLOSE = '[\\])】）]?';
const MARK = '[.:)．：）]';

export const QUESTION = new RegExp(
  `^(?:${OPEN}(?:[QＱ]|Question|질문|문제)[-.\\s]?${DIGITS}{1,3}${CLOSE}\\s*(?:${MARK}|\\s)` +
    `|${OPEN}(?:[QＱ]|Question|(?:(?:꼬리|추가|후속|심화|예상|면접)\\s?)?질문|Follow-?\\s?up(?: question)?)\\s?${DIGITS}{0,3}${CLOSE}\\s*${MARK}` +
    `|[[【]\\s?(?:[QＱ]|질문)\\s?[\\]】]` +
    // A sign that asks, before words that do; a box of Obsidian's.
    '|[❓❔]\\uFE0F?\\s*(?=[^\\n]{1,200}[?？]\\s*(?:\\n|$))|\\[!(?:question|faq|help)\\][-+]?\\s)\\s*(?=\\S)',
  'i',
);

// "A)" alone begins a list of choices; with a number it is an answer.
const ANSWER_LABEL =
  `(?:${OPEN}(?:[AＡ]|Answer|답|답변|정답|모범 ?답안)[-.\\s]{0,2}${DIGITS}{1,3}${CLOSE}\\s*${MARK}` +
  `|(?:[AＡ]|Answer|답|답변|정답|모범 ?답안)\\s*[.:．：]` +
  `|[[【]\\s?(?:[AＡ]|답변?)${DIGITS}{0,3}\\s?[\\]】]` +
  // A line of its own.
  `|(?:[AＡ]|답변?)${DIGITS}{1,3}(?=\\s*(?:\\n|$)))`;

export const ANSWER = new RegExp(`^${ANSWER_LABEL}\\s*`, 'i');

const EMPHASIS = '(\\*\\*|__|\\\\\\*\\\\\\*)?';
/** The label in the note's text, with emphasis around it or begun before it. */
export const ANSWER_SOURCE = new RegExp(
  `^\\s*${EMPHASIS}\\s*${ANSWER_LABEL}\\s*${EMPHASIS}\\s*`,
  'i',
);
/** An answer on the line of its question, behind the question mark. */
const ANSWER_BEHIND = new RegExp(
  `[?？](?:\\*\\*|__)?\\s{0,4}(?=(?:→|->|=>|⇒)|(?:\\*\\*|__)?\\s?${ANSWER_LABEL})`,
  'i',
);
/** Where a bold question ends and its answer goes on in the same line. */
const BOLD_ENDS = /[?？](?:\*\*|__)\s{1,4}(?=\S)/;

/** What is written on a fold that hides the answer of the question above it. */
export const HIDES_ANSWER =
  /^(?:정답|답안?|답변|풀이|해설|모범 ?답안|Answer|Solution)(?![\p{L}\p{N}])/iu;

export const ARROW = /^\s*(?:→|->|=>|⇒|➡️?)\s*/;

const ENDS_ASKING = /[?？]\s*$/;
export const endsAsking = (text: string): boolean => ENDS_ASKING.test(text);
const ENDS_TELLING =
  /(?:하시오|하세요|하십시오|해\s?보세요|해\s?주세요|주십시오|말하라|설명하라|비교하라)\s*[.。]?\s*$/;
const TELLS = /^(?:Explain|Describe|Compare|Define|List|Discuss)\s/i;

/** What stands where questions stand and reads like one, without a label. */
export const asks = (text: string): boolean =>
  ENDS_ASKING.test(text) || ENDS_TELLING.test(text) || TELLS.test(text);

export const ASKING_SECTION =
  /질문|면접|퀴즈|문답|연습 ?문제|확인 ?문제|Q\s*&\s*A|FAQ|Quiz|Interview|Questions?\b|Exercises?\b/i;

export const stripTags = (html: string): string => html.replace(/<\/?[A-Za-z][^<>]{0,500}>/g, '');

/** A line of Markdown as it reads. */
export const stripMarks = (markdown: string): string =>
  stripTags(markdown)
    .replace(/\\?\*\\?\*|__|`/g, '')
    .replace(/^[>\s]*/, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

export const withoutLabel = (asked: string): string =>
  asked
    .replace(QUESTION, '')
    .replace(/^\d{1,3}[.)]\s+/, '')
    .trim();

/** A question within a paragraph; places are characters from the paragraph's start. */
export interface AskedPart {
  readonly question: string;
  readonly answerFrom: number | null;
  readonly to: number;
}

/** A paragraph's questions, with the answers that stand on its lines. */
export function splitParagraph(raw: string): AskedPart[] {
  const parts: { asked: string[]; answerFrom: number | null; to: number }[] = [];
  let offset = 0;
  for (const line of raw.split('\n')) {
    const part = parts.at(-1);
    const reads = stripMarks(line);
    const before = part?.asked.at(-1) ?? '';
    if (part === undefined || QUESTION.test(reads)) {
      const behind =
        ANSWER_BEHIND.exec(line) ?? (ENDS_ASKING.test(reads) ? null : BOLD_ENDS.exec(line));
      const cut = behind === null ? null : behind.index + behind[0].length;
      const asked = cut === null ? reads : stripMarks(line.slice(0, cut));
      const answerFrom = cut === null ? null : offset + cut;
      parts.push({ asked: [asked], answerFrom, to: offset + line.length });
    } else {
      if (part.answerFrom === null) {
        const answered =
          ANSWER_SOURCE.test(line) || (ENDS_ASKING.test(before) && !ENDS_ASKING.test(reads));
        // Without the marks of a quote.
        if (answered) part.answerFrom = offset + (/^(?:\s{0,3}>)*\s?/.exec(line)?.[0].length ?? 0);
        else part.asked.push(reads);
      }
      part.to = offset + line.length;
    }
    offset += line.length + 1;
  }
  return parts.map(({ asked, answerFrom, to }) => ({
    question: withoutLabel(asked.join(' ')),
    answerFrom,
    to,
  }));
}

const QUESTION_COLUMN = /^(?:(?:예상 ?|면접 ?)?질문|문제|Q|Questions?)$/i;
const ANSWER_COLUMN = /^(?:답|답변|정답|모범 ?답안|A|Answers?)$/i;

/** Columns of a table that asks and answers row by row. */
export function questionColumns(
  header: readonly string[],
): { readonly question: number; readonly answer: number } | null {
  const question = header.findIndex((name) => QUESTION_COLUMN.test(name));
  const answer = header.findIndex((name) => ANSWER_COLUMN.test(name));
  return question < 0 || answer < 0 ? null : { question, answer };
}
