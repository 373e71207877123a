import { CLASSES } from '../../shared/resource-types/classes.ts';
import { mapAt } from '../../shared/tree/look.ts';
import type { MapTree } from '../../shared/tree/types.ts';
import type { Finding, Subject } from '../judge/types.ts';
import { expand } from '../template/expand.ts';
import type { Template, TemplateResource } from '../template/template.ts';
import { lookupCloudFormation } from '../types/lookup.ts';

/** One resource on both sides, as far as it is there. */
export interface Compared {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  readonly before: TemplateResource | null;
  readonly after: TemplateResource | null;
}

interface SubjectParts {
  readonly before?: MapTree | null;
  readonly after?: MapTree | null;
  readonly fate: Subject['fate'];
  readonly fateFrom: string;
  readonly conditional?: boolean;
  readonly changed?: Subject['changed'];
}

/** A resource as the subject of one act. */
export function subjectOf(
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

/**
 * The properties of a resource, with everything that they refer to. Where none are given AWS has its
 * defaults, and a property that comes or goes is compared with those.
 */
export function propertiesOf(resource: TemplateResource, template: Template): MapTree | null {
  const { tree, line } = resource;
  if (!tree.entries.has('Properties')) return { kind: 'map', entries: new Map(), line, tag: null };
  const properties = mapAt(tree, 'Properties');
  if (properties === null) return null;
  const expanded = expand(properties, template);
  return expanded.kind === 'map' ? expanded : null;
}
