import type { AutonomyLevel, ZoneKind } from '../../core/policy/types.ts';
import type { Leave, Place } from './place.ts';

const ZONES: Readonly<Record<ZoneKind, string>> = {
  free: 'AI may work here freely.',
  assisted: 'AI may help here; somebody senior reads what it wrote.',
  'human-only': 'Only people work here. No agent changes anything.',
};

const LEVELS: Readonly<Record<AutonomyLevel, string>> = {
  observe: 'may only look',
  propose: 'proposes, and a person acts or releases it',
  'act-with-approval': 'acts, and is held where a rule says so',
  'act-within-limits': 'acts within the rules',
};

/** One line on where a path lies, and one on whose it is. */
export function placeInWords({ path, zone, reason, rule, systems, owners }: Place): string {
  const why = reason === null ? '' : ` ${reason}`;
  const by = rule === null ? '' : ` (${rule})`;
  const whose =
    systems.length === 0
      ? ''
      : `\n  It belongs to ${systems.join(', ')}${owners.length === 0 ? '' : `, of ${owners.join(', ')}`}.`;
  return `${path}: ${ZONES[zone]}${why}${by}${whose}`;
}

/** Environments in which an agent has the same level share a line. */
export function leaveInWords(leave: readonly Leave[]): readonly string[] {
  const levels = [...new Set(leave.map(({ level }) => level))];
  return levels.map((level) => {
    const environments = leave
      .filter((each) => each.level === level)
      .map((each) => each.environment);
    return `${environments.join(', ')}: an agent ${LEVELS[level]} (${level})`;
  });
}
