import { Link } from '@tanstack/react-router';
import { Empty } from '../ui/parts.tsx';
import { ProblemError } from './api.ts';
import { useTitle } from './title.ts';

/** An error in its place: what happened, what to do, and a way to try again. */
export function Failure(props: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Set when nothing else is on the page. */
  readonly page?: boolean;
}) {
  const { error, onRetry, page = false } = props;
  const known = error instanceof ProblemError;
  return (
    <div role="alert">
      <Empty
        page={page}
        icon="refused"
        title={known ? error.message : 'This page broke. Nothing was released by that.'}
      >
        <p>
          {known
            ? error.advice
            : 'Load it again. If it stays broken, the command line shows the same case: holdpoint assess.'}
        </p>
        {onRetry !== undefined && (
          <p className="failure-act">
            <button type="button" className="button" onClick={onRetry}>
              Try again
            </button>
          </p>
        )}
      </Empty>
    </div>
  );
}

export function NotFound() {
  useTitle('Not found');
  return (
    <Empty page icon="unknown" title="There is no page at this address.">
      <p>
        The link may be cut short. <Link to="/">The queue</Link> lists every case there is.
      </p>
    </Empty>
  );
}

/** Grey lines where text will be, without motion. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loading" aria-live="polite">
      <span>{what} is loading…</span>
      <div className="loading-line" />
      <div className="loading-line" />
      <div className="loading-line" />
    </div>
  );
}
