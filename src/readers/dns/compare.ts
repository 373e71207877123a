import { judgeAdded, judgeChanged, judgeRemoved } from './judge.ts';
import type { Judgement } from './judge.ts';
import { keyOf } from './record.ts';
import type { RecordSet, Zone } from './record.ts';

/** One record set that differs, with the side on which it is shown. */
export interface Difference {
  readonly set: RecordSet;
  readonly before: RecordSet | null;
  readonly after: RecordSet | null;
  readonly judgement: Judgement;
}

const ADDRESS = /^(?:A|AAAA|CNAME|ALIAS|ANAME)$/;

export function compareZones(before: Zone, after: Zone): readonly Difference[] {
  const next = new Map(after.sets.map((set) => [keyOf(set), set]));
  const old = new Map(before.sets.map((set) => [keyOf(set), set]));
  const apex = before.apex ?? after.apex;
  const arrivals = new Map<string, RecordSet>();
  for (const [key, set] of next) {
    if (!old.has(key) && ADDRESS.test(set.type)) arrivals.set(set.name, set);
  }
  const differences: Difference[] = [];
  const taken = new Set<RecordSet>();
  for (const [key, set] of old) {
    const same = next.get(key);
    if (same !== undefined) {
      const judgement = judgeChanged(set, same);
      if (judgement !== null) differences.push({ set: same, before: set, after: same, judgement });
      continue;
    }
    const other = ADDRESS.test(set.type) ? arrivals.get(set.name) : undefined;
    if (other !== undefined) {
      // An address that becomes an alias, or the other way round, is a move and no gap.
      taken.add(other);
      const moved = judgeChanged({ ...set, type: 'A' }, { ...other, type: 'A' });
      const judgement = moved ?? judgeAdded(other);
      differences.push({ set: other, before: set, after: other, judgement });
    } else {
      differences.push({ set, before: set, after: null, judgement: judgeRemoved(set, apex) });
    }
  }
  for (const [key, set] of next) {
    if (old.has(key) || taken.has(set)) continue;
    differences.push({ set, before: null, after: set, judgement: judgeAdded(set) });
  }
  return differences;
}

/** True where nothing that leads anywhere is left of a zone that had some. */
export function isEmptied(before: Zone, after: Zone): boolean {
  const real = ({ sets }: Zone) =>
    sets.filter(
      ({ type, name }) =>
        type !== 'SOA' && !(type === 'NS' && name === (before.apex ?? after.apex)),
    );
  return real(before).length > 1 && real(after).length === 0;
}
