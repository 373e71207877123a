import { gravest } from '../../../core/change/kinds.ts';
import { mostData } from './act.ts';
import type { Act } from './act.ts';

/** So many people read one by one; beyond that a file is told as a whole. */
const MOST_ACTS = 60;

/**
 * Keeps the first acts of a file apart, and puts all others into one that is as grave as the gravest of
 * them. The quiet act of the file as a whole stays.
 */
export function foldRest(all: readonly Act[]): readonly Act[] {
  const acts = all.filter(({ address }) => address !== '');
  if (acts.length <= MOST_ACTS) return all;
  const rest = acts.slice(MOST_ACTS - 1);
  const first = rest[0] as Act;
  const worst =
    rest.find(({ verb }) => DESTROYING.has(verb)) ?? rest.find(({ verb }) => verb !== 'update');
  return [
    ...acts.slice(0, MOST_ACTS - 1),
    {
      ...first,
      verb: worst?.verb ?? 'update',
      address: 'further',
      name: `${rest.length} further changes`,
      place: rest.find(({ place }) => place.kind === 'production')?.place ?? first.place,
      reversibility: gravest(rest.map(({ reversibility }) => reversibility)) ?? 'reversible',
      data: mostData(rest.map(({ data }) => data)),
      traits: rest.flatMap(({ traits }) => traits),
      changes: rest.flatMap(({ changes }) => changes),
      why: `${rest.length} further changes are remarkable, the first of them because ${first.why}`,
      safer: [...new Set(rest.flatMap(({ safer }) => safer))].slice(0, 10),
      note: `${rest.length} further changes`,
      before: rest.flatMap(({ before }) => before).slice(0, 6),
      after: rest.flatMap(({ after }) => after).slice(0, 6),
    },
    ...all.filter(({ address }) => address === ''),
  ];
}

const DESTROYING: ReadonlySet<Act['verb']> = new Set(['delete', 'replace']);
