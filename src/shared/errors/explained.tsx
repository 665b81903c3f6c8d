import { useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { explain } from './explain.ts';
import styles from './explained.module.css';
import type { Explanation } from './rule.ts';

function Meaning({ runtime, meaning, fix, lesson }: Explanation) {
  return (
    <dl className={styles.meaning}>
      <dt>런타임</dt>
      <dd>{runtime}</dd>
      <dt>뜻</dt>
      <dd>{meaning}</dd>
      <dt>고치기</dt>
      <dd>{fix}</dd>
      {lesson !== null && (
        <>
          <dt>레슨</dt>
          <dd>
            <Link to={`/${lesson.path}`}>{lesson.title}</Link>
          </dd>
        </>
      )}
    </dl>
  );
}

/** What a message means; nothing where nothing is known of it. */
export function Meanings({ message }: { readonly message: string }) {
  const found = useMemo(() => explain(message), [message]);
  return found.map((explanation) => <Meaning key={explanation.id} {...explanation} />);
}

/** A runtime's message as it is, and under it what it means. */
export function Explained({
  title,
  message,
}: {
  readonly title?: string;
  readonly message: string;
}) {
  return (
    <div className={styles.failure} role="alert">
      {title !== undefined && <p>{title}</p>}
      <code>{message}</code>
      <Meanings message={message} />
    </div>
  );
}

/** Takes a message from anywhere: another project, a colleague's terminal. */
export function ErrorBox() {
  const id = useId();
  const [text, setText] = useState('');
  const known = explain(text).length > 0;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>오류 메시지 풀이</h2>
      <label htmlFor={`${id}-text`} className={styles.hint}>
        TFLM, TFLite, ONNX Runtime의 오류 메시지를 붙여 넣으세요. 로그를 통째로 넣어도 됩니다.
      </label>
      <textarea
        id={`${id}-text`}
        className={styles.paste}
        rows={4}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {known ? (
          <Meanings message={text} />
        ) : (
          text.trim() !== '' && (
            <p className={styles.unknown}>
              아는 메시지가 아닙니다. 오류가 시작된 줄부터, 특히 ERROR_MESSAGE 뒤를 끝까지 붙여
              넣었는지 보세요.
            </p>
          )
        )}
      </div>
    </section>
  );
}
