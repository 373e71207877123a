import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';
import { Icon } from '../../ui/icon.tsx';
import { Address, Unbroken } from '../../ui/parts.tsx';

/** What is known of the change beside the empty fields: facts, and nothing of an answer. */
export function FactsBeside({ facts }: { readonly facts: CaseGovernance['facts'] }) {
  return (
    <aside className="explain-facts" aria-label="What Holdpoint read">
      <h3>What Holdpoint read</h3>
      <p>
        <Unbroken text={facts.headline} />
      </p>
      {facts.irreversible.length > 0 && (
        <>
          <h3>
            <Icon name="gone" size={14} /> Cannot be undone
          </h3>
          <ul>
            {facts.irreversible.map(({ effect, verb, why }) => (
              <li key={`${verb} ${effect} ${why}`}>
                {verb} <Address text={effect} />
                <span className="muted">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="muted">Repeating this is not an explanation, and is given back.</p>
    </aside>
  );
}
