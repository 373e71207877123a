import { gravest, mostData } from '../report/act.ts';
import type { Act } from '../report/act.ts';

/** So many people read one by one; beyond that a file is told as a whole. */
const MOST_ACTS = 60;

/** Keeps the first acts apart, and puts all others into one that is as grave as the gravest of them. */
export function foldRest(acts: readonly Act[]): readonly Act[] {
  if (acts.length <= MOST_ACTS) return acts;
  const rest = acts.slice(MOST_ACTS - 1);
  const first = rest[0] as Act;
  const expose =
    rest.find(({ verb }) => verb === 'expose') ?? rest.find(({ verb }) => verb !== 'update');
  return [
    ...acts.slice(0, MOST_ACTS - 1),
    {
      ...first,
      verb: expose?.verb ?? 'update',
      address: 'further',
      name: `${rest.length} further settings`,
      place: rest.find(({ place }) => place.kind === 'production')?.place ?? first.place,
      reversibility: gravest(rest.map(({ reversibility }) => reversibility)),
      data: mostData(rest.map(({ data }) => data)),
      traits: rest.flatMap(({ traits }) => traits),
      changes: rest.flatMap(({ changes }) => changes),
      why: `${rest.length} further settings are remarkable, the first of them because ${first.why}`,
      safer: [...new Set(rest.flatMap(({ safer }) => safer))].slice(0, 10),
      note: `${rest.length} further settings`,
      before: rest.flatMap(({ before }) => before).slice(0, 6),
      after: rest.flatMap(({ after }) => after).slice(0, 6),
    },
  ];
}
