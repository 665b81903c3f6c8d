/** What a doc comment says. Code stands in backticks. */
export interface Doc {
  readonly text: string;
  readonly params: readonly { readonly name: string; readonly text: string }[];
  readonly returns: string | null;
  /** Code, as it is written. */
  readonly example: string | null;
}

interface Declared {
  /** Its path, which is its anchor too: `tflm.MicroInterpreter.invoke`. */
  readonly id: string;
  readonly name: string;
  /** Its declaration, without a body of members. */
  readonly signature: string;
  readonly doc: Doc | null;
}

export type DeclaredMember = Declared;

export interface DeclaredExport extends Declared {
  readonly kind: 'class' | 'interface' | 'type' | 'function' | 'const';
  readonly members: readonly DeclaredMember[];
}

/** A module that student code imports, as its declaration file tells it. */
export interface DeclaredModule {
  readonly name: string;
  readonly intro: Doc | null;
  readonly exports: readonly DeclaredExport[];
}
