import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { askForLab } from '@/features/course/lesson/lab-link.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { codeOfFragment, type LinkedCode, type LinkState } from '../lab/code-link.ts';
import { LabPanel } from '../lab/lab-panel.tsx';
import { keepScratch, readScratch } from '../lab/scratch.ts';
import { ShareButton } from '../lab/share-button.tsx';
import { LabSkeleton } from '../lesson/lab-skeleton.tsx';
import styles from './lab.module.css';

/** Code of a link that the student wants to keep, as it travels to the own lab. */
interface TakenCode {
  readonly taken: string;
}

/** The code in the page's address; null until it is unpacked. */
function useLinkedCode(): LinkedCode | null {
  const { hash } = useLocation();
  const [found, setFound] = useState<{ hash: string; linked: LinkedCode } | null>(null);
  useEffect(() => {
    let current = true;
    void codeOfFragment(hash).then((linked) => {
      if (!current) return;
      setFound({ hash, linked });
      if (linked.kind === 'broken') {
        showNotice({
          tone: 'bad',
          text: '링크에 담긴 코드를 읽지 못했습니다. 주소가 중간에 잘렸을 수 있습니다. 전체 링크를 다시 받아 주세요.',
        });
      }
    });
    return () => {
      current = false;
    };
  }, [hash]);
  return found?.hash === hash ? found.linked : null;
}

/** Code that came with a link: apart from the student's own, which stays as it is. */
function LinkedLab({ code }: { readonly code: string }) {
  const navigate = useNavigate();
  const { from } = (useLocation().state ?? {}) as Partial<LinkState>;
  const [text, setText] = useState(code);
  const leave = (taken: TakenCode | null) => void navigate('/lab', { replace: true, state: taken });
  return (
    <>
      <p className={styles.linked}>
        <span>
          {from === 'reference'
            ? 'API 문서의 예제입니다. 마음껏 고쳐도 내 코드는 그대로 있습니다.'
            : '링크로 받은 코드입니다. 실행해도 내 학습 기록과 노트에는 닿지 못하고, 내 코드는 그대로 있습니다.'}
        </span>
        <Button size="sm" onClick={() => leave({ taken: text })}>
          내 코드로 저장
        </Button>
        <Button size="sm" tone="quiet" onClick={() => leave(null)}>
          내 코드로 돌아가기
        </Button>
      </p>
      <LabPanel
        key={code}
        documentKey="lab-link"
        initialText={code}
        onChange={setText}
        actions={<ShareButton />}
      />
    </>
  );
}

function OwnLab() {
  const [text] = useState(readScratch);
  const navigate = useNavigate();
  const { taken } = (useLocation().state ?? {}) as Partial<TakenCode>;
  // Written over the own code in its editor, where undo brings that back.
  useEffect(() => {
    if (taken === undefined) return;
    askForLab({ kind: 'code', code: taken });
    showNotice({
      tone: 'info',
      text: '받은 코드를 내 코드로 옮겼습니다. 편집기에서 Ctrl+Z를 누르면 쓰던 코드로 돌아갑니다.',
    });
    void navigate('/lab', { replace: true, state: null });
  }, [taken, navigate]);
  return (
    <LabPanel
      documentKey="lab"
      initialText={text}
      onChange={keepScratch}
      actions={<ShareButton />}
    />
  );
}

/** The lab alone: any model, any code, kept from visit to visit. */
export function Component() {
  const linked = useLinkedCode();
  return (
    <div className={styles.page}>
      <PageTitle>실험실</PageTitle>
      <h1 className="visually-hidden">실험실</h1>
      {linked === null ? (
        <LabSkeleton />
      ) : linked.kind === 'code' ? (
        <LinkedLab code={linked.code} />
      ) : (
        <OwnLab />
      )}
    </div>
  );
}
