import type { EnvironmentKind } from '../../../core/change/types.ts';
import { markBelow } from '../attributes/sensitive.ts';
import { isObject } from '../plan/change.ts';
import type { ResourceChange } from '../plan/change.ts';
import type { PlanFrame, PlanObject, PlanValue } from '../plan/types.ts';
import { environmentIn, environmentInName } from '../../shared/environment-words.ts';

/** One place that says which environment a plan or a resource belongs to. */
export interface Sighting {
  readonly kind: EnvironmentKind;
  /** As it is written there: `prod-eu`. */
  readonly name: string;
  /** `variable environment is "prod-eu"`. */
  readonly note: string;
}

const SPEAKING_NAME =
  /^(?:tf_?)?(?:env|envs|environment|environment_?name|env_?name|stage|stage_?name|workspace|workspace_?name|tier_?env|deployment_?environment|account_?(?:name|alias|env)|profile|aws_?profile|project|project_?id|subscription_?name|cluster_?env)$/i;

const SPEAKING_TAG =
  /^(?:env|environment|env[-_]?name|environment[-_]?name|stage|deployment[-_.]?environment|app\.kubernetes\.io\/environment)$/i;

const TAG_ATTRIBUTES = ['tags', 'tags_all', 'labels', 'effective_labels', 'terraform_labels'];

/** Provider settings whose words may name an environment. */
const PROVIDER_SETTINGS = ['profile', 'workspace', 'project', 'account', 'organization'];

/** The plan's own variables: those whose name says that they name an environment. */
export function variableSightings(frame: PlanFrame): readonly Sighting[] {
  const found: Sighting[] = [];
  for (const [name, value] of frame.variables) {
    if (!SPEAKING_NAME.test(name)) continue;
    const kind = environmentIn(value)?.kind;
    if (kind !== undefined)
      found.push({ kind, name: value, note: `variable ${name} is "${value}"` });
  }
  return found;
}

/** Provider blocks: their aliases, and settings such as an AWS profile, that are written as constants. */
export function providerSightings(frame: PlanFrame): readonly Sighting[] {
  const found: Sighting[] = [];
  for (const [key, value] of Object.entries(frame.providerConfig ?? {})) {
    if (!isObject(value)) continue;
    const settings = isObject(value['expressions']) ? value['expressions'] : {};
    for (const setting of PROVIDER_SETTINGS) {
      const constant = constantOf(settings, setting);
      const kind = constant === null ? undefined : environmentIn(constant)?.kind;
      if (constant === null || kind === undefined) continue;
      found.push({ kind, name: constant, note: `provider ${key} has ${setting} "${constant}"` });
    }
    const alias = value['alias'];
    const kind = typeof alias === 'string' ? environmentIn(alias)?.kind : undefined;
    if (typeof alias === 'string' && kind !== undefined) {
      found.push({ kind, name: alias, note: `provider ${key} has the alias "${alias}"` });
    }
  }
  return found;
}

/** Tags or labels of the resource itself, before and after. */
export function tagSightings(change: ResourceChange): readonly Sighting[] {
  const found = new Map<string, Sighting>();
  for (const [values, marks] of [
    [change.before, change.beforeSensitive],
    [change.after, change.afterSensitive],
  ] as const) {
    for (const attribute of TAG_ATTRIBUTES) {
      const tags = values === null ? undefined : values[attribute];
      const mark = markBelow(marks, attribute);
      for (const sighting of tagsOf(tags, mark, attribute)) found.set(sighting.note, sighting);
    }
  }
  return [...found.values()];
}

/** Words in the address and in the name the resource is known by. */
export function addressSightings(address: string, name: string | null): readonly Sighting[] {
  const found: Sighting[] = [];
  // The type is no evidence: aws_devicefarm_test_grid_project would speak for every plan.
  const speaking = address.replace(
    /(^|\.)(?:data\.)?[a-z0-9]+_[a-z0-9_]+\.(?=[\w-]+(?:\[|$))/,
    '$1',
  );
  const inAddress = environmentInName(speaking);
  if (inAddress !== null) {
    found.push({ kind: inAddress.kind, name: inAddress.word, note: `its address is ${address}` });
  }
  const inName = name === null ? null : environmentInName(name);
  if (name !== null && inName !== null) {
    found.push({ kind: inName.kind, name: inName.word, note: `its name is "${name}"` });
  }
  return found;
}

function tagsOf(
  tags: PlanValue | undefined,
  mark: PlanValue,
  attribute: string,
): readonly Sighting[] {
  if (!isObject(tags)) return [];
  const found: Sighting[] = [];
  for (const [key, value] of Object.entries(tags)) {
    if (!SPEAKING_TAG.test(key) || typeof value !== 'string') continue;
    if (markBelow(mark, key) !== false) continue;
    const kind = environmentIn(value)?.kind;
    if (kind !== undefined) {
      found.push({ kind, name: value, note: `${attribute}.${key} is "${value}"` });
    }
  }
  return found;
}

function constantOf(settings: PlanObject, name: string): string | null {
  const setting = settings[name];
  const constant = isObject(setting) ? setting['constant_value'] : undefined;
  return typeof constant === 'string' ? constant : null;
}
