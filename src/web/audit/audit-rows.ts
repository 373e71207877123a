import type { AuditItem } from '../../server/contract/governance/directives.ts';

/** One released change with all that want it looked at: whoever looks, looks for all that their level answers. */
export interface AuditRow {
  readonly case: AuditItem['case'];
  readonly wanted: readonly Pick<AuditItem, 'directive' | 'level'>[];
  readonly audits: AuditItem['audits'];
  /** Some of those who want it have nobody's word yet. */
  readonly isOpen: boolean;
  /** Directives for which this person's look counts. */
  readonly mine: readonly string[];
  /** Whether what is found is signed with a passkey. */
  readonly signs: boolean;
  readonly me: AuditItem['me'];
}

/** In the order in which the queue has them. */
export function auditRows(items: readonly AuditItem[]): readonly AuditRow[] {
  const byCase = Map.groupBy(items, (item) => item.case.id);
  return [...byCase.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const audits = new Map(
      same.flatMap((item) => item.audits).map((audit) => [`${audit.by.id} ${audit.at}`, audit]),
    );
    return {
      case: first.case,
      wanted: same.map(({ directive, level }) => ({ directive, level })),
      audits: [...audits.values()],
      isOpen: same.some((item) => item.audits.length === 0),
      mine: same.filter((item) => item.me.canAudit).map(({ directive }) => directive),
      signs: first.signs,
      me: same.find((item) => item.me.canAudit)?.me ?? first.me,
    };
  });
}
