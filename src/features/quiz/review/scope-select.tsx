import { formatInteger } from '@/shared/format/units.ts';
import styles from './review-page.module.css';
import type { Scope, Scopes } from './scope.ts';

interface ScopeSelectProps {
  readonly scopes: Scopes;
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}

const valueFor = (scope: Scope): string =>
  scope.kind === 'all' ? '' : scope.kind === 'tag' ? `tag ${scope.tag}` : `from ${scope.to}`;

function scopeAt(value: string): Scope {
  const [kind, rest] = [value.slice(0, value.indexOf(' ')), value.slice(value.indexOf(' ') + 1)];
  if (value === '') return { kind: 'all' };
  return kind === 'tag' ? { kind, tag: rest } : { kind: 'from', to: rest };
}

/** All cards, a topic, or one lesson. */
export function ScopeSelect({ scopes, scope, onChange }: ScopeSelectProps) {
  return (
    <label className={styles.scope}>
      범위
      <select
        value={valueFor(scope)}
        onChange={({ currentTarget }) => onChange(scopeAt(currentTarget.value))}
      >
        <option value="">모든 카드</option>
        <optgroup label="주제">
          {scopes.tags.map(({ value, cards }) => (
            <option key={value} value={`tag ${value}`}>
              {value} ({formatInteger(cards)})
            </option>
          ))}
        </optgroup>
        <optgroup label="강의와 노트">
          {scopes.origins.map(({ value: { title, to }, cards }) => (
            <option key={to} value={`from ${to}`}>
              {title} ({formatInteger(cards)})
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
