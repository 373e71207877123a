import { at } from '../../shared/tree/look.ts';
import type { Fate } from '../judge/types.ts';
import { supportsSnapshot } from '../types/snapshots.ts';
import { expand } from './expand.ts';
import type { Template, TemplateResource } from './template.ts';
import { valuesAt } from './values.ts';

export type PolicyName = 'DeletionPolicy' | 'UpdateReplacePolicy';

/** What a policy of a resource says becomes of the thing itself, and the words for it. */
export interface FateOf {
  readonly fate: Fate;
  readonly from: string;
  /** Line of the policy, or null where none is set. */
  readonly line: number | null;
}

/** Where several policies are possible the one that keeps least counts. */
const KEEPS: readonly Fate[] = ['delete', 'unknown', 'snapshot', 'retain'];

/** Reads `DeletionPolicy` or `UpdateReplacePolicy`, with the defaults that AWS documents. */
export function fateOf(resource: TemplateResource, template: Template, name: PolicyName): FateOf {
  const tree = at(resource.tree, name);
  if (tree === null) return fallback(resource, name);
  const fates = new Set<Fate>(
    valuesAt(expand(tree, template), []).map((value) =>
      value.kind === 'text' ? named(value.text, resource.type) : 'unknown',
    ),
  );
  const fate = KEEPS.find((candidate) => fates.has(candidate)) ?? 'unknown';
  const text = tree.kind === 'scalar' ? String(tree.value).slice(0, 40) : 'not a plain word';
  return { fate, from: `its ${name} is ${text}`, line: tree.line };
}

function named(text: string, type: string): Fate {
  if (text === 'Retain' || text === 'RetainExceptOnCreate') return 'retain';
  if (text === 'Snapshot') return supportsSnapshot(type) ? 'snapshot' : 'unknown';
  return text === 'Delete' ? 'delete' : 'unknown';
}

function fallback(resource: TemplateResource, name: PolicyName): FateOf {
  const member = at(resource.tree, 'Properties', 'DBClusterIdentifier') !== null;
  const snapshots =
    resource.type === 'AWS::RDS::DBCluster' ||
    (resource.type === 'AWS::RDS::DBInstance' && !member);
  if (snapshots && name === 'DeletionPolicy') {
    return {
      fate: 'snapshot',
      from: `it has no ${name}, and for this type that means Snapshot`,
      line: null,
    };
  }
  return { fate: 'delete', from: `it has no ${name}, which means Delete`, line: null };
}
