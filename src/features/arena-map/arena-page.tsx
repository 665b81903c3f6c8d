import { Upload } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { recogniseModel } from '@/runtime/client/model-file.ts';
import {
  fileName,
  loadZoo,
  loadZooModel,
  loadZooSamples,
  type ZooFamily,
} from '@/runtime/client/zoo.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { ArenaMap } from './arena-map.tsx';
import styles from './arena-page.module.css';
import { asInput, madeUpInputs } from './inputs.ts';
import { ARENA_TABS, type ArenaTab, openMap, openTab, useArenaMap } from './map-store.ts';

const FIRST_MODEL = 'digits_int8.tflite';

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;

/** Real values of the first sample of a model's family; null where there is none. */
async function firstSample(name: string): Promise<readonly number[] | null> {
  const families = await loadZoo();
  const family = families.find(({ variants }) => variants.some((one) => fileName(one) === name));
  if (family === undefined) return null;
  const [first] = await loadZooSamples(family);
  return first?.input ?? null;
}

/** Zoo models with the first of their samples as the input. */
async function openZoo(name: string, arenaBytes: number | null, time: number | null) {
  const file = await loadZooModel(name);
  const sample = await firstSample(name);
  await openMap({
    name,
    file,
    arenaBytes,
    time,
    inputsFor: async (model) => {
      const [main] = model.subgraphs;
      const tensor = main?.tensors[main.inputs[0] ?? -1];
      if (sample === null || tensor === undefined) {
        const made = madeUpInputs(model);
        return { inputs: made ?? [], origin: made === null ? 'zero' : 'made-up' };
      }
      return { inputs: [asInput(sample, tensor)], origin: 'sample' };
    },
  });
}

async function openOwn(own: File): Promise<void> {
  const file = new Uint8Array(await own.arrayBuffer());
  const check = recogniseModel(file);
  if (!check.ok || check.format !== 'tflite') {
    const reason = check.ok ? 'TFLM은 .tflite 파일만 읽습니다.' : check.reason;
    showNotice({ tone: 'bad', text: `${own.name}: ${reason}` });
    return;
  }
  await openMap({
    name: own.name,
    file,
    inputsFor: async (model) => {
      const made = madeUpInputs(model);
      return { inputs: made ?? [], origin: made === null ? 'zero' : 'made-up' };
    },
  });
}

const failed = (error: unknown) =>
  showNotice({ tone: 'bad', text: error instanceof Error ? error.message : String(error) });

/** Model, size and step in the address, so that a map can be sent to somebody. */
function useAddress(): string | null {
  const [params, setParams] = useSearchParams();
  const [asked] = useState(() => ({
    model: params.get('model') ?? FIRST_MODEL,
    arena: wholeNumber(params.get('arena')),
    time: wholeNumber(params.get('op')),
    tab: params.get('tab'),
  }));
  useEffect(() => {
    if (ARENA_TABS.includes(asked.tab as ArenaTab)) openTab(asked.tab as ArenaTab);
    openZoo(asked.model, asked.arena, asked.time).catch(failed);
  }, [asked]);

  const name = useArenaMap((state) => state.name);
  const arenaBytes = useArenaMap((state) => state.arenaBytes);
  const time = useArenaMap((state) => state.time);
  const tab = useArenaMap((state) => state.tab);
  useEffect(() => {
    if (name === '' || arenaBytes === 0) return;
    // A drag is one change of the address, not hundreds.
    const timer = setTimeout(() => {
      const next = new URLSearchParams({ model: name, arena: String(arenaBytes) });
      if (time !== null) next.set('op', String(time));
      if (tab !== 'buffers') next.set('tab', tab);
      setParams(next, { replace: true, preventScrollReset: true });
    }, 300);
    return () => clearTimeout(timer);
  }, [name, arenaBytes, time, tab, setParams]);
  return name === '' ? null : name;
}

/** The arena map at full width, for any model of the zoo or the student's own file. */
export function ArenaPage() {
  const name = useAddress();
  const [families, setFamilies] = useState<readonly ZooFamily[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    loadZoo().then(setFamilies, failed);
  }, []);
  const names = families.flatMap(({ variants }) =>
    variants.filter(({ format }) => format === 'tflite').map(fileName),
  );
  const pick = useCallback((chosen: string) => void openZoo(chosen, null, null).catch(failed), []);

  return (
    <section
      className={styles.page}
      aria-label="아레나 지도"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
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
            onChange={({ currentTarget }) => pick(currentTarget.value)}
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
        <span className={styles.private}>파일은 이 브라우저 밖으로 나가지 않습니다.</span>
      </header>
      <ArenaMap />
    </section>
  );
}
