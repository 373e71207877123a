import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import type { AppEnv } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

/** What anybody can ask for who is not signed in, and each costs a row, a look at the store or a call elsewhere. */
const OPEN: readonly string[] = ['/api/sign-in/', '/api/passkeys/link'];

export interface StrangerLimits {
  /** Requests that an address has in hand. */
  readonly burst: number;
  /** Milliseconds after which it has one more. */
  readonly refill: number;
  /** Addresses remembered; the one heard of longest ago is forgotten first. */
  readonly addresses: number;
  /** Requests of all addresses together, by the same refill for each of `burst`. */
  readonly together: number;
}

/** Enough for an office behind one address to sign in at nine o'clock; too little to fill a disk. */
const STRANGER_LIMITS: StrangerLimits = {
  burst: 120,
  refill: 500,
  addresses: 10_000,
  together: 2_000,
};

interface Bucket {
  left: number;
  at: number;
}

/**
 * Bounds what people who are not signed in can ask of signing in, per address and in all. The
 * address is that of the connection, or with `proxies` in front the one
 * that the outermost of them wrote down: what stands left of it anybody may have written.
 */
export function limitStrangers({
  strangers,
  proxies = 0,
  stopwatch,
}: AppDeps): MiddlewareHandler<AppEnv> {
  const { burst, refill, addresses, together } = strangers ?? STRANGER_LIMITS;
  const seconds = stopwatch();
  const elapsed = () => seconds() * 1000;
  const known = new Map<string, Bucket>();
  const all: Bucket = { left: together, at: elapsed() };
  return async (c, next) => {
    if (c.get('who').kind === 'nobody' && OPEN.some((each) => c.req.path.startsWith(each))) {
      const now = elapsed();
      const address = addressOf(c, proxies);
      const own = known.get(address) ?? { left: burst, at: now };
      known.delete(address);
      known.set(address, own);
      if (known.size > addresses) known.delete(known.keys().next().value ?? address);
      // An address that has nothing left takes nothing from the others.
      const isTaken =
        take(own, burst, refill, now) && take(all, together, (refill * burst) / together, now);
      if (!isTaken) {
        c.header('Retry-After', String(Math.ceil(refill / 1000)));
        throw tooMany();
      }
    }
    await next();
  };
}

function take(bucket: Bucket, most: number, refill: number, now: number): boolean {
  bucket.left = Math.min(most, bucket.left + (now - bucket.at) / refill);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

function addressOf(c: Context<AppEnv>, proxies: number): string {
  const direct = getConnInfo(c).remote.address ?? '';
  if (proxies === 0) return network(direct);
  const hops = (c.req.header('x-forwarded-for') ?? '').slice(-2_000).split(',');
  return network(hops.at(-proxies)?.trim() || direct);
}

/** Whoever has one IPv6 address has the other 2^64 of its network, too. */
function network(address: string): string {
  if (address.includes('.') || !address.includes(':')) return address.slice(0, 100);
  const [head = '', tail] = address.toLowerCase().split('::', 2);
  const before = head.split(':').filter((each) => each !== '');
  const after = (tail ?? '').split(':').filter((each) => each !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups.slice(0, 4).join(':').slice(0, 100);
}

function tooMany(): HttpProblem {
  return new HttpProblem(
    429,
    'too-many-requests',
    'There are too many attempts to sign in from here.',
    'Wait a moment, then try again.',
  );
}
