import type { ForgeConnectionShown } from '../../server/contract/forges.ts';
import { useNow } from '../app/clock.ts';
import { Figures } from '../governance/figures.tsx';
import { Icon } from '../ui/icon.tsx';
import { Ago, Mark } from '../ui/parts.tsx';
import { count, deadline, span } from '../ui/words.ts';

const KINDS = { github: 'GitHub', gitlab: 'GitLab', git: 'git' } as const;

function State({ connection }: { readonly connection: ForgeConnectionShown }) {
  const now = useNow();
  const { kind, pausedUntil, failing } = connection;
  if (kind === null) {
    return (
      <Mark meaning="unknown" icon="offline">
        not connected any more
      </Mark>
    );
  }
  if (pausedUntil !== null && Date.parse(pausedUntil) > now) {
    return (
      <Mark meaning="held" icon="held">
        left alone until {deadline(pausedUntil)}, as it asked
      </Mark>
    );
  }
  if (failing > 0) {
    return (
      <Mark meaning="held" icon="unknown">
        {count(failing, 'look')} failed at least once
      </Mark>
    );
  }
  return (
    <Mark meaning="released" icon="released">
      connected
    </Mark>
  );
}

/** One forge: whether it answers, what waits to be looked at there, what went wrong last. */
export function Connection({ connection }: { readonly connection: ForgeConnectionShown }) {
  const now = useNow();
  const { id, kind, depth, oldestDue, openRequests, sweptAt, fault } = connection;
  const late = oldestDue === null ? 0 : now - Date.parse(oldestDue);
  return (
    <article className="gov-card gov-card-plain" aria-labelledby={`forge-${id}`}>
      <h2 id={`forge-${id}`}>
        {id} <span className="muted small">{kind === null ? '' : KINDS[kind]}</span>
      </h2>
      <p className="gov-card-state">
        <State connection={connection} />
      </p>
      <Figures
        all={[
          {
            title: 'Waiting to be looked at',
            value: count(depth, 'look'),
            below:
              oldestDue === null
                ? 'nothing is due'
                : late <= 0
                  ? `the next is due in ${span(late)}`
                  : `the oldest was due ${span(late)} ago`,
          },
          { title: 'Open requests', value: count(openRequests, 'request') },
          {
            title: 'Compared with the forge',
            value: sweptAt === null ? 'not yet' : <Ago at={sweptAt} />,
            below: 'finds what no delivery told of',
          },
        ]}
      />
      {fault !== null && (
        <p className="notice">
          <Icon name="unknown" />
          <span>
            Last fault, <Ago at={fault.at} />: {fault.text}
          </span>
        </p>
      )}
    </article>
  );
}
