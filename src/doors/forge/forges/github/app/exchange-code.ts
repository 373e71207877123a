import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import { fetchBounded } from '../../../shared/bounded-fetch.ts';
import type { Fetch } from '../../../shared/bounded-fetch.ts';
import { faultOf, messageIn } from '../client/faults.ts';
import { parseAnswer } from '../client/parse-answer.ts';
import { lackingPermissions } from './needs.ts';

const conversionSchema = z.object({
  id: z.int().positive(),
  slug: z.string().max(200),
  pem: z.string().min(1).max(20_000),
  // It goes into a file of settings, a line each.
  webhook_secret: z
    .string()
    .max(1000)
    .regex(/^[ -~]+$/),
  html_url: z.url({ protocol: /^https?$/ }),
  permissions: z.record(z.string().max(100), z.string().max(20)).catch({}),
});

/** What GitHub tells once of an App it has made. Both secrets are to be kept, and shown to nobody. */
export interface MadeApp {
  readonly appId: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Where it can be installed on accounts: `…/installations/new`. */
  readonly url: string;
  /** Permissions of the manifest that it was not given: `checks: write`. */
  readonly lacking: readonly string[];
}

const LIMITS = { timeout: 20_000, largest: 256 * 1024 };

const CODE = /^[A-Za-z0-9_-]{1,200}$/;

/**
 * Changes the code that GitHub sent the browser back with for the App’s id and secrets: once, within the hour.
 * Throws `ForgeFault`.
 */
export async function exchangeManifestCode(
  apiUrl: string,
  code: string,
  fetch: Fetch = globalThis.fetch,
): Promise<MadeApp> {
  if (!CODE.test(code)) throw new ForgeFault('malformed', 'GitHub: this is no code of an App');
  // The code is as good as the secrets until it was used.
  const label = 'GitHub: making the App';
  const answer = await fetchBounded(
    fetch,
    {
      method: 'POST',
      label,
      url: `${apiUrl.replace(/\/$/, '')}/app-manifests/${code}/conversions`,
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'holdpoint' },
    },
    LIMITS,
  );
  if (answer.status !== 201) throw faultOf(answer.status, label, messageIn(answer.bytes));
  const made = parseAnswer(answer, conversionSchema, label);
  return {
    appId: made.id,
    slug: made.slug,
    privateKey: made.pem,
    webhookSecret: made.webhook_secret,
    url: made.html_url,
    lacking: lackingPermissions(made.permissions),
  };
}
