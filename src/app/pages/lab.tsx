import { useState } from 'react';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { LabPanel } from '../lab/lab-panel.tsx';
import { keepScratch, readScratch } from '../lab/scratch.ts';
import styles from './lab.module.css';

/** The lab alone: any model, any code, kept from visit to visit. */
export function Component() {
  const [text] = useState(readScratch);
  return (
    <div className={styles.page}>
      <PageTitle>실험실</PageTitle>
      <h1 className="visually-hidden">실험실</h1>
      <LabPanel documentKey="lab" initialText={text} onChange={keepScratch} />
    </div>
  );
}
