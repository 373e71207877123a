import type { SafetyCase } from '../../../server/contract/cases.ts';
import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';
import { list } from '../../ui/words.ts';
import { asksPresence } from '../answer/asks-presence.ts';

/** Why an approval is signed with a passkey here, in plain words; null where none is asked for. */
export function passkeyWhy(
  safety: SafetyCase,
  governance: CaseGovernance | undefined,
): string | null {
  if (!asksPresence(safety)) return null;
  const rules = safety.verdict.holds.flatMap(({ rule, requirement }) =>
    requirement.kind === 'approvals' && requirement.from.presence === true ? [rule] : [],
  );
  const reasons = [
    ...(governance?.terms.presence ?? []),
    ...(rules.length === 0 ? [] : [`${list([...new Set(rules)])} asks for it`]),
  ];
  const why = reasons.length === 0 ? '' : `, because ${list(reasons)}`;
  return `A passkey signs each approval${why}. An agent can have somebody’s session, never their touch. Refusing takes no passkey.`;
}
