import type { SerializedValue } from '@/runtime/contract/console.ts';
import { formatInteger } from '@/shared/format/units.ts';
import styles from './console-view.module.css';

interface ValueProps {
  readonly value: SerializedValue;
  /** A string at the top of a line is printed bare, inside an object in quotes. */
  readonly top?: boolean;
}

function preview(value: SerializedValue): string {
  switch (value.kind) {
    case 'primitive':
      return value.type === 'string' ? `'${value.text}'` : value.text;
    case 'object':
      return value.length === null ? value.name : `${value.name}(${value.length})`;
    case 'error':
      return `${value.name}: ${value.message}`;
    case 'circular':
      return `[순환 ${value.name}]`;
  }
}

const PREVIEWED = 6;

function summary(value: Extract<SerializedValue, { kind: 'object' }>): string {
  const parts = value.entries
    .slice(0, PREVIEWED)
    .map((entry) =>
      value.length === null ? `${entry.key}: ${preview(entry.value)}` : preview(entry.value),
    );
  const more = value.entries.length > PREVIEWED || value.omitted > 0 ? ', …' : '';
  const [open, close] = value.length === null ? ['{ ', ' }'] : ['[', ']'];
  return `${preview(value)} ${open}${parts.join(', ')}${more}${close}`;
}

/** One value, as far as it was sent; objects open. */
export function Value({ value, top = false }: ValueProps) {
  if (value.kind === 'object' && value.entries.length > 0) {
    return (
      <details className={styles.object}>
        <summary>{summary(value)}</summary>
        <ul>
          {value.entries.map(({ key, value: inner }) => (
            <li key={key}>
              <span className={styles.key}>{key}</span>: <Value value={inner} />
            </li>
          ))}
          {value.omitted > 0 && <li>… {formatInteger(value.omitted)}개 더</li>}
        </ul>
      </details>
    );
  }
  const text =
    top && value.kind === 'primitive' && value.type === 'string' ? value.text : preview(value);
  const more =
    value.kind === 'primitive' && value.omitted > 0
      ? `… (${formatInteger(value.omitted)}자 더)`
      : '';
  const type = value.kind === 'primitive' ? value.type : value.kind;
  return (
    <span data-type={top && type === 'string' ? 'text' : type} className={styles.value}>
      {text}
      {more}
    </span>
  );
}
