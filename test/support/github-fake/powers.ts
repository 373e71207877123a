/** What a test may do to the forge that no user can: delay, lose, repeat, limit, break. */
import type { Delivery, DeliveryMode, ReleaseOptions } from './hooks/deliveries.ts';
import type { Listening, RequestSeen } from './http/server.ts';
import type { Limit, Pattern } from './http/weather.ts';
import { expireTokens } from './state/tokens.ts';
import type { World } from './state/world.ts';

export interface Powers {
  /** Every request so far, in the order of the answers. */
  readonly requests: readonly RequestSeen[];
  /** API calls that no route of the fake knows. */
  readonly unknown: readonly string[];
  /** Every webhook so far, sent or not, in the order of what happened. */
  readonly deliveries: readonly Delivery[];
  hooksTo(url: string): void;
  /** How webhooks go out from now on; `in-order` at first. */
  deliver(mode: DeliveryMode): void;
  /** Sends what is held back, in any order, any number of times. Resolves when all were answered. */
  release(options?: ReleaseOptions): Promise<readonly Delivery[]>;
  /** Sends one again, with the id and the bytes it had. */
  redeliver(delivery: Delivery): Promise<void>;
  /** Resolves when no webhook is under way. */
  settled(): Promise<void>;
  /** Every token that was issued is refused from now on. */
  expireTokens(): void;
  /** After how many entries a pull's listings end without a word; 250 and 3,000 at first. */
  cutLists(cuts: { readonly commits?: number; readonly files?: number }): void;
  /** Refuses API requests, for ever or so many times; `{ kind: 'none' }` ends it. */
  rateLimit(limit: Limit, times?: number): void;
  /** Lets the next requests fail whose `METHOD /path?query` fits. */
  failNext(pattern: Pattern, status: number | 'hang-up', times?: number): void;
  /**
   * Holds requests until a promise resolves: `before` they do anything, or `after`, when the answer is
   * made up and grows old on its way. `begun` resolves once one is held.
   */
  slow(
    pattern: Pattern,
    until: Promise<unknown>,
    when?: 'before' | 'after',
  ): { readonly begun: Promise<void> };
}

export function powersOver(world: World, listening: Listening): Powers {
  const { deliveries, weather } = world;
  return {
    requests: listening.requests,
    unknown: listening.unknown,
    deliveries: deliveries.all,
    hooksTo: (url) => {
      deliveries.target = url;
    },
    deliver: (mode) => {
      deliveries.mode = mode;
    },
    release: (options) => deliveries.release(options),
    redeliver: (delivery) => deliveries.send(delivery),
    settled: () => deliveries.settled(),
    expireTokens: () => expireTokens(world),
    cutLists: ({ commits = world.cuts.commits, files = world.cuts.files }) => {
      world.cuts.commits = commits;
      world.cuts.files = files;
    },
    rateLimit: (limit, times = Infinity) => {
      weather.limit = limit;
      weather.limitTimes = times;
      const seconds = limit.kind === 'primary' ? limit.resetInSeconds : 0;
      weather.limitUntil = Date.parse(world.clock.now()) + seconds * 1000;
    },
    failNext: (pattern, status, times = 1) => {
      weather.failures.push({ pattern, status, times });
    },
    slow: (pattern, until, when = 'before') => {
      const held = Promise.withResolvers<void>();
      weather.delays.push({ pattern, until, when, onHeld: held.resolve });
      return { begun: held.promise };
    },
  };
}
