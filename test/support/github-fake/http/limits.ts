/** Rate limits as the forge tells them: in headers always, and as a refusal when a test says so. */
import type { World } from '../state/world.ts';
import { RefusedCall } from './refusal.ts';

const PER_HOUR = 5000;
const HOUR_S = 3600;

export function limitHeaders(world: World, caller: string): Record<string, string> {
  const { weather } = world;
  const nowS = Math.floor(Date.parse(world.clock.now()) / 1000);
  const exhausted = weather.limit.kind === 'primary' && limited(world);
  const used = weather.used.get(caller) ?? 0;
  const reset = exhausted
    ? Math.ceil(weather.limitUntil / 1000)
    : (Math.floor(nowS / HOUR_S) + 1) * HOUR_S;
  return {
    'x-ratelimit-limit': String(PER_HOUR),
    'x-ratelimit-remaining': exhausted ? '0' : String(Math.max(1, PER_HOUR - used)),
    'x-ratelimit-used': exhausted ? String(PER_HOUR) : String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  };
}

/** Refuses when a limit is on. */
export function refuseOverLimit(world: World): void {
  if (!limited(world)) return;
  const { limit } = world.weather;
  world.weather.limitTimes -= 1;
  if (limit.kind === 'primary') {
    throw new RefusedCall(403, 'API rate limit exceeded for installation.');
  }
  if (limit.kind === 'secondary') {
    const wait = limit.retryAfterSeconds;
    throw new RefusedCall(
      limit.status,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      wait === undefined ? {} : { headers: { 'retry-after': String(wait) } },
    );
  }
}

function limited({ weather, clock }: World): boolean {
  if (weather.limit.kind === 'none' || weather.limitTimes <= 0) return false;
  return weather.limit.kind === 'secondary' || Date.parse(clock.now()) < weather.limitUntil;
}
