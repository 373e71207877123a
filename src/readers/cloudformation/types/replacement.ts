import specification from '../../shared/resource-types/generated/cloudformation-properties.json' with { type: 'json' };
import { REVIEWED } from './reviewed-replacements.ts';

/** What CloudFormation does to a resource when one of its properties changes. */
export type UpdateBehaviour = 'in-place' | 'perhaps-replaced' | 'replaced' | 'not-specified';

interface TypeProperties {
  /** Paths such as `Engine` and `WindowsConfiguration.DeploymentType`. */
  readonly always: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

type Row = readonly [type: string, always: string, perhaps: string, others: string];

let byType: ReadonlyMap<string, TypeProperties> | null = null;

/**
 * What a change of the property does, after AWS's service specification. `path` leads from the
 * properties of the resource to what differs: `['Engine']`, or further in where only a part differs.
 */
export function updateBehaviour(type: string, path: readonly string[]): UpdateBehaviour {
  byType ??= indexRows(specification.types as unknown as readonly Row[]);
  const properties = byType.get(type);
  const [top = ''] = path;
  if (properties === undefined) return 'not-specified';
  const prefixes = path.map((_, length) => path.slice(0, length + 1).join('.'));
  const reviewed = prefixes.map((prefix) => REVIEWED.get(`${type}.${prefix}`)).find(Boolean);
  if (reviewed !== undefined) return reviewed;
  if (prefixes.some((prefix) => properties.always.has(prefix))) return 'replaced';
  if (prefixes.some((prefix) => properties.perhaps.has(prefix))) return 'perhaps-replaced';
  return properties.others.has(top) ? 'in-place' : 'not-specified';
}

/** True when the specification has the type. */
export function isSpecified(type: string): boolean {
  byType ??= indexRows(specification.types as unknown as readonly Row[]);
  return byType.has(type);
}

function indexRows(rows: readonly Row[]): ReadonlyMap<string, TypeProperties> {
  return new Map(
    rows.map(([type, always, perhaps, others]) => [
      `AWS::${type}`,
      { always: names(always), perhaps: names(perhaps), others: names(others) },
    ]),
  );
}

function names(list: string): ReadonlySet<string> {
  return new Set(list === '' ? [] : list.split(' '));
}
