import type { Assessment } from '../../assess.ts';
import type { CatalogIndex } from '../../catalog/compile.ts';
import type { Policy, Reason, Hold } from '../../policy/types.ts';
import { explanationAsk } from './explanation-ask.ts';
import { findingAsks } from './finding-asks.ts';
import { overdueAsks } from './overdue-asks.ts';
import type { Standing } from '../standing.ts';

/** Something that is asked for besides approvals and checks: why, and what is still open of it. */
export interface Ask {
  readonly reason: Reason;
  /** Empty once it is met. */
  readonly holds: readonly Hold[];
}

/** Everything that policies ask for in terms of their own. `asksPeople`: some rule wants an approval. */
export function builtInAsks(
  assessment: Assessment,
  treated: Assessment,
  policy: Policy,
  roster: CatalogIndex,
  standing: Standing,
  asksPeople: boolean,
): readonly Ask[] {
  const { terms } = policy;
  if (terms === undefined) return [];
  return [
    ...(asksPeople ? explanationAsk(assessment, treated, terms) : []),
    ...findingAsks(assessment, terms, standing),
    ...overdueAsks(assessment, roster, standing),
  ];
}
