import { environmentIn } from '../../shared/environment-words.ts';
import { actOf } from '../report/act.ts';
import type { Act } from '../report/act.ts';
import type { Place } from '../rules/types.ts';
import type { FlagExport, FlagState } from './flag-state.ts';

/** A step of half of everybody at once, from a quarter or less. */
const STEP = 0.5;
const FROM_AT_MOST = 0.25;

/** What changes for people by the flags of an export, one act a flag and environment. */
export function judgeFlags(
  before: FlagExport | null,
  after: FlagExport | null,
  place: Place,
): readonly Act[] {
  const provider = (after ?? before)?.provider ?? 'flagd';
  const next = new Map((after?.flags ?? []).map((flag) => [idOf(flag), flag]));
  return (before?.flags ?? []).flatMap((flag) => {
    const now = next.get(idOf(flag)) ?? null;
    const found = compare(flag, now);
    if (found.length === 0) return [];
    return [actFor(flag, now, found, provider, placeOf(flag, place))];
  });
}

function idOf({ key, environment }: FlagState): string {
  return JSON.stringify([key, environment]);
}

function placeOf({ environment }: FlagState, place: Place): Place {
  if (environment === null) return place;
  return { kind: environmentIn(environment)?.kind ?? 'unknown', name: environment };
}

interface Said {
  readonly what: string;
  readonly change: string;
  readonly safer: string;
}

function compare(before: FlagState, after: FlagState | null): readonly Said[] {
  const live = before.on && !before.archived;
  if (after === null) {
    return live
      ? [
          said(
            'is deleted while it is on, and every program falls back to the default in its code',
            'flag',
            'switch it off first, and delete it when nothing asks for it any more',
          ),
        ]
      : [];
  }
  if (after.archived && !before.archived) {
    return live
      ? [
          said(
            'is archived while it is on, and every program falls back to the default in its code',
            'archived',
            'take it out of the code first',
          ),
        ]
      : [];
  }
  if (after.archived) return [];
  return [...switched(before, after), ...conditions(before, after)];
}

function switched(before: FlagState, after: FlagState): readonly Said[] {
  const leap = [...after.served].find(([name, share]) => {
    const old = before.served.get(name) ?? 0;
    return share - old >= STEP - 1e-9 && old <= FROM_AT_MOST;
  });
  if (before.on && !after.on) {
    return [
      said(
        `is switched off for everybody at once`,
        'on',
        'check that what it replaces still works',
      ),
    ];
  }
  if (leap === undefined) {
    return !before.on && after.on
      ? [said('is switched on', 'on', 'watch the first few before the share grows')]
      : [];
  }
  const [name, share] = leap;
  const old = before.served.get(name) ?? 0;
  const how = `${percent(old)} to ${percent(share)}`;
  return [
    said(
      `${before.on ? 'gives' : 'is switched on and gives'} ${name} to ${share > 0.99 ? 'everybody' : percent(share)} at once (from ${how})`,
      before.on ? 'rollout' : 'on',
      'raise the share in steps (10, 25, 50 percent), and watch each one',
    ),
  ];
}

function conditions(before: FlagState, after: FlagState): readonly Said[] {
  if (!after.on) return [];
  const found: Said[] = [];
  const gone = before.targeting.filter((rule) => !after.targeting.includes(rule)).length;
  if (gone > 0 && after.targeting.length < before.targeting.length) {
    const left = after.targeting.length;
    found.push(
      said(
        `loses ${gone} of ${before.targeting.length} rules that pick people out${left === 0 ? ', and treats everybody alike' : ''}`,
        'targeting',
        'check who was picked out and what they get now',
      ),
    );
  }
  const missing = before.prerequisites.filter((key) => !after.prerequisites.includes(key));
  if (missing.length > 0) {
    found.push(
      said(
        `no longer waits for ${missing.join(', ')}`,
        'prerequisites',
        'keep the prerequisite until the other flag is on for everybody',
      ),
    );
  }
  return found;
}

function said(what: string, change: string, safer: string): Said {
  return { what, change, safer };
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function actFor(
  before: FlagState,
  after: FlagState | null,
  found: readonly Said[],
  provider: string,
  place: Place,
): Act {
  const where = before.environment === null ? '' : `@${before.environment}`;
  return actOf({
    verb: after === null ? 'delete' : 'update',
    type: 'feature-flag',
    provider,
    address: `${before.key}${where}`,
    name: before.key,
    place,
    why: `The flag ${before.key} ${found.map(({ what }) => what).join(', and ')}; the old state can be put back`,
    traits: [
      'configuration',
      'feature-flag',
      ...(found.some(({ what }) => what.includes('at once')) ? (['number-leap'] as const) : []),
    ],
    changes: found.map(({ change }) => change),
    safer: found.map(({ safer }) => safer),
    note: `flag ${before.key}${where}`,
    before: [before.line],
    after: after === null ? [] : [after.line],
  });
}
