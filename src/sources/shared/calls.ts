import type { SeenEdge } from '../../core/catalog/facts.ts';
import { CONFIDENCE, RATE_WINDOW_SECONDS, confidenceOfCalls } from './confidence.ts';
import { instantOf } from './instants.ts';

/** Traffic from one system to another, as one record of an export tells it. */
export interface Call {
  readonly from: string;
  readonly to: string;
  /** How many, or how many a second; null where the tool saw traffic and does not say how much. */
  readonly count: { readonly calls: number } | { readonly perSecond: number } | null;
  readonly failed?: number;
  /** `HTTP`, `postgresql`; null where nobody says. */
  readonly protocol: string | null;
  /** Milliseconds since 1970 of the last call; null where the tool does not say. */
  readonly last: number | null;
}

interface Total {
  readonly from: string;
  readonly to: string;
  calls: number;
  perSecond: number;
  counted: boolean;
  failed: number;
  protocol: string | null;
  last: number | null;
}

/** Adds up calls by pair. */
export class Calls {
  readonly #at: string;
  readonly #totals = new Map<string, Total>();

  constructor(at: string) {
    this.#at = at;
  }

  get size(): number {
    return this.#totals.size;
  }

  add({ from, to, count, failed = 0, protocol, last }: Call): void {
    const calls = count !== null && 'calls' in count ? count.calls : 0;
    const perSecond = count !== null && 'perSecond' in count ? count.perSecond : 0;
    // A counter that stands at nothing, or at what is no number, shows no call.
    if (count !== null && !(calls > 0 || perSecond > 0)) return;
    const key = `${from}\0${to}`;
    let total = this.#totals.get(key);
    if (total === undefined) {
      total = { from, to, calls: 0, perSecond: 0, counted: false, failed: 0, protocol, last };
      this.#totals.set(key, total);
    }
    total.calls += Number.isFinite(calls) ? calls : 0;
    total.perSecond += Number.isFinite(perSecond) ? perSecond : 0;
    total.counted ||= count !== null;
    total.failed += failed > 0 && Number.isFinite(failed) ? failed : 0;
    total.protocol ??= protocol;
    if (last !== null && (total.last === null || last > total.last)) total.last = last;
  }

  *edges(): Generator<SeenEdge> {
    for (const total of this.#totals.values()) {
      const worth = total.calls + total.perSecond * RATE_WINDOW_SECONDS;
      yield {
        from: total.from,
        to: total.to,
        source: 'observed',
        confidence: total.counted ? confidenceOfCalls(worth) : CONFIDENCE.seen,
        via: inWords(total),
        seenAt: (total.last === null ? null : instantOf(total.last)) ?? this.#at,
      };
    }
  }
}

function inWords({ calls, perSecond, failed, protocol, counted }: Total): string {
  const parts = [
    ...(protocol === null ? [] : [protocol]),
    ...(calls > 0 ? [`${number(calls)} ${calls === 1 ? 'call' : 'calls'}`] : []),
    ...(perSecond > 0 ? [`${number(perSecond)} calls/s`] : []),
    ...(failed > 0 ? [`${number(failed)} failed`] : []),
    ...(counted ? [] : ['traffic seen']),
  ];
  return parts.join(', ');
}

/** Made once: making one costs more than a thousand uses. */
const SMALL = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });
const LARGE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15 });

function number(value: number): string {
  return (value < 1 ? SMALL : LARGE).format(value);
}
