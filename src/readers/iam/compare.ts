import { comparePolicies } from './aws-compare.ts';
import { readPolicy } from './aws-statement.ts';
import type { Statement } from './aws-statement.ts';
import { compareAzure } from './azure.ts';
import type { PolicyDocument } from './documents.ts';
import type { Finding } from './finding.ts';
import { compareGcp, compareGcpRole } from './gcp.ts';

/** What two sides of one policy come to, or the line that cannot be read. */
export type Comparison =
  | { readonly kind: 'compared'; readonly findings: readonly Finding[]; readonly denies: boolean }
  | {
      readonly kind: 'failed';
      readonly side: 'before' | 'after';
      readonly line: number;
      readonly message: string;
    };

/** A side that is null allows and denies nothing. Both sides are of one language. */
export function compareDocuments(
  before: PolicyDocument | null,
  after: PolicyDocument | null,
): Comparison {
  const [old, next] = [before?.tree ?? null, after?.tree ?? null];
  const calm = { kind: 'compared', denies: false } as const;
  switch ((after ?? before)?.language) {
    case 'gcp':
      return { ...calm, findings: compareGcp(old, next) };
    case 'gcp-role':
      return { ...calm, findings: compareGcpRole(old, next) };
    case 'azure':
      return { ...calm, findings: compareAzure(old, next) };
    case 'aws':
    case undefined:
      return compareAws(before, after);
  }
}

function compareAws(before: PolicyDocument | null, after: PolicyDocument | null): Comparison {
  const sides: Statement[][] = [];
  for (const [side, document] of [
    ['before', before],
    ['after', after],
  ] as const) {
    if (document === null) {
      sides.push([]);
      continue;
    }
    const reading = readPolicy(document.tree);
    if (reading.kind === 'failed') return { ...reading, side };
    sides.push([...reading.statements]);
  }
  const [old = [], next = []] = sides;
  const denies = old.some(({ effect }) => effect === 'Deny');
  return { kind: 'compared', findings: comparePolicies(old, next), denies };
}
