import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import type { Doc } from './declared.ts';
import styles from './reference.module.css';

/** How a block of code is shown: the app knows what opens it in the lab. */
export type CodeView = ComponentType<{ readonly children: ReactNode }>;

export const CodeViewContext = createContext<CodeView | 'pre'>('pre');

/** A doc comment: what it says, its parameters, its result, its example. */
export function DocText({ doc }: { readonly doc: Doc | null }) {
  const Code = useContext(CodeViewContext);
  if (doc === null) return null;
  const { text, params, returns, example } = doc;
  return (
    <div className={styles.doc}>
      {text !== '' && (
        <p>
          <InlineText text={text} />
        </p>
      )}
      {(params.length > 0 || returns !== null) && (
        <dl>
          {params.map((param) => (
            <div key={param.name}>
              <dt>
                <code>{param.name}</code>
              </dt>
              <dd>
                <InlineText text={param.text} />
              </dd>
            </div>
          ))}
          {returns !== null && (
            <div>
              <dt>반환값</dt>
              <dd>
                <InlineText text={returns} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {example !== null && (
        <Code>
          <code>{example}</code>
        </Code>
      )}
    </div>
  );
}
