import { z } from 'zod';
import type { Clock } from '../../../../../engine/ports.ts';
import type { AppCaller } from './app-caller.ts';
import { parseAnswer } from './parse-answer.ts';

const tokenSchema = z.object({
  token: z
    .string()
    .min(1)
    .max(1000)
    .regex(/^[!-~]+$/),
  expires_at: z.iso.datetime({ offset: true }),
});

/** What a token may do, where it is to do less than the App. */
export interface Narrowing {
  readonly repositories: readonly string[];
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
}

export interface InstallationTokens {
  of(installation: number, narrowing?: Narrowing): Promise<string>;
  /** Forgets a token that GitHub no longer takes, unless a newer one is there already. */
  drop(installation: number, token: string): void;
}

interface Kept {
  readonly token: Promise<string>;
  /** The same, once it has come. */
  value: string | null;
  until: number;
}

const MINUTE = 60_000;
/** A token is not begun with when less of its hour is left. */
const MARGIN = 5 * MINUTE;
/** git cannot tell us of a token that was revoked in the way the API can, so its tokens are kept but shortly. */
const NARROW_LIFE = MINUTE;

/** Tokens of installations, each asked for once and kept until shortly before it ends. */
export function createTokens(app: AppCaller, clock: Clock): InstallationTokens {
  const kept = new Map<string, Kept>();
  const now = (): number => Date.parse(clock.now());
  return {
    of: (installation, narrowing) => {
      const key = keyOf(installation, narrowing);
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.token;
      const longest = narrowing === undefined ? Infinity : now() + NARROW_LIFE;
      const minted = mint(app, installation, narrowing);
      const token = minted.then((made) => made.token);
      const entry: Kept = { token, value: null, until: Infinity };
      kept.set(key, entry);
      void keepUntilItEnds(minted, entry, longest).catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return entry.token;
    },
    drop: (installation, token) => {
      const key = keyOf(installation);
      if (kept.get(key)?.value === token) kept.delete(key);
    },
  };
}

async function keepUntilItEnds(
  minted: Promise<Minted>,
  entry: Kept,
  longest: number,
): Promise<void> {
  const { token, expires } = await minted;
  entry.value = token;
  entry.until = Math.min(expires - MARGIN, longest);
}

interface Minted {
  readonly token: string;
  readonly expires: number;
}

async function mint(
  app: AppCaller,
  installation: number,
  narrowing: Narrowing | undefined,
): Promise<Minted> {
  const path = `/app/installations/${installation}/access_tokens`;
  const answer = await app('POST', path, narrowing === undefined ? {} : { ...narrowing });
  const { token, expires_at } = parseAnswer(answer, tokenSchema, `GitHub: POST ${path}`);
  return { token, expires: Date.parse(expires_at) };
}

function keyOf(installation: number, narrowing?: Narrowing): string {
  return JSON.stringify([installation, narrowing ?? null]);
}
