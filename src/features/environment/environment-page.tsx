import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { probeBrowser } from '@/shared/browser/probe.ts';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import styles from './environment-page.module.css';
import { type Finding, findingsOf } from './findings.ts';

function Row({ finding }: { readonly finding: Finding }) {
  const { id, title, available, value, reason, effect, counterpart } = finding;
  return (
    <section id={id} className={styles.finding} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <span className={styles.mark} data-available={available}>
          {available ? '✓ 예' : '✗ 아니요'}
        </span>
        <h2 id={`${id}-title`}>{title}</h2>
        <code>{value}</code>
      </div>
      <p>{reason}</p>
      <dl>
        <dt>여기서 달라지는 것</dt>
        <dd>{effect}</dd>
        <dt>기기에서 해당하는 것</dt>
        <dd>{counterpart}</dd>
      </dl>
    </section>
  );
}

/** What this browser can do, and why not. Asked anew each time the page is opened. */
export function EnvironmentPage() {
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks once more.
  useEffect(() => {
    let current = true;
    setFindings(null);
    void probeBrowser().then((probe) => current && setFindings(findingsOf(probe)));
    return () => {
      current = false;
    };
  }, [attempt]);

  // The browser looked for the section of the address when there was none yet.
  const { hash } = useLocation();
  useEffect(() => {
    if (findings === null || hash === '') return;
    const section = document.getElementById(hash.slice(1));
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  }, [findings, hash]);

  return (
    <div className={styles.page}>
      <PageTitle>환경</PageTitle>
      <header className={styles.intro}>
        <h1>이 브라우저가 할 수 있는 것</h1>
        <p>
          브라우저에 직접 물어본 결과입니다. 안 되는 것이 있으면 그 이유와, 실험실에서 무엇이
          달라지는지를 함께 적었습니다.
        </p>
        <Button size="sm" onClick={() => setAttempt(attempt + 1)}>
          다시 확인
        </Button>
      </header>
      {findings === null ? (
        <EmptyState title="브라우저에 물어보는 중입니다" />
      ) : (
        findings.map((finding) => <Row key={finding.id} finding={finding} />)
      )}
    </div>
  );
}
