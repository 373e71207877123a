import { mapAt } from '../../shared/tree/look.ts';
import type { Finding } from '../judge/types.ts';
import { canonical } from '../template/canonical.ts';
import type { TemplateResource } from '../template/template.ts';
import type { Compared } from './compared.ts';

const REFACTOR =
  'rename it with a stack refactor (`aws cloudformation create-stack-refactor`), which keeps the thing itself';
const IMPORT =
  'set `DeletionPolicy: Retain`, take it out, and bring it back under the new name with an import (`--change-set-type IMPORT`)';

/** Tells of resources that go and come back under another logical id, in this file or another. */
export function withRenames(
  compared: readonly Compared[],
  elsewhere: ReadonlyMap<string, string>,
): readonly Compared[] {
  const created = new Map<string, string>();
  for (const { subject, after } of compared) {
    if (subject.act === 'create' && after !== null) {
      created.set(`${subject.type} ${propertiesText(after)}`, subject.logicalId);
    }
  }
  return compared.map((one) => {
    const { subject, before } = one;
    if (subject.act !== 'delete' || before === null || one.after !== null) return one;
    const renamed = created.get(`${subject.type} ${propertiesText(before)}`);
    const file = elsewhere.get(`${subject.type} ${subject.logicalId}`);
    if (renamed === undefined && file === undefined) return one;
    const because =
      renamed === undefined
        ? `a resource of the same name comes in ${file}; another template is another stack, which makes a new one while this one still goes`
        : `the same resource comes back as ${renamed}; to CloudFormation a new logical id is a new resource, so this one still goes`;
    const finding: Finding = { traits: [], because, safer: [REFACTOR, IMPORT], marks: [] };
    return { ...one, findings: [...one.findings, finding] };
  });
}

function propertiesText(resource: TemplateResource): string {
  return canonical(mapAt(resource.tree, 'Properties'));
}
