import { useQuery } from '@tanstack/react-query';
import type { CatalogState } from '../../server/contract/catalog.ts';
import { useNow } from '../app/clock.ts';
import { Failure } from '../app/failure.tsx';
import { catalogQuery } from '../app/queries.ts';
import { Section } from '../case/section.tsx';
import { Mark } from '../ui/parts.tsx';
import { absolute, ago, count } from '../ui/words.ts';

const MOST = 12;

/** What the graph is made of besides the files of the catalog, newest first. */
export function Sources() {
  const catalog = useQuery(catalogQuery);
  if (catalog.isPending) return null;
  if (catalog.data === undefined) {
    return <Failure error={catalog.error} onRetry={() => void catalog.refetch()} />;
  }
  const { sources, degraded, asOf } = catalog.data;
  const shown = sources.slice(0, MOST);
  return (
    <Section id="sources" title="What the graph is made of" aside={count(sources.length, 'source')}>
      <p className="study-why">
        {sources.length === 0
          ? 'The files of the catalog alone: nothing was imported.'
          : 'The files of the catalog, and what these sources said last. What was seen longer ago counts for less.'}
      </p>
      {degraded && (
        <p>
          <Mark meaning="unknown" icon="unknown">
            not refreshed since {absolute(asOf)}: the latest imports may be missing
          </Mark>
        </p>
      )}
      <ul className="study-list">
        {shown.map((source) => (
          <li key={`${source.origin} ${source.scope}`}>
            <Source source={source} />
          </li>
        ))}
      </ul>
      {sources.length > shown.length && (
        <p className="small muted">and {count(sources.length - shown.length, 'more', 'more')}</p>
      )}
    </Section>
  );
}

function Source({ source }: { readonly source: CatalogState['sources'][number] }) {
  const now = useNow();
  const { origin, scope, systems, edges, at, importedBy } = source;
  return (
    <>
      {origin} {scope}
      <span className="muted">
        : {count(systems, 'system')}, {count(edges, 'edge')},{' '}
        <time dateTime={at} title={`${absolute(at)}, imported by ${importedBy}`}>
          {ago(at, now)}
        </time>
      </span>
    </>
  );
}
