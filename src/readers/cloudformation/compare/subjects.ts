import type { Finding } from '../judge/types.ts';
import { sameTree } from '../template/canonical.ts';
import { differences } from '../template/differences.ts';
import { fateOf } from '../template/fate.ts';
import { mayCease } from '../template/presence.ts';
import type { Template, TemplateResource } from '../template/template.ts';
import { updateBehaviour } from '../types/replacement.ts';
import { cascade } from './cascade.ts';
import { propertiesOf, subjectOf } from './compared.ts';
import type { Compared } from './compared.ts';
import { policyFindings } from './policy-changes.ts';
import { ELSEWHERE, replacementFindings, sameProperties } from './replacement-findings.ts';

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

function deleted(
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
    ...(properties.length > 0 && sameProperties(old, next) ? [ELSEWHERE] : []),
  ];
  return { subject, findings, before: old, after: next };
}
