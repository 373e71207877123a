import type { DataHolding, Reversibility, Trait, Verb } from '../../core/change/types.ts';
import type { Leaf, Scalar } from './leaves.ts';
import {
  BACKUPS_ON,
  CLOSES_ON,
  COUNTS,
  OPENS_ON,
  PROTECTS_OFF,
  PROTECTS_ON,
  RETENTIONS,
  WINDOWS,
} from './rules-tables.ts';
import { accessFinding } from './rules-access.ts';

/** What one input of a resource says about its change. */
export interface Finding {
  readonly verb?: Verb;
  readonly atLeast?: Reversibility;
  /** The loss is no worse than this: the resource itself keeps a way back. */
  readonly lossAtMost?: Reversibility;
  readonly data?: DataHolding;
  readonly traits: readonly Trait[];
  readonly because: string;
  readonly safer: readonly string[];
  readonly leaf: Leaf | null;
}

export function isOn(value: Scalar | undefined): boolean {
  return (
    value === true || (typeof value === 'string' && /^(?:true|on|enabled?|active)$/i.test(value))
  );
}

function amount(value: Scalar | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const found = /^(\d+(?:\.\d+)?)s?$/.exec(value);
  return found === null ? null : Number(found[1]);
}

/** What an update or a creation means beyond its type. */
export function updateFindings(leaf: Leaf, created: boolean): readonly Finding[] {
  if (leaf.unknown || leaf.before === leaf.after) return [];
  const access = accessFinding(leaf, isOn, { opensOn: OPENS_ON, closesOn: CLOSES_ON });
  if (access !== null) return [access];
  return created ? [] : guardFindings(leaf);
}

function guardFindings(leaf: Leaf): readonly Finding[] {
  const { place, path, before, after } = leaf;
  const [old, next] = [amount(before), amount(after)];
  if (BACKUPS_ON.has(place) && isOn(before) && !isOn(after)) {
    return [
      {
        atLeast: 'irreversible',
        data: 'holds-data',
        traits: ['protection-removed', 'retention-shortened'],
        because: `${path} is switched off, and the backups kept so far go with it`,
        safer: [`leave \`${path}\` on`],
        leaf,
      },
    ];
  }
  const unprotects =
    (PROTECTS_ON.has(place) && isOn(before) && !isOn(after)) ||
    (PROTECTS_OFF.has(place) && before === false && after === true);
  if (unprotects) {
    return [
      {
        traits: ['protection-removed'],
        because: `${path} no longer protects it, so a later update can destroy it`,
        safer: [`leave \`${path}\` as it is until the resource is meant to go`],
        leaf,
      },
    ];
  }
  if (old === null || next === null) return [];
  // For logs 0 means: for ever.
  const forever = place === 'retention_in_days' && (old === 0 || next === 0);
  const shorter = forever ? old === 0 && next > 0 : next < old;
  if (RETENTIONS.has(place) && shorter) {
    return [
      {
        atLeast: 'irreversible',
        data: 'holds-data',
        traits: ['retention-shortened'],
        because: `${path} goes from ${old} to ${next}, and what is older than that is deleted`,
        safer: [`keep \`${path}\`, or export what is older first`],
        leaf,
      },
    ];
  }
  if (WINDOWS.has(place) && next < old) {
    return [
      {
        traits: ['retention-shortened'],
        because: `${path} goes from ${old} to ${next}, so a delete can be called off for less long`,
        safer: [`keep \`${path}\``],
        leaf,
      },
    ];
  }
  if (COUNTS.has(place) && next === 0 && old > 0) {
    return [
      {
        atLeast: 'costly',
        traits: ['scaled-to-zero', 'downtime'],
        because: `${path} goes from ${old} to 0, so nothing of it runs any more`,
        safer: [`keep at least one: \`${path}: 1\``],
        leaf,
      },
    ];
  }
  return [];
}

/** What the inputs say about the way back from a delete or replacement. */
export function lossFindings(leaf: Leaf): readonly Finding[] {
  const { place, path, before } = leaf;
  if (before === undefined) return [];
  if ((place === 'skip_final_snapshot' || place === 'skip_final_backup') && before === true) {
    return [
      {
        traits: ['final-snapshot-skipped'],
        because: `${path} is true, so no last copy is made`,
        safer: [`set \`${path}: false\` in an update of its own first, so that a last copy stays`],
        leaf,
      },
    ];
  }
  if (place === 'skip_final_snapshot' || place === 'skip_final_backup') {
    return before === false ? [way(leaf, 'costly', 'a final snapshot is kept')] : [];
  }
  if (
    place === 'force_destroy' ||
    place === 'force_delete' ||
    place === 'delete_contents_on_destroy'
  ) {
    if (before === false)
      return [way(leaf, 'costly', `${path} is off, so only an empty one can go`)];
    return [
      {
        atLeast: 'irreversible',
        traits: ['contents-destroyed'],
        because: `${path} is on, so it goes with everything in it`,
        safer: [`set \`${path}: false\` first, so that only an empty one can go`],
        leaf,
      },
    ];
  }
  if (place === 'skip_destroy' && before === true) {
    return [way(leaf, 'reversible', `${path} leaves the thing itself in place`)];
  }
  if (PROTECTS_ON.has(place) && /protect|disable_api_termination/.test(place) && isOn(before)) {
    return [
      {
        traits: ['protected'],
        because: `${path} is on, so the update fails unless somebody switches it off first`,
        safer: [],
        leaf,
      },
    ];
  }
  return [];
}

function way(leaf: Leaf, lossAtMost: Reversibility, because: string): Finding {
  return { lossAtMost, traits: [], because, safer: [], leaf };
}
