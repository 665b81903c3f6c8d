import { Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { fileName, loadZoo, type ZooFamily } from '@/runtime/client/zoo.ts';
import { Button } from '@/shared/ui/button.tsx';
import { ArenaMap } from './arena-map.tsx';
import styles from './arena-page.module.css';
import { failed, openOwn, openZoo } from './open-model.ts';
import { useAddress } from './use-address.ts';

/** The arena map at full width, for any model of the zoo or the student's own file. */
export function ArenaPage() {
  const name = useAddress();
  const [over, setOver] = useState(false);
  const [families, setFamilies] = useState<readonly ZooFamily[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    loadZoo().then(setFamilies, failed);
  }, []);
  const names = families.flatMap(({ variants }) =>
    variants.filter(({ format }) => format === 'tflite').map(fileName),
  );

  return (
    <section
      className={styles.page}
      aria-label="아레나 지도"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [own] = event.dataTransfer.files;
        if (own !== undefined) openOwn(own).catch(failed);
      }}
    >
      <header className={styles.bar}>
        <h1>아레나 지도</h1>
        <label>
          모델{' '}
          <select
            value={name ?? ''}
            aria-label="모델 고르기"
            onChange={({ currentTarget }) => openZoo(currentTarget.value).catch(failed)}
          >
            {name !== null && !names.includes(name) && (
              <option value={name}>{name} (내 파일)</option>
            )}
            {families.map(({ title, variants }) => (
              <optgroup key={title} label={title}>
                {variants
                  .filter(({ format }) => format === 'tflite')
                  .map((variant) => (
                    <option key={variant.file} value={fileName(variant)}>
                      {fileName(variant)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <Button size="sm" onClick={() => picker.current?.click()}>
          <Upload size={14} aria-hidden />내 파일
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".tflite"
          aria-label="모델 파일 고르기"
          onChange={({ currentTarget }) => {
            const [own] = currentTarget.files ?? [];
            if (own !== undefined) openOwn(own).catch(failed);
            currentTarget.value = '';
          }}
        />
        <span className={styles.private}>
          .tflite 파일을 끌어다 놓아도 됩니다. 파일은 이 브라우저 밖으로 나가지 않습니다.
        </span>
      </header>
      <ArenaMap />
    </section>
  );
}
