import { Tabs } from 'radix-ui';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { snippetsOf } from './code.ts';
import { choicesOf, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

async function copy(code: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(code);
    showNotice({ tone: 'good', text: '코드를 복사했습니다.' });
  } catch {
    showNotice({
      tone: 'bad',
      text: '브라우저가 클립보드를 막았습니다. 직접 선택해 복사해 주세요.',
    });
  }
}

/** The code of the choice, as each platform's API writes it. */
export function CodeTabs() {
  const { threads, level, file, models, ...state } = useProviders(
    useShallow(({ threads, level, file, models, providers, order }) => ({
      ...{ threads, level, file, models },
      ...{ providers, order },
    })),
  );
  const model = models.find((one) => one.file === file);
  const externalFiles = (model?.externalData ?? []).map(({ path }) => path);
  const snippets = snippetsOf({
    ...{ threads, level, file, externalFiles },
    providers: choicesOf(state),
  });
  return (
    <section aria-labelledby="provider-code">
      <h2 id="provider-code">이 선택을 코드로</h2>
      <Tabs.Root defaultValue="TypeScript">
        <Tabs.List className={styles.tabs} aria-label="언어">
          {snippets.map(({ language }) => (
            <Tabs.Trigger key={language} value={language} className={styles.tab}>
              {language}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {snippets.map(({ language, platform, code }) => (
          <Tabs.Content key={language} value={language} className={styles.code}>
            <div className={styles.codeHead}>
              <span className={styles.hint}>{platform}</span>
              <Button size="sm" onClick={() => void copy(code)}>
                복사
              </Button>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls sideways, so it takes the keyboard. */}
            <pre tabIndex={0}>{code}</pre>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </section>
  );
}
