import { Link } from '@tanstack/react-router';
import { Empty } from '../ui/parts.tsx';
import type { Show } from './queue-search.ts';

/** What an empty queue means, which differs by what was asked for. */
export function QueueEmpty(props: {
  readonly show: Show;
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  if (props.filtered) {
    return (
      <Empty icon="search" title="No case has all of these words.">
        <button type="button" className="button" onClick={props.onClear}>
          Clear the filter
        </button>
      </Empty>
    );
  }
  if (props.show === 'waiting') {
    return (
      <Empty icon="released" title="Nothing waits.">
        <p>
          No change stands at a hold point. A new one appears here by itself, riskiest first. What
          was decided is under{' '}
          <Link to="/" search={{ show: 'decided' }}>
            Decided
          </Link>
          . To send one: <code>holdpoint assess plan.json | holdpoint submit</code>
        </p>
      </Empty>
    );
  }
  return (
    <Empty icon="held" title="Nothing is here yet.">
      <p>
        {props.show === 'decided'
          ? 'No case was released, refused or denied so far.'
          : 'No change was submitted so far.'}
      </p>
    </Empty>
  );
}
