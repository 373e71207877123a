import { useState } from 'react';
import type { Reach, ReachedSystem } from '../../core/reach/types.ts';
import { TierShape, tierWords } from '../ui/facts.tsx';
import { count } from '../ui/words.ts';
import './reach-tree.css';

/** Branches shown under one system before the rest is asked for. */
const BRANCHES = 12;

type ByCause = ReadonlyMap<string, readonly ReachedSystem[]>;

function Branch({
  system,
  byCause,
}: {
  readonly system: ReachedSystem;
  readonly byCause: ByCause;
}) {
  const [all, setAll] = useState(false);
  const next = byCause.get(system.id) ?? [];
  const shown = all ? next : next.slice(0, BRANCHES);
  return (
    <li>
      <span className="tree-system">
        <TierShape tier={system.tier} />
        <span>
          <strong>{system.name}</strong> <span className="sr-only">{tierWords(system.tier)}</span>
          <span className="muted">
            {system.through?.via != null && ` via ${system.through.via}`}
            {system.owners.length > 0 && ` · ${system.owners.join(', ')}`}
          </span>
        </span>
      </span>
      {next.length > 0 && (
        <ul>
          {shown.map((each) => (
            <Branch key={each.id} system={each} byCause={byCause} />
          ))}
          {shown.length < next.length && (
            <li>
              <button type="button" className="button button-quiet" onClick={() => setAll(true)}>
                and {count(next.length - shown.length, 'more system')}
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

/** The reach as a tree, for windows too narrow for the drawing: harm travels downwards and inwards. */
export function ReachTree({ reach }: { readonly reach: Reach }) {
  const byCause = Map.groupBy(
    reach.systems.filter((system) => system.through !== null),
    (system) => system.through?.to ?? '',
  );
  return (
    <ul className="tree">
      {reach.systems
        .filter((system) => system.distance === 0)
        .map((system) => (
          <Branch key={system.id} system={system} byCause={byCause} />
        ))}
    </ul>
  );
}
