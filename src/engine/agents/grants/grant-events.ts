import type { LedgerEvent } from '../../ports.ts';
import type { Grant, GrantTerms } from '../types.ts';

export function grantIssuedEvent(grant: Grant, name: string): LedgerEvent {
  const { revoked: _revoked, ...terms } = grant;
  return {
    kind: 'grant.issued',
    at: grant.grantedAt,
    case: null,
    actor: grant.grantedBy,
    text: `${name} lets ${describeGrant(grant)} until ${grant.endsAt}: ${grant.reason}`,
    body: { ...terms },
  };
}

export function grantRevokedEvent(
  grant: Grant,
  person: { readonly id: string; readonly name: string },
  reason: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'grant.revoked',
    at,
    case: null,
    actor: person.id,
    text: `${person.name} took back that ${describeGrant(grant)}: ${reason}`,
    body: { grant: grant.id, reason },
  };
}

export function grantUsedEvent(
  grant: Grant,
  use: { readonly decision: string; readonly agent: string; readonly left: number },
  by: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'grant.used',
    at,
    case: null,
    actor: by,
    text: `A grant was used: ${describeGrant(grant)}; ${use.left} left for now`,
    body: { grant: grant.id, ...use },
  };
}

function describeGrant({ agent, verbs, systems, environments }: GrantTerms): string {
  const who = agent === '*' ? 'every agent' : agent;
  return `${who} ${verbs.join(', ')} on ${systems.join(', ')} in ${environments.join(', ')}`;
}
