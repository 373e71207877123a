import type { Delivery, HeardDelivery } from '../../../../../engine/forge/types.ts';
import { readJson } from '../../../shared/read-json.ts';
import { isSignedWith } from '../../../shared/secrets.ts';
import { HEARERS, ignored } from './events.ts';

export interface HearingOptions {
  /** Id of the connection. */
  readonly id: string;
  readonly appId: number;
  readonly webhookSecret: string;
}

/** GitHub sends nothing larger. */
const LARGEST = 25 * 1024 * 1024;
const SIGNATURE = /^sha256=([0-9a-f]{64})$/;
const DELIVERY_ID = /^[A-Za-z0-9-]{8,100}$/;

/** Checks who sent a webhook before anything in it is looked at. Never throws. */
export function hearWebhook(
  { headers, body }: Delivery,
  { id: forge, appId, webhookSecret }: HearingOptions,
): HeardDelivery {
  if (webhookSecret === '') return refused('no secret is set for this connection');
  if (body.byteLength > LARGEST) return refused('larger than GitHub sends');
  const claimed = SIGNATURE.exec(headerOf(headers, 'x-hub-signature-256'))?.[1];
  if (claimed === undefined) return refused('no signature');
  if (!isSignedWith(webhookSecret, body, claimed)) return refused('the signature does not fit');
  const id = headerOf(headers, 'x-github-delivery');
  if (!DELIVERY_ID.test(id)) return refused('no id of the delivery');
  const event = headerOf(headers, 'x-github-event');
  const hearer = HEARERS.get(event);
  if (hearer === undefined)
    return { kind: 'heard', id, events: ignored(`event ${nameable(event)}`) };
  const read = readJson(body);
  if (read.kind === 'bad') return refused(`the body is ${read.why}`);
  const events = hearer(read.value, { forge, appId });
  return events === null
    ? refused(`the body is no ${nameable(event)} as GitHub sends it`)
    : { kind: 'heard', id, events };
}

function headerOf(headers: Delivery['headers'], name: string): string {
  return Object.hasOwn(headers, name) ? (headers[name] ?? '') : '';
}

function nameable(event: string): string {
  return /^[a-z_]{1,60}$/.test(event) ? event : 'without a name';
}

function refused(why: string): HeardDelivery {
  return { kind: 'refused', why };
}
