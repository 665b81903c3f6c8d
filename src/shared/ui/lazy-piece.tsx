import {
  Component,
  type ComponentType,
  createElement,
  lazy,
  type ReactNode,
  useState,
} from 'react';
import { troubleOf } from '../errors/load-failure.ts';
import { showNotice } from './notice-store.ts';
import { PieceFailed } from './piece-failed.tsx';

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

interface BoundaryProps {
  readonly children: ReactNode;
  /** In place of the children once they failed; `again` shows them anew. */
  readonly instead: (error: unknown, again: () => void) => ReactNode;
  readonly onError?: (error: unknown) => void;
}

/** Where a part of a page fails, the rest of it stays. */
class Boundary extends Component<BoundaryProps, { readonly failure: { error: unknown } | null }> {
  override state: { readonly failure: { error: unknown } | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error);
  }

  override render() {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return this.props.instead(failure.error, () => this.setState({ failure: null }));
  }
}

/** A component that is fetched when it is first shown; fetched anew where that failed. */
class Source<Props extends object> {
  readonly #load: Load<Props>;
  #loaded: ComponentType<Props>;

  constructor(load: Load<Props>) {
    this.#load = load;
    this.#loaded = lazy(load);
  }

  element(props: Props): ReactNode {
    return createElement(this.#loaded, props);
  }

  renew(): void {
    this.#loaded = lazy(this.#load);
  }
}

interface PieceProps {
  readonly of: { renew(): void };
  readonly draw: () => ReactNode;
}

function Piece({ of, draw }: PieceProps) {
  const [, setAttempt] = useState(0);
  return (
    <Boundary
      instead={(error, again) => (
        <PieceFailed
          error={error}
          onRetry={() => {
            of.renew();
            setAttempt((attempt) => attempt + 1);
            again();
          }}
        />
      )}
    >
      {draw()}
    </Boundary>
  );
}

/**
 * A part of a page that is fetched when it is first shown, within a <Suspense> of the caller's. Where
 * it does not arrive, it says so in its own place and can be asked for again.
 */
export function lazyPiece<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const source = new Source(load);
  return (props) => <Piece of={source} draw={() => source.element(props)} />;
}

/** The same for what stands within a sentence: where it does not arrive, something plain is shown. */
export function lazyWord<Props extends object>(
  load: Load<Props>,
  plain: (props: Props) => ReactNode,
): ComponentType<Props> {
  const source = new Source(load);
  return (props) => (
    <Boundary instead={() => plain(props)} onError={() => source.renew()}>
      {source.element(props)}
    </Boundary>
  );
}

/** The same for a dialog: where it does not arrive, a notice says so and it counts as closed. */
export function lazyDialog<Props extends { readonly onClose: () => void }>(
  load: Load<Props>,
): ComponentType<Props> {
  const source = new Source(load);
  return (props) => (
    <Boundary
      instead={() => null}
      onError={(error) => {
        source.renew();
        const { title, advice } = troubleOf(error, '이 창을', navigator.onLine);
        showNotice({ tone: 'bad', text: `${title}. ${advice}` });
        props.onClose();
      }}
    >
      {source.element(props)}
    </Boundary>
  );
}
