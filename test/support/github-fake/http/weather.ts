/** Bad weather on request: limits, failures, slowness. Every power is off until a test turns it on. */
export type Limit =
  | { readonly kind: 'none' }
  /** All requests of the hour are used up; they come back after so many seconds of the fake's clock. */
  | { readonly kind: 'primary'; readonly resetInSeconds: number }
  | {
      readonly kind: 'secondary';
      readonly status: 403 | 429;
      /** Left out, the forge does not say how long to wait. */
      readonly retryAfterSeconds?: number;
    };

/** A part of `METHOD /path`, or an expression that it must match. */
export type Pattern = string | RegExp;

export interface Weather {
  limit: Limit;
  /** How many more requests are refused before the limit lifts by itself. */
  limitTimes: number;
  /** When the primary limit ends, in milliseconds. */
  limitUntil: number;
  readonly failures: { pattern: Pattern; status: number | 'hang-up'; times: number }[];
  readonly delays: {
    pattern: Pattern;
    until: Promise<unknown>;
    when: 'before' | 'after';
    onHeld?: () => void;
  }[];
  /** Requests counted against each caller in this hour. */
  readonly used: Map<string, number>;
}

export function clearWeather(): Weather {
  return {
    limit: { kind: 'none' },
    limitTimes: Infinity,
    limitUntil: 0,
    failures: [],
    delays: [],
    used: new Map(),
  };
}

export function matches(pattern: Pattern, call: string): boolean {
  return typeof pattern === 'string' ? call.includes(pattern) : pattern.test(call);
}

/** The status that this request is to fail with, once fewer times from now on; null to let it pass. */
export function takeFailure(weather: Weather, call: string): number | 'hang-up' | null {
  const failure = weather.failures.find((one) => one.times > 0 && matches(one.pattern, call));
  if (failure === undefined) return null;
  failure.times -= 1;
  return failure.status;
}

export async function waitOut(
  weather: Weather,
  call: string,
  when: 'before' | 'after',
): Promise<void> {
  for (const delay of weather.delays) {
    if (delay.when !== when || !matches(delay.pattern, call)) continue;
    delay.onHeld?.();
    await delay.until;
  }
}
