import { createHmac } from 'node:crypto';
import type { Delivery } from '../../../../../engine/forge/types.ts';
import { isSameSecret } from '../../../shared/secrets.ts';

export interface Secrets {
  readonly webhookSecret: string;
  readonly signingToken?: string;
}

const MOST_SIGNATURES = 5;
const SIGNED_PART = /^[\u0021-\u007e]{1,200}$/;

/** Why a webhook is not taken to be from GitLab; null where it is. */
export function whyNotAuthentic(
  { headers, body }: Delivery,
  { webhookSecret, signingToken = '' }: Secrets,
): string | null {
  if (signingToken !== '') return whyNotSigned(headers, body, signingToken);
  if (webhookSecret === '') return 'no secret is set for this connection';
  const token = headerOf(headers, 'x-gitlab-token');
  if (token === '') return 'no token';
  return isSameSecret(token, webhookSecret) ? null : 'the token does not fit';
}

/** As the Standard Webhooks have it: id, time and body are signed together. */
function whyNotSigned(
  headers: Delivery['headers'],
  body: Uint8Array,
  signingToken: string,
): string | null {
  const [id, time, claimed] = ['id', 'timestamp', 'signature'].map((part) =>
    headerOf(headers, `webhook-${part}`),
  ) as [string, string, string];
  if (!SIGNED_PART.test(id) || !/^\d{1,12}$/.test(time) || claimed === '') return 'no signature';
  const hmac = createHmac('sha256', keyOf(signingToken)).update(`${id}.${time}.`).update(body);
  const expected = `v1,${hmac.digest('base64')}`;
  const given = claimed.slice(0, 1000).split(' ').slice(0, MOST_SIGNATURES);
  return given.some((one) => isSameSecret(one, expected)) ? null : 'the signature does not fit';
}

function keyOf(signingToken: string): Buffer {
  const prefix = 'whsec_';
  return signingToken.startsWith(prefix)
    ? Buffer.from(signingToken.slice(prefix.length), 'base64')
    : Buffer.from(signingToken);
}

export function headerOf(headers: Delivery['headers'], name: string): string {
  return Object.hasOwn(headers, name) ? (headers[name] ?? '') : '';
}
