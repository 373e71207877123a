import { useQuery } from '@tanstack/react-query';
import { systemsQuery } from '../app/queries.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { TierMark } from '../ui/facts.tsx';
import { Empty } from '../ui/parts.tsx';
import { count } from '../ui/words.ts';
import { SystemLink } from './findings.tsx';
import { Sources } from './sources.tsx';

/** Where nothing is asked yet: the systems to begin with, the most critical first. */
export function Start() {
  const systems = useQuery(systemsQuery(''));
  if (systems.isPending) return <Loading what="The catalog" />;
  if (systems.data === undefined) {
    return <Failure error={systems.error} onRetry={() => void systems.refetch()} />;
  }
  const { total, systems: listed } = systems.data;
  if (total === 0) {
    return (
      <Empty icon="search" title="The catalog has no systems yet.">
        <p>
          Write them into catalog.yaml, or let <code>holdpoint catalog import</code> find them.
        </p>
      </Empty>
    );
  }
  return (
    <>
      <section aria-label="Systems">
        <p className="muted">
          {count(total, 'system')} in the catalog
          {total > listed.length && `, the ${listed.length} most critical here`}. Choose one, or
          name a path or a resource above.
        </p>
        <ul className="study-systems">
          {listed.map(({ id, tier }) => (
            <li key={id}>
              <TierMark tier={tier} /> <SystemLink id={id} />
            </li>
          ))}
        </ul>
      </section>
      <Sources />
    </>
  );
}
