import { useDeferredValue, useMemo, useState } from 'react';
import type { Effect, EnvironmentKind, Evidence } from '../../../core/change/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { ReversibilityMark } from '../../ui/facts.tsx';
import { TableTools } from '../../ui/table.tsx';
import { bytes, count, list } from '../../ui/words.ts';
import { useChosenEvidence } from '../evidence/chosen.ts';
import { SourceLink } from '../evidence/source-link.tsx';
import {
  FIRST_ROWS,
  groupEffects,
  MORE_ROWS,
  visibleRows,
  type EffectGroup,
} from './effect-groups.ts';
import { EffectRow } from './effect-row.tsx';
import './effects.css';
import { Section } from '../section.tsx';
import { sharedEvidence } from './shared-evidence.ts';
import { Signals } from './signals.tsx';

const CSV = [
  { title: 'verb', csv: (effect: Effect) => effect.verb },
  { title: 'type', csv: (effect: Effect) => effect.resource.type },
  { title: 'address', csv: (effect: Effect) => effect.resource.address },
  { title: 'environment', csv: (effect: Effect) => effect.environmentName ?? effect.environment },
  { title: 'reversibility', csv: (effect: Effect) => effect.reversibility },
  { title: 'data', csv: (effect: Effect) => effect.data },
  { title: 'traits', csv: (effect: Effect) => effect.traits.join(' ') },
  { title: 'why', csv: (effect: Effect) => effect.why },
];

function Group(props: {
  readonly group: EffectGroup;
  readonly wanted: number | null;
  /** By index of the effect; null where all are the same. */
  readonly environments: readonly EnvironmentKind[] | null;
  readonly shared: readonly Evidence[];
}) {
  const { group, wanted, environments, shared } = props;
  const [limit, setLimit] = useState(FIRST_ROWS);
  const rows = visibleRows(group, limit, wanted);
  const hidden = group.effects.length - rows.length;
  return (
    <div className="effects-group">
      <h3>
        <ReversibilityMark kind={group.kind} title={group.title} />
        <span className="muted">{count(group.effects.length, 'effect')}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <EffectRow
            key={row.index}
            row={row}
            environment={environments === null ? null : (environments[row.index] ?? 'unknown')}
            shared={shared}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <button
          type="button"
          className="button no-print"
          onClick={() => setLimit(limit + MORE_ROWS)}
        >
          Show {Math.min(MORE_ROWS, hidden).toLocaleString('en-GB')} of the{' '}
          {count(hidden, 'effect')} left
        </button>
      )}
      {hidden > 0 && <p className="print-only">{count(hidden, 'more effect')} not printed.</p>}
    </div>
  );
}

/** The evidence: every effect, worst first, each with its lines in the input. */
export function Effects(props: {
  readonly safety: SafetyCase;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}) {
  const { safety, filter, onFilter } = props;
  const { environments } = safety.assessment;
  const { effects, inputs } = safety.assessment.change;
  const words = useDeferredValue(filter);
  const groups = useMemo(() => groupEffects(effects, words), [effects, words]);
  const kept = groups.flatMap((group) => group.effects.map(({ effect }) => effect));
  const shared = useMemo(() => sharedEvidence(effects), [effects]);
  const wanted = /^effect-(\d+)/.exec(useChosenEvidence())?.[1];
  return (
    <Section
      id="evidence"
      title="The evidence"
      aside={`${count(effects.length, 'effect')} read from ${list(inputs.map((input) => `${input.name} (${bytes(input.bytes)})`))}`}
    >
      <TableTools
        label="Filter effects"
        filter={filter}
        onFilter={onFilter}
        columns={CSV}
        rows={kept}
        file={`${safety.id}-effects.csv`}
      >
        <p className="effects-count" aria-live="polite">
          {filter === ''
            ? 'Worst first.'
            : `${kept.length.toLocaleString('en-GB')} of ${count(effects.length, 'effect')} fit.`}
        </p>
      </TableTools>
      <Signals safety={safety} weight="note" />
      {shared.length > 0 && (
        <p className="effects-shared">
          <span className="muted">Of all of them:</span>
          {shared.map(({ piece, evidence }) => (
            <SourceLink key={piece} id={`effect-0-${piece}`} evidence={evidence} />
          ))}
        </p>
      )}
      {groups.map((group) => (
        <Group
          key={`${group.kind} ${words}`}
          group={group}
          wanted={wanted === undefined ? null : Number(wanted)}
          environments={new Set(environments).size > 1 ? environments : null}
          shared={shared.map(({ evidence }) => evidence)}
        />
      ))}
      {kept.length === 0 && (
        <p className="muted effects-none">
          {effects.length === 0
            ? 'The change does nothing that Holdpoint reads as an effect.'
            : 'No effect has all of these words.'}
        </p>
      )}
    </Section>
  );
}
