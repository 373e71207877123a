import { createHash } from 'node:crypto';
import type { Delivery, HeardDelivery } from '../../../../../engine/forge/types.ts';
import { readJson } from '../../../shared/read-json.ts';
import { headerOf, whyNotAuthentic } from './authentic.ts';
import type { Secrets } from './authentic.ts';
import { HEARERS, ignored } from './events.ts';
import { kindPayload } from './payloads.ts';

export interface HearingOptions extends Secrets {
  /** Id of the connection. */
  readonly id: string;
}

const LARGEST = 25 * 1024 * 1024;
const ID = /^[A-Za-z0-9_-]{8,100}$/;

/** Checks who sent a webhook before anything in it is looked at. Never throws. */
export function hearWebhook(delivery: Delivery, options: HearingOptions): HeardDelivery {
  const { body, headers } = delivery;
  if (body.byteLength > LARGEST) return refused('larger than GitLab sends');
  const objection = whyNotAuthentic(delivery, options);
  if (objection !== null) return refused(objection);
  const id = idOf(delivery);
  if (id === null) return refused('no id of the delivery');
  if (headerOf(headers, 'x-gitlab-event') === '') return refused('no event is named');
  const read = readJson(body);
  if (read.kind === 'bad') return refused(`the body is ${read.why}`);
  const kinds = kindPayload.safeParse(read.value);
  const kind = kinds.data?.object_kind ?? kinds.data?.event_name;
  if (kind == null) return refused('the body is no event as GitLab sends it');
  const hearer = HEARERS.get(kind);
  if (hearer === undefined) {
    return { kind: 'heard', id, events: ignored(`event ${nameable(kind)}`) };
  }
  const events = hearer(read.value, options.id);
  return events === null
    ? refused(`the body is no ${nameable(kind)} as GitLab sends it`)
    : { kind: 'heard', id, events };
}

/**
 * The key stays the same over retries. Older versions have only an id of what happened, which several hooks and
 * the events that follow from it may share: the body is then what tells them apart.
 */
function idOf({ headers, body }: Delivery): string | null {
  // With a signature, only this one is signed.
  const signed = headerOf(headers, 'webhook-id');
  if (ID.test(signed)) return signed;
  const key = headerOf(headers, 'idempotency-key');
  if (ID.test(key)) return key;
  const event = headerOf(headers, 'x-gitlab-event-uuid');
  if (!ID.test(event)) return null;
  return `${event}-${createHash('sha256').update(body).digest('hex').slice(0, 24)}`;
}

function nameable(kind: string): string {
  return /^[a-z_]{1,60}$/.test(kind) ? kind : 'without a name';
}

function refused(why: string): HeardDelivery {
  return { kind: 'refused', why };
}
