import { PageTitle } from '@/shared/ui/page-title.tsx';
import { Contents } from './contents.tsx';
import { Exports } from './declaration.tsx';
import { type CodeView, CodeViewContext, DocText } from './doc-text.tsx';
import { MODULES } from './modules.ts';
import styles from './reference.module.css';
import { usePlace } from './use-place.ts';

const OTHERS = ['onnxruntime-web'];

/** What student code may import, from the declarations that the editor shows. */
export function ReferencePage({ code }: { readonly code: CodeView }) {
  const place = usePlace();
  return (
    <div className={styles.page}>
      <PageTitle>API 안내</PageTitle>
      <header className={styles.intro}>
        <h1>API 안내</h1>
        <p>
          실험실의 코드에서 불러 쓸 수 있는 것을 모듈별로 모았습니다. 편집기의 자동 완성에 나오는
          설명과 같은 내용입니다.
        </p>
      </header>
      <Contents place={place} others={OTHERS} />
      <CodeViewContext value={code}>
        <div>
          {MODULES.map(({ name, intro, exports }) => (
            <section
              key={name}
              id={name}
              tabIndex={-1}
              aria-labelledby={`${name}-name`}
              className={styles.part}
            >
              <h2 id={`${name}-name`}>
                <code>{name}</code>
              </h2>
              <DocText doc={intro} />
              <Exports exports={exports} place={place} />
            </section>
          ))}
          <section
            id="onnxruntime-web"
            tabIndex={-1}
            aria-labelledby="onnxruntime-web-name"
            className={styles.part}
          >
            <h2 id="onnxruntime-web-name">
              <code>onnxruntime-web</code>
            </h2>
            <p>
              ONNX Runtime을 WebAssembly와 WebGPU로 실행합니다. 패키지를 그대로 쓰므로 이름과 타입도
              패키지의 것이고, 영어 설명은 편집기에서 이름 위에 마우스를 올리면 나옵니다.{' '}
              <code>import * as ort from 'onnxruntime-web'</code>으로 불러옵니다.
            </p>
          </section>
        </div>
      </CodeViewContext>
    </div>
  );
}
