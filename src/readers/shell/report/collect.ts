import type { Effect, Signal } from '../../../core/change/types.ts';
import type { Doing, Setting } from '../types.ts';
import type { Spot } from '../read/state/types.ts';
import { effectOf, unresolvedSignal } from './effect-of.ts';

const MOST_EFFECTS = 500;
const MOST_SIGNALS = 50;

/** Gathers effects and signals, each only once however often a command says it. */
export class Report {
  readonly effects: Effect[] = [];
  readonly signals: Signal[] = [];
  private readonly here: Setting;
  private readonly seen = new Set<string>();

  /** `here` is the environment that this very machine belongs to. */
  constructor(here: Setting) {
    this.here = here;
  }

  doing(doing: Doing, at: Spot): void {
    // The same doing again, as a loop gives it, needs no effect to be known for it.
    const { verb, type, address, reversibility, data, setting, traits } = doing;
    const key = [verb, type, address, reversibility, data, placeKey(at.place)]
      .concat(setting?.kind ?? '', setting?.name ?? '', traits ?? [])
      .join('\0\0');
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.effect(effectOf(doing, at, this.here));
  }

  effect(effect: Effect): void {
    const { verb, resource, environment, reversibility, data, traits } = effect;
    const key = [verb, resource.type, resource.address, environment, effect.environmentName]
      .concat(reversibility, data, traits)
      .join('\0');
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (this.effects.length < MOST_EFFECTS) this.effects.push(effect);
    else if (this.effects.length === MOST_EFFECTS && !this.seen.has('\0')) {
      this.seen.add('\0');
      this.signal({
        kind: 'unresolved-command',
        weight: 'hold',
        message: `The command does more than ${MOST_EFFECTS} things; the rest is not listed.`,
        evidence: effect.evidence,
      });
    }
  }

  unresolved(why: string, at: Spot): void {
    this.signal(unresolvedSignal(why, at));
  }

  signal(signal: Signal): void {
    const key = `${signal.kind}\0${signal.message}`;
    if (this.seen.has(key) || this.signals.length >= MOST_SIGNALS) return;
    this.seen.add(key);
    this.signals.push(signal);
  }
}

function placeKey(place: Spot['place']): string {
  return place.kind === 'local' ? '' : JSON.stringify(place);
}
