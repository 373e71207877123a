import { CLASSES } from '../../shared/resource-types/classes.ts';
import type { Act, Fate, Finding, Subject } from '../judge/types.ts';
import { differences } from '../template/differences.ts';
import { lookupCloudFormation } from '../types/lookup.ts';
import { contextOf } from './context.ts';
import type { Context } from './context.ts';
import type { Detail, ResourceChange } from './change-set.ts';
import { supportsSnapshot } from '../types/snapshots.ts';

/** A change of one resource, with what its details say. */
export interface Changed {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
}

export function subjectOf(change: ResourceChange): Changed {
  const before = contextOf(change, 'BeforeContext');
  const after = contextOf(change, 'AfterContext');
  const { act, conditional } = actOf(change);
  const known = lookupCloudFormation(change.type);
  const { fate, from } = fateOf(change);
  const subject: Subject = {
    type: change.type,
    logicalId: change.logicalId,
    act,
    known,
    facts: known === null ? null : CLASSES[known.class],
    before: before.properties,
    after: after.properties,
    changed: changedOf(change, before, after),
    fate,
    fateFrom: from,
    conditional,
    whole: before.attributes !== null || after.attributes !== null,
  };
  return { subject, findings: [...policyFindings(before, after), ...reasons(change)] };
}

function actOf(change: ResourceChange): { readonly act: Act; readonly conditional: boolean } {
  switch (change.action) {
    case 'Add':
      return { act: 'create', conditional: false };
    case 'Remove':
      return { act: 'delete', conditional: false };
    case 'Import':
    case 'SyncWithActual':
      return { act: 'import', conditional: false };
    case 'Modify':
      return modification(change);
    case null:
    default:
      return { act: 'execute', conditional: false };
  }
}

function modification(change: ResourceChange): {
  readonly act: Act;
  readonly conditional: boolean;
} {
  const recreations = new Set(change.details.map(({ recreation }) => recreation));
  const said = change.replacement?.toLowerCase() ?? null;
  if (said === 'true') return { act: 'replace', conditional: false };
  if (said === 'conditional') return { act: 'replace', conditional: true };
  // Where the field is missing or contradicts its own details, the details count.
  if (recreations.has('Always')) return { act: 'replace', conditional: said !== null };
  if (recreations.has('Conditionally') && said === null) {
    return { act: 'replace', conditional: true };
  }
  const told = said === 'false' || change.details.length > 0 || !mayReplace(change);
  return told ? { act: 'update', conditional: false } : { act: 'replace', conditional: true };
}

/** Tags, metadata and policies are changed in place; of anything else a replacement has to be ruled out. */
function mayReplace({ scope, type }: ResourceChange): boolean {
  if (type === 'AWS::CloudFormation::Stack') return false;
  return scope.length === 0 || scope.includes('Properties');
}

function fateOf({ policyAction, type, action }: ResourceChange): {
  readonly fate: Fate;
  readonly from: string;
} {
  const from = `its PolicyAction is ${policyAction?.slice(0, 40) ?? 'not given'}`;
  switch (policyAction) {
    case 'Delete':
    case 'ReplaceAndDelete':
      return { fate: 'delete', from };
    case 'Retain':
    case 'ReplaceAndRetain':
      return { fate: 'retain', from };
    case 'Snapshot':
    case 'ReplaceAndSnapshot':
      return { fate: supportsSnapshot(type) ? 'snapshot' : 'unknown', from };
    case null:
    default:
      return { fate: 'unknown', from: action === null ? 'no action is given' : from };
  }
}

function changedOf(change: ResourceChange, before: Context, after: Context): Subject['changed'] {
  if (change.action !== 'Modify') return [];
  const fromDetails = change.details.map(({ attribute, name }) =>
    attribute === 'Properties' && name !== null ? [name] : [attribute],
  );
  const fromContext = differences(before.properties, after.properties);
  const scope = change.details.length === 0 ? change.scope.map((name) => [name]) : [];
  return [...fromDetails, ...fromContext, ...scope];
}

/** A policy that kept the thing before and does not afterwards, where the contexts show both. */
function policyFindings(before: Context, after: Context): readonly Finding[] {
  if (before.attributes === null || after.attributes === null) return [];
  return ['DeletionPolicy', 'UpdateReplacePolicy'].flatMap((name) => {
    const then = before.attributes?.entries.get(name);
    const now = after.attributes?.entries.get(name);
    const kept = then?.kind === 'scalar' && /^(?:Retain|Snapshot)/.test(String(then.value));
    const keeps = now?.kind === 'scalar' && /^(?:Retain|Snapshot)/.test(String(now.value));
    if (!kept || keeps) return [];
    return [
      {
        traits: ['protection-removed'] as const,
        because: `${name} was ${String(then.value).slice(0, 30)} and no longer is`,
        safer: [`keep \`${name}: ${String(then.value).slice(0, 30)}\``],
        marks: [],
      },
    ];
  });
}

/** What the details give as the cause of a replacement. */
function reasons(change: ResourceChange): readonly Finding[] {
  const causes = change.details.filter(
    ({ recreation }) => recreation === 'Always' || recreation === 'Conditionally',
  );
  if (causes.length === 0 || change.action !== 'Modify') return [];
  const named = [...new Set(causes.map((detail) => nameOf(detail)))].toSorted();
  const unsettled = causes.every(({ evaluation }) => evaluation === 'Dynamic');
  return [
    {
      traits: [],
      because: `${named.slice(0, 5).join(', ')} ${named.length === 1 ? 'requires' : 'require'} recreation${unsettled ? ', as far as its new value differs at execution' : ''}`,
      safer: named.slice(0, 3).map((name) => `keep \`${name}\` as it is`),
      marks: causes
        .slice(0, 4)
        .map((detail) => ({ side: 'after', line: detail.line, text: `${nameOf(detail)}: …` })),
    },
  ];
}

function nameOf({ name, attribute }: Detail): string {
  return (name ?? attribute).slice(0, 80);
}
