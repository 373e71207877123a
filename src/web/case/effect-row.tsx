import type { Effect, EnvironmentKind, Verb } from '../../core/change/types.ts';
import { EnvironmentMark } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { Address, Mark } from '../ui/parts.tsx';
import type { IndexedEffect } from './effect-groups.ts';
import { SourceLink } from './source-link.tsx';

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

/** One thing the change does: to what, why it is judged so, what would be milder, and where it was seen. */
export function EffectRow(props: {
  readonly row: IndexedEffect;
  /** Where it acts, when that differs within the change. */
  readonly environment: EnvironmentKind | null;
}) {
  const { environment } = props;
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
        <ul className="effect-safer">
          {effect.safer.map((text) => (
            <li key={text}>
              <Icon name="right" size={12} />
              <span>
                <span className="effect-safer-word">Safer:</span> {text}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="effect-foot">
        <p className="effect-facts">
          {environment !== null && (
            <EnvironmentMark kind={environment} name={effect.environmentName} />
          )}
          {resource.name !== null && <span>known as {resource.name}</span>}
          {changes.length > 0 && <span>changes {changes.join(', ')}</span>}
          {traits.length > 0 && (
            <span>{traits.map((trait) => trait.replaceAll('-', ' ')).join(', ')}</span>
          )}
        </p>
        <p className="effect-links">
          {effect.evidence.map((evidence, piece) => (
            <SourceLink
              key={`${evidence.line}${evidence.note}`}
              id={`effect-${index}-${piece}`}
              evidence={evidence}
            />
          ))}
        </p>
      </div>
    </li>
  );
}
