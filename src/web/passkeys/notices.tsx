import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icon.tsx';
import { Ago } from '../ui/parts.tsx';
import { count } from '../ui/words.ts';
import { passkeyApi } from './passkey-api.ts';
import { noticesQuery } from './passkey-queries.ts';
import './passkeys.css';
import { useAct } from './use-act.ts';

/** The latest are said whole; what else there is stays one click away, so that the page itself can still be read. */
const SHOWN = 2;

/** On every page until it is acknowledged: what was done in the reader's name. */
export function Notices() {
  const client = useQueryClient();
  const { data } = useQuery(noticesQuery);
  const { doing, problem, act } = useAct();
  const notices = (data?.notices ?? []).toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const line = ({ id, at, text }: (typeof notices)[number]) => (
    <li key={id}>
      <Icon name="lock" size={18} />
      <p>
        {text}{' '}
        <span className="muted">
          <Ago at={at} />
        </span>
      </p>
      <p className="told-act">
        <Link to="/you">Your passkeys</Link>
        <button
          type="button"
          className="button"
          aria-disabled={doing !== null}
          onClick={() =>
            void act(id, async () => {
              client.setQueryData(noticesQuery.queryKey, await passkeyApi.acknowledge(id));
            })
          }
        >
          I know of this
        </button>
      </p>
    </li>
  );
  return (
    <aside className="told no-print" aria-label="About your passkeys" aria-live="polite">
      {notices.length > 0 && <ul>{notices.slice(0, SHOWN).map(line)}</ul>}
      {notices.length > SHOWN && (
        <details className="told-more">
          <summary>{count(notices.length - SHOWN, 'more notice')} about your passkeys</summary>
          <ul>{notices.slice(SHOWN).map(line)}</ul>
        </details>
      )}
      {problem !== null && <p role="alert">{problem.message}</p>}
    </aside>
  );
}
