import { mapAt } from '../../shared/tree/look.ts';
import type { Finding } from '../judge/types.ts';
import { references } from '../template/differences.ts';
import { fateOf } from '../template/fate.ts';
import type { Template, TemplateResource } from '../template/template.ts';
import { updateBehaviour } from '../types/replacement.ts';
import { propertiesOf, subjectOf } from './compared.ts';
import type { Compared } from './compared.ts';

/**
 * What is replaced gets a new id. Whoever refers to it by that id in a property that cannot be changed in
 * place is replaced as well, and so on.
 */
export function cascade(
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
