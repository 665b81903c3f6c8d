import lab from '@/runtime/contract/modules/lab.d.ts?reference';
import tflite from '@/runtime/contract/modules/tflite.d.ts?reference';
import tflm from '@/runtime/contract/modules/tflm.d.ts?reference';
import type { DeclaredModule } from './declared.ts';

/** Our modules, from the very declarations that the editor shows. */
export const MODULES: readonly DeclaredModule[] = [lab, tflm, tflite];
