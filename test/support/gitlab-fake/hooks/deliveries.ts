/** Webhooks on their way: kept, and delivered as well or as badly as the test wants. */
import { createHmac } from 'node:crypto';

export type DeliveryMode = 'in-order' | 'at-once' | 'hold' | 'drop';

export interface Delivery {
  /** The same over every attempt. */
  readonly key: string;
  /** What happened; hooks that follow from one thing share it. */
  readonly event: string;
  readonly name: string;
  /** Seconds since 1970, when it was first sent. */
  readonly at: number;
  /** Exactly the bytes that are sent and signed. */
  readonly body: string;
  readonly answers: number[];
}

export interface Deliveries {
  readonly all: Delivery[];
  mode: DeliveryMode;
  target: string | null;
  post(delivery: Delivery): void;
  send(delivery: Delivery): Promise<void>;
  release(options?: {
    readonly order?: 'as-sent' | 'reversed';
    readonly times?: number;
  }): Promise<void>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface HookSecrets {
  readonly secret: string;
  /** `whsec_` and the key in Base64. */
  readonly signingToken: string;
}

/** More than the forge gives a receiver: here it may share the machine with much else. */
const PATIENCE_MS = 60_000;

export function createDeliveries(secrets: HookSecrets): Deliveries {
  const underWay = new Set<Promise<void>>();
  const held: Delivery[] = [];
  const end = new AbortController();
  let last: Promise<void> = Promise.resolve();
  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    void work.then(() => underWay.delete(work));
    return work;
  };
  const send = async (delivery: Delivery): Promise<void> => {
    if (deliveries.target === null || end.signal.aborted) return;
    try {
      const answer = await fetch(deliveries.target, {
        method: 'POST',
        headers: headersOf(delivery, secrets),
        body: delivery.body,
        signal: AbortSignal.any([end.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await answer.arrayBuffer();
      delivery.answers.push(answer.status);
    } catch {
      delivery.answers.push(0);
    }
  };
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  const deliveries: Deliveries = {
    all: [],
    mode: 'in-order',
    target: null,
    post: (delivery) => {
      deliveries.all.push(delivery);
      if (deliveries.mode === 'hold') held.push(delivery);
      if (deliveries.mode === 'at-once') void track(send(delivery));
      if (deliveries.mode === 'in-order') last = track(last.then(() => send(delivery)));
    },
    send: (delivery) => track(send(delivery)),
    release: async ({ order = 'as-sent', times = 1 } = {}) => {
      const wanted = held.splice(0);
      for (const delivery of order === 'reversed' ? wanted.toReversed() : wanted) {
        for (let turn = 0; turn < times; turn += 1) await track(send(delivery));
      }
    },
    settled,
    stop: async () => {
      end.abort();
      await settled();
    },
  };
  return deliveries;
}

export function headersOf(
  { key, event, name, at, body }: Delivery,
  { secret, signingToken }: HookSecrets,
): Record<string, string> {
  const bytes = Buffer.from(signingToken.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', bytes).update(`${key}.${at}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'user-agent': 'GitLab/fake',
    'idempotency-key': key,
    'x-gitlab-event': name,
    'x-gitlab-event-uuid': event,
    'x-gitlab-token': secret,
    'webhook-id': key,
    'webhook-timestamp': String(at),
    'webhook-signature': `v1,${signature}`,
  };
}
