import type { PlanElement, PlanObject, PlanValue } from './types.ts';

/** One resource change with its parts named and their shapes checked. Values stay inside the reader. */
export interface ResourceChange {
  readonly element: PlanElement;
  readonly address: string;
  readonly previousAddress: string | null;
  readonly mode: 'managed' | 'data' | 'unknown';
  readonly type: string;
  readonly name: string;
  /** `aws` of `registry.terraform.io/hashicorp/aws`, or null. */
  readonly provider: string | null;
  readonly deposed: boolean;
  readonly actionReason: string | null;
  /** As they stand; not checked for sense. */
  readonly actions: PlanValue;
  readonly before: PlanObject | null;
  readonly after: PlanObject | null;
  readonly afterUnknown: PlanValue;
  readonly beforeSensitive: PlanValue;
  readonly afterSensitive: PlanValue;
  readonly replacePaths: readonly PlanValue[];
  readonly importing: boolean;
}

/** Null when the element is not a resource change at all. */
export function resourceChange(element: PlanElement): ResourceChange | null {
  const value = element.value;
  if (!isObject(value) || !isObject(value['change'])) return null;
  const { address, type } = value;
  if (typeof address !== 'string' || typeof type !== 'string') return null;
  const change = value['change'];
  const replacePaths = change['replace_paths'];
  return {
    element,
    address,
    previousAddress: text(value['previous_address']),
    mode: mode(value['mode']),
    type,
    name: text(value['name']) ?? '',
    provider: text(value['provider_name'])?.split('/').at(-1) ?? null,
    deposed: value['deposed'] !== undefined && value['deposed'] !== null,
    actionReason: text(value['action_reason']),
    actions: change['actions'] ?? null,
    before: objectOrNull(change['before']),
    after: objectOrNull(change['after']),
    afterUnknown: change['after_unknown'] ?? false,
    beforeSensitive: change['before_sensitive'] ?? false,
    afterSensitive: change['after_sensitive'] ?? false,
    replacePaths: Array.isArray(replacePaths) ? (replacePaths as readonly PlanValue[]) : [],
    importing: change['importing'] !== undefined && change['importing'] !== null,
  };
}

export function isObject(value: PlanValue | undefined): value is PlanObject {
  return value !== undefined && value !== null && typeof value === 'object' && !isList(value);
}

export function isList(value: PlanValue | undefined): value is readonly PlanValue[] {
  return Array.isArray(value);
}

function objectOrNull(value: PlanValue | undefined): PlanObject | null {
  return isObject(value) ? value : null;
}

function text(value: PlanValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function mode(value: PlanValue | undefined): ResourceChange['mode'] {
  return value === 'managed' || value === 'data' ? value : 'unknown';
}
