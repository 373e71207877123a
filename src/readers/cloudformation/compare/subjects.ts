import { mapAt } from '../../shared/tree/look.ts';
import { CLASSES } from '../../shared/resource-types/classes.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import type { Finding, Subject } from '../judge/types.ts';
import { sameTree } from '../template/canonical.ts';
import { differences, references } from '../template/differences.ts';
import { expand } from '../template/expand.ts';
import { fateOf } from '../template/fate.ts';
import { mayCease } from '../template/presence.ts';
import type { Template, TemplateResource } from '../template/template.ts';
import { lookupCloudFormation } from '../types/lookup.ts';
import { updateBehaviour } from '../types/replacement.ts';
import { policyFindings } from './policy-changes.ts';

/** One resource on both sides, as far as it is there. */
export interface Compared {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  readonly before: TemplateResource | null;
  readonly after: TemplateResource | null;
}

/** Attributes of a resource, beside its properties, whose change does something. */
const ATTRIBUTES = ['UpdatePolicy', 'CreationPolicy', 'DeletionPolicy', 'UpdateReplacePolicy'];

export function compareResources(before: Template, after: Template): readonly Compared[] {
  const ids = [...new Set([...before.resources.keys(), ...after.resources.keys()])].toSorted();
  const compared = ids.flatMap((id) => {
    const one = compareOne(before, after, id);
    return one === null ? [] : [one];
  });
  return cascade(compared, before, after);
}

function compareOne(before: Template, after: Template, id: string): Compared | null {
  const old = before.resources.get(id) ?? null;
  const next = after.resources.get(id) ?? null;
  if (old === null) return next === null ? null : created(next, after);
  if (next === null) return deleted(old, before, false, []);
  if (old.type !== next.type) return retyped(old, next, before, after);
  const ceases = mayCease(
    { condition: old.condition, template: before },
    { condition: next.condition, template: after },
  );
  if (ceases) {
    const one = deleted(old, before, true, [conditionFinding(next)]);
    return { ...one, after: next };
  }
  return updated(old, next, before, after);
}

function created(next: TemplateResource, template: Template): Compared {
  const subject = subjectOf(next, 'create', {
    after: propertiesOf(next, template),
    fate: 'unknown',
    fateFrom: '',
  });
  return { subject, findings: [], before: null, after: next };
}

export function deleted(
  old: TemplateResource,
  template: Template,
  conditional: boolean,
  findings: readonly Finding[],
): Compared {
  const { fate, from } = fateOf(old, template, 'DeletionPolicy');
  const before = propertiesOf(old, template);
  const subject = subjectOf(old, 'delete', { before, fate, fateFrom: from, conditional });
  return { subject, findings, before: old, after: null };
}

function conditionFinding(next: TemplateResource): Finding {
  const line = next.tree.entries.get('Condition')?.line ?? next.line;
  return {
    traits: [],
    because: `it now exists only where the condition ${next.condition} holds, and for some values of the parameters that is no longer so`,
    safer: ['check the parameters of every stack that is made from this template'],
    marks: [{ side: 'after', line, text: `Condition: ${next.condition}` }],
  };
}

/** CloudFormation refuses a new type under an old name; whoever gets around that makes another thing. */
function retyped(
  old: TemplateResource,
  next: TemplateResource,
  before: Template,
  after: Template,
): Compared {
  const { fate, from } = fateOf(old, before, 'DeletionPolicy');
  const subject = subjectOf(old, 'replace', {
    before: propertiesOf(old, before),
    after: propertiesOf(next, after),
    fate,
    fateFrom: from,
    changed: [['Type']],
  });
  const finding: Finding = {
    traits: [],
    because: `its type becomes ${next.type}, which is another thing under the same logical id; CloudFormation itself refuses that in one update`,
    safer: ['give the new resource a logical id of its own'],
    marks: [{ side: 'after', line: next.line, text: `Type: ${next.type}` }],
  };
  return { subject, findings: [finding], before: old, after: next };
}

function updated(
  old: TemplateResource,
  next: TemplateResource,
  before: Template,
  after: Template,
): Compared | null {
  const then = propertiesOf(old, before);
  const now = propertiesOf(next, after);
  const properties = differences(then, now);
  const attributes = ATTRIBUTES.filter(
    (name) => !sameTree(old.tree.entries.get(name) ?? null, next.tree.entries.get(name) ?? null),
  );
  if (properties.length === 0 && attributes.length === 0) return null;
  const behaviours = new Set(properties.map((path) => updateBehaviour(old.type, path)));
  const certain = behaviours.has('replaced');
  const replaced = certain || behaviours.has('perhaps-replaced');
  const policy = fateOf(next, after, 'UpdateReplacePolicy');
  const subject = subjectOf(old, replaced ? 'replace' : 'update', {
    before: then,
    after: now,
    fate: policy.fate,
    fateFrom: policy.from,
    conditional: replaced && !certain,
    changed: [...properties, ...attributes.map((name) => [name])],
  });
  const findings = [
    ...replacementFindings(old.type, properties, now),
    ...policyFindings({ old, before, next, after }),
  ];
  return { subject, findings, before: old, after: next };
}

