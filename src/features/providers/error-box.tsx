import { useId, useState } from 'react';
import { explain } from './errors.ts';
import styles from './providers.module.css';

/** A runtime's message as it is, and under it what it means. */
export function Explained({ message }: { readonly message: string }) {
  const explanation = explain(message);
  return (
    <div className={styles.failure} role="alert">
      <code>{message}</code>
      {explanation !== null && <Meaning message={message} />}
    </div>
  );
}

function Meaning({ message }: { readonly message: string }) {
  const explanation = explain(message);
  if (explanation === null) {
    return (
      <p>아는 메시지가 아닙니다. 메시지 전체를, 특히 ERROR_MESSAGE 뒤를 붙여 넣었는지 보세요.</p>
    );
  }
  const { runtime, meaning, fix, lesson } = explanation;
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
            <a href={`${import.meta.env.BASE_URL}${lesson.path}`}>{lesson.title}</a>
          </dd>
        </>
      )}
    </dl>
  );
}

/** Takes a message from anywhere: another project, a colleague's terminal. */
export function ErrorBox() {
  const id = useId();
  const [text, setText] = useState('');
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>오류 메시지 풀이</h2>
      <label htmlFor={`${id}-text`} className={styles.hint}>
        TFLM, TFLite, ONNX Runtime의 오류 메시지를 붙여 넣으세요.
      </label>
      <textarea
        id={`${id}-text`}
        className={styles.paste}
        rows={3}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">{text.trim() !== '' && <Meaning message={text} />}</div>
    </section>
  );
}
