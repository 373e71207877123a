import { useQuery } from '@tanstack/react-query';
import type { StopScope } from '../../../server/contract/agents/agent-parts.ts';
import type { AgentSummary } from '../../../server/contract/agents/agents.ts';
import { useNow } from '../../app/clock.ts';
import { stopsQuery } from '../../app/queries.ts';
import { Ago } from '../../ui/parts.tsx';
import { count } from '../../ui/words.ts';
import { sessionName } from '../words.ts';
import { reached } from './scope.ts';

const NAMED = 3;

function Sessions({ agents }: { readonly agents: readonly AgentSummary[] }) {
  const first = agents.slice(0, NAMED);
  const left = agents.length - first.length;
  return (
    <ul>
      {first.map((agent) => (
        <li key={agent.id}>
          {sessionName(agent)} <span className="muted">seen</span> <Ago at={agent.lastSeen} />
        </li>
      ))}
      {left > 0 && <li className="muted">and {count(left, 'other')}</li>}
    </ul>
  );
}

/** What a stop will reach, as it is known at this moment. Later sessions are refused as well. */
export function StopReach(props: {
  readonly scope: StopScope | null;
  readonly agents: readonly AgentSummary[] | null;
}) {
  const { scope, agents } = props;
  const now = useNow();
  const stops = useQuery(stopsQuery);
  const same = stops.data?.active.find(
    (stop) => scope !== null && JSON.stringify(stop.scope) === JSON.stringify(scope),
  );
  const found = scope === null || agents === null ? null : reached(scope, agents, now);
  return (
    <div className="stop-reach" aria-live="polite">
      {same !== undefined && (
        <p>
          <strong>This is stopped already</strong>, since <Ago at={same.at} />, by {same.byName}.
        </p>
      )}
      {scope === null && <p className="muted">What it will reach is shown here.</p>}
      {scope?.kind === 'system' && (
        <p>
          It reaches every session that had to do with <strong>{scope.system}</strong> in the last
          day, and every one that is about to.
        </p>
      )}
      {found !== null && (
        <>
          <p>
            It reaches{' '}
            <strong>
              {found.length === 0
                ? 'no session that was seen in the last hour'
                : `${count(found.length, 'session')} seen in the last hour`}
            </strong>
            , and any that begins while it stands.
          </p>
          <Sessions agents={found} />
        </>
      )}
    </div>
  );
}
