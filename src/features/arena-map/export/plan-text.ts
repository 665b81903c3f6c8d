import type { Block, PlanView } from '../plan/plan-view.ts';

const ROW = 80;

/** 0–9, a–z, A–Z, then from the start again. */
function ordinal(i: number): string {
  const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return digits[i % digits.length] as string;
}

const mark = ({ first, last }: Block, i: number): string => (first === last ? '*' : ordinal(i));

function row(blocks: readonly Block[], time: number, width: number): string {
  const line = new Array<string>(ROW).fill('.');
  for (const [i, block] of blocks.entries()) {
    if (time < block.first || time > block.last) continue;
    const from = Math.floor((block.offset * ROW) / width);
    const to = Math.floor(((block.offset + block.size) * ROW) / width);
    for (let column = from; column < to; column++) {
      line[column] = line[column] === '.' ? mark(block, i) : '!';
    }
  }
  return line.join('');
}

/** The memory plan as TFLM's own PrintMemoryPlan writes it. */
export function planText({ blocks }: PlanView): string {
  const lines = blocks.map(
    (block, i) =>
      `${mark(block, i)} (id=${i}): size=${block.size}, offset=${block.offset}, first_used=${block.first} last_used=${block.last}`,
  );
  const height = blocks.reduce((most, { offset, size }) => Math.max(most, offset + size), 0);
  const width = Math.max(ROW, height);
  const last = blocks.reduce((most, block) => Math.max(most, block.last), -1);
  for (let time = 0; time <= last; time++) {
    const live = blocks
      .filter((block) => block.first <= time && time <= block.last)
      .reduce((sum, { size }) => sum + size, 0);
    const kilobytes = Math.ceil(live / 1024);
    lines.push(`${String(time).padStart(4)}: ${row(blocks, time, width)} (${kilobytes}k)`);
  }
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** One line a buffer; sizes and addresses in bytes. */
export function planCsv({ blocks }: PlanView): string {
  const rows = blocks.map((block) =>
    [
      block.id,
      quoted(block.name),
      block.kind,
      block.size,
      block.offset,
      block.first,
      block.last,
      block.offline ? 'offline' : 'online',
      block.type ?? '',
      quoted(block.shape?.join('x') ?? ''),
    ].join(','),
  );
  const head = 'id,name,kind,bytes,offset,first_use,last_use,planned,type,shape';
  return `${[head, ...rows].join('\n')}\n`;
}
