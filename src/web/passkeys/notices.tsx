import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icon.tsx';
import { Ago } from '../ui/parts.tsx';
import { passkeyApi } from './passkey-api.ts';
import { noticesQuery } from './passkey-queries.ts';
import './passkeys.css';
import { useAct } from './use-act.ts';

/** On every page until it is acknowledged: what was done in the reader's name. */
export function Notices() {
  const client = useQueryClient();
  const { data } = useQuery(noticesQuery);
  const { doing, problem, act } = useAct();
  const notices = data?.notices ?? [];
  return (
    <aside className="told no-print" aria-label="About your passkeys" aria-live="polite">
      {notices.length > 0 && (
        <ul>
          {notices.map(({ id, at, text }) => (
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
          ))}
        </ul>
      )}
      {problem !== null && <p role="alert">{problem.message}</p>}
    </aside>
  );
}
