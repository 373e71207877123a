import type { Effect, EnvironmentKind, Evidence, Verb } from '../../../core/change/types.ts';
import { EnvironmentMark } from '../../ui/facts.tsx';
import { Address, Mark } from '../../ui/parts.tsx';
import { Prose } from '../../ui/sentence.tsx';
import type { IndexedEffect } from './effect-groups.ts';
import { saysTheSame } from './shared-evidence.ts';
import { SourceLink } from '../evidence/source-link.tsx';

/** As people know them from their tools' own output. */
const SIGNS: Readonly<Record<Verb, string>> = {
  read: '·',
  create: '+',
  update: '~',
  replace: '±',
  delete: '−',
  forget: '⌀',
  import: '↓',
  move: '→',
  execute: '▸',
  grant: '!',
  expose: '!',
};

function DataWords({ effect }: { readonly effect: Effect }) {
  if (effect.data === 'none') return null;
  return effect.data === 'holds-data' ? (
    <Mark meaning={effect.reversibility === 'irreversible' ? 'gone' : 'plain'} icon="data">
      holds data
    </Mark>
  ) : (
    <Mark meaning="unknown" icon="unknown">
      may hold data
    </Mark>
  );
}

/** Enough names to recognise the change by; the source lists them all. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 8);
  const left = names.length - shown.length;
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
}

/** One thing the change does: to what, why it is judged so, what would be milder, and where it was seen. */
export function EffectRow(props: {
  readonly row: IndexedEffect;
  /** Where it acts, when that differs within the change. */
  readonly environment: EnvironmentKind | null;
  /** Evidence that stands above all rows, and is not repeated here. */
  readonly shared: readonly Evidence[];
}) {
  const { environment, shared } = props;
  const { index, effect } = props.row;
  const { resource, traits, changes } = effect;
  return (
    <li className="effect" id={`effect-${index}`}>
      <p className="effect-line">
        <span className={`effect-verb effect-verb-${effect.reversibility}`}>
          <span className="effect-sign" aria-hidden="true">
            {SIGNS[effect.verb]}
          </span>
          {effect.verb}
        </span>
        <span className="effect-address">
          <Address text={resource.address} />
        </span>
        <DataWords effect={effect} />
      </p>
      <p className="effect-why">{effect.why}</p>
      {effect.safer.length > 0 && (
        <p className="effect-safer">
          <span className="effect-safer-word">Safer:</span>{' '}
          <Prose text={effect.safer.join('; or ')} />.
        </p>
      )}
      <div className="effect-foot">
        <p className="effect-facts">
          {environment !== null && (
            <EnvironmentMark kind={environment} name={effect.environmentName} />
          )}
          {resource.name !== null && <span>known as {resource.name}</span>}
          {changes.length > 0 && <span>changes {someOf(changes)}</span>}
          {traits.length > 0 && (
            <span>{traits.map((trait) => trait.replaceAll('-', ' ')).join(', ')}</span>
          )}
        </p>
        <p className="effect-links">
          {effect.evidence.map((evidence, piece) =>
            shared.some((one) => saysTheSame(one, evidence)) ? null : (
              <SourceLink
                key={`${evidence.line}${evidence.note}`}
                id={`effect-${index}-${piece}`}
                evidence={evidence}
              />
            ),
          )}
        </p>
      </div>
    </li>
  );
}
