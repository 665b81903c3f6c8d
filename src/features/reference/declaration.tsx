import { Hash } from 'lucide-react';
import { Link } from 'react-router';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import type { DeclaredExport, DeclaredMember } from './declared.ts';
import { DocText } from './doc-text.tsx';
import { families } from './fold.ts';
import styles from './reference.module.css';

const KINDS: Record<DeclaredExport['kind'], string> = {
  class: '클래스',
  interface: '인터페이스',
  type: '타입',
  function: '함수',
  const: '상수',
};

interface AtPlace {
  /** The anchor in the address: what it names is marked. */
  readonly place: string;
}

function Signature({ name, signature }: { readonly name: string; readonly signature: string }) {
  const start = signature.search(new RegExp(`\\b${name}\\b`));
  return (
    <code className={styles.signature}>
      {signature.slice(0, start)}
      <b>{name}</b>
      {signature.slice(start + name.length)}
    </code>
  );
}

function Anchor({ id }: { readonly id: string }) {
  return (
    <Link to={`#${id}`} className={styles.anchor} aria-label={`${id}의 주소`}>
      <Hash size={14} aria-hidden />
    </Link>
  );
}

function Member({ member, place }: { readonly member: DeclaredMember } & AtPlace) {
  const { id, name, signature, doc } = member;
  return (
    <article
      id={id}
      className={styles.member}
      tabIndex={-1}
      aria-label={id}
      data-here={id === place}
    >
      <div className={styles.line}>
        <h4>
          <Signature name={name} signature={signature} />
        </h4>
        <Anchor id={id} />
      </div>
      <DocText doc={doc} />
    </article>
  );
}

/** Many that are alike, such as the ops of a resolver. */
function Folded({
  items,
  place,
}: { readonly items: readonly (DeclaredMember | DeclaredExport)[] } & AtPlace) {
  const [first, last] = [items[0]?.name, items.at(-1)?.name];
  return (
    <details className={styles.folded}>
      <summary>
        <code>{first}</code> … <code>{last}</code> <span>{items.length}개</span>
      </summary>
      <ul>
        {items.map(({ id, name, signature, doc }) => (
          <li key={id} id={id} tabIndex={-1} data-here={id === place}>
            <Signature name={name} signature={signature.replace(/^(function|const) /, '')} />
            {doc !== null && (
              <p>
                <InlineText text={doc.text} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Export({ declared, place }: { readonly declared: DeclaredExport } & AtPlace) {
  const { id, name, kind, signature, doc, members } = declared;
  return (
    <article
      id={id}
      className={styles.export}
      tabIndex={-1}
      aria-label={id}
      data-here={id === place}
    >
      <div className={`${styles.line} ${styles.owner}`}>
        <h3>{name}</h3>
        <span className={styles.kind}>{KINDS[kind]}</span>
        <Anchor id={id} />
      </div>
      <Signature name={name} signature={signature} />
      <DocText doc={doc} />
      {families(members).map(({ items, folded }) =>
        folded ? (
          <Folded key={items[0]?.id} items={items} place={place} />
        ) : (
          items.map((member) => <Member key={member.id} member={member} place={place} />)
        ),
      )}
    </article>
  );
}

/** The exports of a module, in its file's order. */
export function Exports({
  exports,
  place,
}: { readonly exports: readonly DeclaredExport[] } & AtPlace) {
  return families(exports).map(({ items, folded }) =>
    folded ? (
      <Folded key={items[0]?.id} items={items} place={place} />
    ) : (
      items.map((declared) => <Export key={declared.id} declared={declared} place={place} />)
    ),
  );
}
