import { FilePlus2 } from 'lucide-react';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import { importFiles } from '../import-files.ts';
import styles from './note-list.module.css';

/** Where files and folders are dropped, or picked. */
export function DropZone() {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  // Beside the importer's own lazy parts; loaded before a drop, whose items do not wait.
  const reading = () => import('../files/read-files.ts');

  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const { dataTransfer } = event;
    const entries = [...dataTransfer.items].map((item) => item.webkitGetAsEntry());
    const plain = [...dataTransfer.files];
    const { filesOf } = await reading();
    const { files, refused } = await filesOf(entries, plain);
    await importFiles(files, refused);
  };
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const picked = [...(input.files ?? [])];
    input.value = '';
    const { pickedFiles } = await reading();
    await importFiles(pickedFiles(picked));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the buttons, which do the same.
    <div
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <FilePlus2 size={22} aria-hidden />
      <p>
        마크다운 파일이나 폴더를 여기에 놓으세요. 같은 파일을 다시 놓으면 고친 곳만 새 카드가
        됩니다. 노트는 이 브라우저 밖으로 나가지 않습니다.
      </p>
      <span className={styles.actions}>
        <Button size="sm" tone="primary" onClick={() => files.current?.click()}>
          파일 고르기
        </Button>
        <Button size="sm" onClick={() => folder.current?.click()}>
          폴더 고르기
        </Button>
      </span>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".md,.markdown,.mdx,.txt"
        aria-label="노트 파일"
        onChange={(event) => void pick(event)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label="노트 폴더"
        onChange={(event) => void pick(event)}
      />
    </div>
  );
}
