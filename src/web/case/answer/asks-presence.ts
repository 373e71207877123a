import type { SafetyCase } from '../../../server/contract/cases.ts';

/** Whether some open hold takes only an answer that is signed with a passkey. */
export function asksPresence({ verdict }: SafetyCase): boolean {
  return verdict.holds.some(
    ({ requirement }) =>
      requirement.kind === 'approvals' &&
      (requirement.presence === true || requirement.from.presence === true),
  );
}
