import type { EnvironmentKind } from '../../../core/change/types.ts';
import { environmentIn, environmentInName } from '../../shared/environment-words.ts';
import type { Setting } from '../types.ts';

export const NOT_SAID: Setting = { kind: 'unknown', name: null, evidence: null };

/** The machine that the command runs on, which is a developer's. */
export const THIS_MACHINE: Setting = { kind: 'development', name: null, evidence: 'this machine' };

/** A setting by a name that means nothing but an environment: a context, a workspace, a profile. */
export function settingNamed(name: string, saidBy: string): Setting {
  return { kind: environmentIn(name)?.kind ?? 'unknown', name, evidence: `${saidBy} ${name}` };
}

/** A setting by a name that may hold other words: a host, a bucket, a database. */
export function settingInName(name: string, saidBy: string): Setting {
  const found = environmentInName(name);
  return {
    kind: found?.kind ?? 'unknown',
    name: found?.word ?? null,
    evidence: `${saidBy} ${name}`,
  };
}

const GRAVITY: readonly EnvironmentKind[] = [
  'development',
  'test',
  'staging',
  'unknown',
  'production',
];

/** The first that says something; of none that do, `NOT_SAID`. */
export function firstSaid(...settings: readonly (Setting | null)[]): Setting {
  return (
    settings.find((setting) => setting !== null && setting.kind !== 'unknown') ??
    settings.find((setting) => setting?.evidence != null) ??
    NOT_SAID
  );
}

/** The more dangerous of two. */
export function graver(a: Setting, b: Setting): Setting {
  return GRAVITY.indexOf(b.kind) > GRAVITY.indexOf(a.kind) ? b : a;
}
