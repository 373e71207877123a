import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonEntry } from '../../server/contract/people.ts';
import type { SeniorityGaps } from '../../server/contract/seniority.ts';
import { Failure } from '../app/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { count, list } from '../ui/words.ts';
import { gapsQuery } from './calls.ts';

/** As many as are listed before they fold away. */
const FEW = 8;

type Gap = SeniorityGaps['systems'][number];

function Systems(props: {
  readonly systems: readonly Gap[];
  readonly names: ReadonlyMap<string, string>;
}) {
  const { systems, names } = props;
  return (
    <ul className="plain-list small">
      {systems.map(({ id, name, owners, seniors }) => (
        <li key={id}>
          <Link to="/reach" search={{ of: id }}>
            {name}
          </Link>
          <span className="muted">
            {seniors.length > 0 &&
              `${list(seniors.map((each) => names.get(each) ?? each))} alone, `}
            {owners.length === 0 ? 'owned by nobody' : `owned by ${list(owners)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Notice(props: {
  readonly title: string;
  readonly text: string;
  readonly grave: boolean;
  readonly systems: readonly Gap[];
  readonly names: ReadonlyMap<string, string>;
}) {
  const { title, text, grave, systems, names } = props;
  if (systems.length === 0) return null;
  return (
    <li className={grave ? 'notice notice-held' : 'notice'}>
      <Icon name={grave ? 'held' : 'person'} />
      <div>
        <p>
          <strong>{title}</strong> {text}
        </p>
        {systems.length <= FEW ? (
          <Systems systems={systems} names={names} />
        ) : (
          <details>
            <summary>Show {count(systems.length, 'system')}</summary>
            <Systems systems={systems} names={names} />
          </details>
        )}
      </div>
    </li>
  );
}

/** Tier-1 systems that nobody senior knows, and those that one person alone does. */
export function Gaps({ people }: { readonly people: readonly PersonEntry[] }) {
  const gaps = useQuery(gapsQuery);
  if (gaps.isPending) return null;
  if (gaps.data === undefined) {
    return <Failure error={gaps.error} onRetry={() => void gaps.refetch()} />;
  }
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { tier1, systems } = gaps.data;
  const nobody = systems.filter(({ seniors }) => seniors.length === 0);
  const alone = systems.filter(({ seniors }) => seniors.length > 0);
  const of = `of ${count(tier1, 'Tier-1 system')}`;
  return (
    <ul className="people-problems">
      <Notice
        grave
        title={`Nobody is senior on ${nobody.length.toLocaleString('en-GB')} ${of}.`}
        text="Changes there wait for a director or above. Say in the catalog who knows the system, or have its team grow somebody who does."
        systems={nobody}
        names={names}
      />
      <Notice
        grave={false}
        title={`One person alone is senior on ${alone.length.toLocaleString('en-GB')} ${of}.`}
        text="When they are away or write the change themselves, nobody senior is left to release it."
        systems={alone}
        names={names}
      />
    </ul>
  );
}