function replacementFindings(
  type: string,
  paths: readonly (readonly string[])[],
  now: Tree | null,
): readonly Finding[] {
  return paths.flatMap((path) => {
    const behaviour = updateBehaviour(type, path);
    const name = path.join('.');
    if (behaviour === 'in-place') return [];
    const line = now?.kind === 'map' ? now.entries.get(path[0] ?? '')?.line : undefined;
    const marks: Finding['marks'] =
      line === undefined ? [] : [{ side: 'after', line, text: `${name}: …` }];
    if (behaviour === 'not-specified') return notSpecified(type, name, marks);
    const always = behaviour === 'replaced';
    return [
      {
        traits: [],
        because: `a new ${name} ${always ? 'replaces it' : 'may replace it'} (AWS service specification)`,
        safer: [`keep \`${name}\` as it is`],
        marks,
      },
    ];
  });
}

/** A property that the specification does not have: newer than it, or a mistake. */
function notSpecified(type: string, name: string, marks: Finding['marks']): readonly Finding[] {
  const known = lookupCloudFormation(type);
  const holds = known !== null && CLASSES[known.class].data === 'holds-data';
  if (!holds) return [];
  return [
    {
      atLeast: 'unknown',
      traits: [],
      because: `${name} is not in the specification of the type, so nobody can tell whether a change of it replaces the resource`,
      safer: ['read the change set: its Replacement says it'],
      marks,
    },
  ];
}

interface SubjectParts {
  readonly before?: MapTree | null;
  readonly after?: MapTree | null;
  readonly fate: Subject['fate'];
  readonly fateFrom: string;
  readonly conditional?: boolean;
  readonly changed?: Subject['changed'];
}

function subjectOf(
  { type, logicalId }: TemplateResource,
  act: Subject['act'],
  parts: SubjectParts,
): Subject {
  const known = lookupCloudFormation(type);
  return {
    type,
    logicalId,
    act,
    known,
    facts: known === null ? null : CLASSES[known.class],
    before: parts.before ?? null,
    after: parts.after ?? null,
    changed: parts.changed ?? [],
    fate: parts.fate,
    fateFrom: parts.fateFrom,
    conditional: parts.conditional ?? false,
    whole: true,
  };
}

function propertiesOf(resource: TemplateResource, template: Template): MapTree | null {
  const properties = mapAt(resource.tree, 'Properties');
  if (properties === null) return null;
  const expanded = expand(properties, template);
  return expanded.kind === 'map' ? expanded : null;
}

/**
 * What is replaced gets a new id. Whoever refers to it by that id in a property that cannot be changed in
 * place is replaced as well, and so on.
 */
function cascade(
  compared: readonly Compared[],
  before: Template,
  after: Template,
): readonly Compared[] {
  const byId = new Map(compared.map((one) => [one.subject.logicalId, one]));
  const referring = referrers(before, after);
  const queue = compared.filter(({ subject }) => subject.act === 'replace');
  // The queue grows while it is gone through; each resource comes into it once.
  for (const { subject } of queue) {
    const cause = subject.logicalId;
    for (const { id, path } of referring.get(cause) ?? []) {
      const known = byId.get(id);
      if (known !== undefined && known.subject.act !== 'update') continue;
      const old = before.resources.get(id);
      const resource = after.resources.get(id);
      if (old === undefined || resource === undefined) continue;
      if (updateBehaviour(resource.type, path) !== 'replaced') continue;
      const one = replacedWith(cause, path, old, resource, before, after, known);
      byId.set(id, one);
      queue.push(one);
    }
  }
  return [...byId.values()].toSorted((a, b) =>
    a.subject.logicalId < b.subject.logicalId ? -1 : 1,
  );
}

type Referrer = { readonly id: string; readonly path: readonly string[] };

function referrers(before: Template, after: Template): ReadonlyMap<string, readonly Referrer[]> {
  const found = new Map<string, Referrer[]>();
  for (const [id, resource] of after.resources) {
    if (!before.resources.has(id)) continue;
    for (const { path, logicalId } of references(mapAt(resource.tree, 'Properties'))) {
      const list = found.get(logicalId) ?? [];
      list.push({ id, path });
      found.set(logicalId, list);
    }
  }
  return found;
}

function replacedWith(
  cause: string,
  path: readonly string[],
  old: TemplateResource,
  next: TemplateResource,
  before: Template,
  after: Template,
  known: Compared | undefined,
): Compared {
  const policy = fateOf(next, after, 'UpdateReplacePolicy');
  const subject = subjectOf(next, 'replace', {
    before: propertiesOf(old, before),
    after: propertiesOf(next, after),
    fate: policy.fate,
    fateFrom: policy.from,
    conditional: true,
    changed: [...(known?.subject.changed ?? []), path],
  });
  const finding: Finding = {
    traits: [],
    because: `${path.join('.')} refers to ${cause}, which is replaced itself and then has another id`,
    safer: [`keep ${cause} as it is`],
    marks: [],
  };
  return { subject, findings: [...(known?.findings ?? []), finding], before: old, after: next };
}
