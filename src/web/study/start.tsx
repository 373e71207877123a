import { useQuery } from '@tanstack/react-query';
import { systemsQuery } from '../app/queries.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { TierShape, tierWords } from '../ui/facts.tsx';
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
        {[...Map.groupBy(listed, ({ tier }) => tier)].map(([tier, systems]) => (
          <section key={tier ?? 'none'} className="study-tier" aria-label={tierWords(tier)}>
            <h2>
              <TierShape tier={tier} /> {tierWords(tier)}{' '}
              <span className="muted">{count(systems.length, 'system')}</span>
            </h2>
            <ul className="study-systems">
              {systems.map(({ id, name }) => (
                <li key={id}>
                  <SystemLink id={id} name={name} />
                  {name !== id && <code className="muted">{id}</code>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
      <Sources />
    </>
  );
}
