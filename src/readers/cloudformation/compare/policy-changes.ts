import type { Fate, Finding } from '../judge/types.ts';
import { CLASSES } from '../../shared/resource-types/classes.ts';
import { fateOf } from '../template/fate.ts';
import type { PolicyName } from '../template/fate.ts';
import type { Template, TemplateResource } from '../template/template.ts';
import { lookupCloudFormation } from '../types/lookup.ts';

const NAMES: readonly PolicyName[] = ['DeletionPolicy', 'UpdateReplacePolicy'];
const KEEPS: readonly Fate[] = ['delete', 'unknown', 'snapshot', 'retain'];

/** Policies that kept the thing or a snapshot of it, and no longer do. */
export function policyFindings(sides: {
  readonly old: TemplateResource;
  readonly before: Template;
  readonly next: TemplateResource;
  readonly after: Template;
}): readonly Finding[] {
  const { old, before, next, after } = sides;
  const known = lookupCloudFormation(old.type);
  // What can be made again from the template needs no such guard.
  if (known !== null && CLASSES[known.class].loss === 'reversible') return [];
  return NAMES.flatMap((name) => {
    const then = fateOf(old, before, name);
    const now = fateOf(next, after, name);
    if (KEEPS.indexOf(now.fate) >= KEEPS.indexOf(then.fate) || now.fate === 'snapshot') return [];
    const when = name === 'DeletionPolicy' ? 'deleted' : 'replaced';
    const marks: Finding['marks'] = [
      ...(then.line === null
        ? []
        : [
            {
              side: 'before' as const,
              line: then.line,
              text: then.from.replace(/^its (\w+) is /, '$1: '),
            },
          ]),
      ...(now.line === null
        ? []
        : [
            {
              side: 'after' as const,
              line: now.line,
              text: now.from.replace(/^its (\w+) is /, '$1: '),
            },
          ]),
    ];
    return [
      {
        traits: ['protection-removed'] as const,
        because: `${now.from}, so it is lost when its resource is ${when}; before, ${then.from}`,
        safer: [`keep \`${name}: ${then.fate === 'retain' ? 'Retain' : 'Snapshot'}\``],
        marks,
      },
    ];
  });
}
