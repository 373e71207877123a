import { CLASSES } from '../../shared/resource-types/classes.ts';
import { mapAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import type { Finding } from '../judge/types.ts';
import { sameTree } from '../template/canonical.ts';
import type { TemplateResource } from '../template/template.ts';
import { lookupCloudFormation } from '../types/lookup.ts';
import { isSpecified, updateBehaviour } from '../types/replacement.ts';

/** Said where a resource differs only through what it refers to. */
export const ELSEWHERE: Finding = {
  traits: [],
  because:
    'its own lines are the same: a default, mapping or condition that it uses differs, and a stack that was given a value of its own keeps that',
  safer: [],
  marks: [],
};

export function sameProperties(old: TemplateResource, next: TemplateResource): boolean {
  return sameTree(mapAt(old.tree, 'Properties'), mapAt(next.tree, 'Properties'));
}

/** What each property that differs does, where that is more than a change in place. */
export function replacementFindings(
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
  if (!isSpecified(type)) return [];
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
