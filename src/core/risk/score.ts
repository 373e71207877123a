import { countsAsProduction, destroys } from '../change/kinds.ts';
import type { Change, Effect, EnvironmentKind } from '../change/types.ts';
import { isAiAssisted } from '../provenance/judge.ts';
import type { Provenance } from '../provenance/types.ts';
import type { Loss, Reach } from '../reach/types.ts';
import type { Risk, RiskFactor } from './types.ts';

/** Fewer earlier changes than this say nothing about where a new one stands. */
const SMALLEST_SAMPLE = 30;

const TIER_POINTS = { 1: 30, 2: 15, 3: 5, 4: 1 } as const;

/**
 * Points by factor, whole numbers. Counts enter by their logarithm: the second database deleted is
 * worse than the first, but not twice as bad.
 */
export function scoreRisk(
  change: Change,
  environments: readonly EnvironmentKind[],
  reach: Reach,
  losses: readonly Loss[],
  provenance: Provenance,
  history: readonly number[],
): Risk {
  const factors = [
    ...counted(change, 'Cannot be undone', 20, (effect) => effect.reversibility === 'irreversible'),
    ...counted(
      change,
      'Takes data along',
      15,
      (effect) => effect.data === 'holds-data' && destroys(effect),
    ),
    ...counted(change, 'Unknown', 10, (effect) => effect.reversibility === 'unknown'),
    ...counted(change, 'Costly to undo', 5, (effect) => effect.reversibility === 'costly'),
    ...lossFactor(losses),
    ...environmentFactor(change, environments),
    ...tierFactor(reach),
    ...reachFactor(reach),
    ...(isAiAssisted(provenance) ? [{ name: 'AI-assisted', points: 5, why: provenance.why }] : []),
  ];
  const points = factors.reduce((sum, factor) => sum + factor.points, 0);
  return { points, ...standing(points, history), factors };
}

function counted(
  change: Change,
  name: string,
  weight: number,
  applies: (effect: Effect) => boolean,
): readonly RiskFactor[] {
  const count = change.effects.filter(applies).length;
  if (count === 0) return [];
  return [
    { name, points: growing(weight, count), why: `${count} of ${change.effects.length} effects` },
  ];
}

function lossFactor(losses: readonly Loss[]): readonly RiskFactor[] {
  const worst = losses.find(
    ({ kind }) => kind === 'data-with-backups' || kind === 'unprotected-delete',
  );
  if (!worst) return [];
  return worst.kind === 'data-with-backups'
    ? [{ name: 'Backups go too', points: 40, why: worst.headline }]
    : [{ name: 'Protection removed', points: 20, why: worst.headline }];
}

function environmentFactor(
  change: Change,
  environments: readonly EnvironmentKind[],
): readonly RiskFactor[] {
  const acting = change.effects.filter(
    (effect, index) =>
      effect.verb !== 'read' &&
      effect.resource.provider !== null &&
      countsAsProduction(environments[index] ?? 'unknown'),
  ).length;
  return acting === 0
    ? []
    : [
        {
          name: 'Production',
          points: 10,
          why: `${acting} effects in production or where nobody knows`,
        },
      ];
}

function tierFactor(reach: Reach): readonly RiskFactor[] {
  if (reach.worstTier === null) return [];
  const direct = reach.systems.some(
    ({ tier, distance }) => tier === reach.worstTier && distance === 0,
  );
  const points = TIER_POINTS[reach.worstTier];
  return direct
    ? [{ name: `Tier ${reach.worstTier}`, points, why: 'hit directly' }]
    : [
        {
          name: `Tier ${reach.worstTier}`,
          points: Math.ceil(points / 2),
          why: 'reached through others',
        },
      ];
}

function reachFactor(reach: Reach): readonly RiskFactor[] {
  const direct = reach.systems.filter(({ distance }) => distance === 0).length;
  const dependents = reach.total - direct;
  return dependents === 0
    ? []
    : [
        {
          name: 'Reach',
          points: growing(4, dependents),
          why: `${dependents} systems depend on what it hits`,
        },
      ];
}

/** `weight` for one, and `weight` more for each doubling. */
function growing(weight: number, count: number): number {
  return Math.round(weight * (1 + Math.log2(count)));
}

/** Share of earlier changes with fewer points, in percent, counting ties as half. */
function standing(
  points: number,
  history: readonly number[],
): { readonly percentile: number | null; readonly sample: number } {
  const sample = history.length;
  if (sample < SMALLEST_SAMPLE) return { percentile: null, sample };
  const below = history.filter((earlier) => earlier < points).length;
  const equal = history.filter((earlier) => earlier === points).length;
  return { percentile: Math.round(((below + equal / 2) / sample) * 100), sample };
}
