import type { Leaf } from '../attributes/leaves.ts';
import { isList, isObject } from '../plan/change.ts';
import type { PlanObject, PlanValue } from '../plan/types.ts';
import type { Subject } from './types.ts';

/** Top-level attribute before the change, or undefined. */
export function beforeOf(subject: Subject, name: string): PlanValue | undefined {
  return own(subject.change.before, name);
}

/** Top-level attribute after the change, or undefined; also undefined while unknown. */
export function afterOf(subject: Subject, name: string): PlanValue | undefined {
  return own(subject.change.after, name);
}

/** True when the attribute gets its value only while the plan is applied. */
export function isUnknownAfter(subject: Subject, name: string): boolean {
  const unknown = subject.change.afterUnknown;
  return isObject(unknown) && Object.hasOwn(unknown, name) && unknown[name] !== false;
}

export function own(value: PlanObject | null | undefined, name: string): PlanValue | undefined {
  if (value === null || value === undefined) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The blocks of a nested attribute, whether it is written as a list or as one object. */
export function blocks(value: PlanValue | undefined): readonly PlanObject[] {
  if (isObject(value)) return [value];
  return isList(value) ? value.filter((item) => isObject(item)) : [];
}

export function textList(value: PlanValue | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function leafNamed(subject: Subject, name: string): Leaf | undefined {
  return subject.leaves.find((leaf) => leaf.name === name);
}

/** A number out of `30`, `"30"`, `"604800s"`, `"7d"`, `"1h30m"` or `"P12W"` (durations in seconds); null for none. */
export function amountOf(value: PlanValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  const iso = isoSeconds(value);
  if (iso !== null) return iso;
  if (!/^(?:\d+(?:\.\d+)?[smhdw])+$/.test(value)) return null;
  const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  let total = 0;
  for (const [, count, unit] of value.matchAll(/(\d+(?:\.\d+)?)([smhdw])/g)) {
    total += Number(count) * (seconds[unit ?? 's'] ?? 1);
  }
  return total;
}

/** The seconds of an ISO 8601 duration, a month taken as 30 days and a year as 365. */
function isoSeconds(value: string): number | null {
  const parts =
    /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      value,
    );
  if (parts === null) return null;
  const units = [31_536_000, 2_592_000, 604_800, 86_400, 3600, 60, 1];
  return units.reduce((total, unit, index) => total + Number(parts[index + 1] ?? 0) * unit, 0);
}

/** True for values that mean "on": `true`, `"true"`, `"ENABLED"`, `"ACTIVE"` and the like. */
export function isOn(value: PlanValue | undefined): boolean {
  if (value === true) return true;
  return (
    typeof value === 'string' &&
    /^(?:true|on|yes|enabled?|active|prevent|delete_protection_enabled|point_in_time_recovery_enabled)$/i.test(
      value,
    )
  );
}

/** A scalar as text; empty for lists, objects and nothing. */
export function textOf(value: PlanValue | undefined): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
