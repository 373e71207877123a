/** Webhooks on their way: signed, kept, and delivered as well or as badly as the test wants. */
import { createHmac } from 'node:crypto';

export type DeliveryMode =
  /** One after the other, each when the one before was answered. */
  | 'in-order'
  /** All at once. */
  | 'at-once'
  /** Kept back until `release`. */
  | 'hold'
  /** Never sent, but on the list, so that they can be sent again. */
  | 'drop';

export interface Delivery {
  /** As the header has it. */
  readonly id: string;
  /** As the API has it. */
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly installation: number;
  readonly event: string;
  readonly action: string | null;
  /** Full name of the repository, if it is about one. */
  readonly repository: string | null;
  /** Exactly the bytes that are sent and signed. */
  readonly body: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the receiver answered, attempt by attempt; 0 when it could not be reached. */
  readonly answers: number[];
}

export interface ReleaseOptions {
  readonly order?: 'as-sent' | 'reversed' | ((held: readonly Delivery[]) => readonly Delivery[]);
  /** How often each is sent; default once. */
  readonly times?: number;
}

export interface Deliveries {
  readonly all: Delivery[];
  readonly held: Delivery[];
  mode: DeliveryMode;
  target: string | null;
  readonly secret: string;
  post(delivery: Delivery): void;
  send(delivery: Delivery): Promise<void>;
  release(options?: ReleaseOptions): Promise<readonly Delivery[]>;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
  /** Gives up what is under way, and sends nothing more. */
  stop(): Promise<void>;
}

/** The forge gives a receiver ten seconds; here it may share the machine with much else. */
const PATIENCE_MS = 60_000;

export function createDeliveries(secret: string): Deliveries {
  const underWay = new Set<Promise<void>>();
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
        headers: headersOf(delivery, secret),
        body: delivery.body,
        signal: AbortSignal.any([end.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await answer.arrayBuffer();
      delivery.answers.push(answer.status);
    } catch {
      delivery.answers.push(0);
    }
  };

  const deliveries: Deliveries = {
    all: [],
    held: [],
    mode: 'in-order',
    target: null,
    secret,
    post: (delivery) => {
      deliveries.all.push(delivery);
      if (deliveries.mode === 'hold') deliveries.held.push(delivery);
      if (deliveries.mode === 'at-once') void track(send(delivery));
      if (deliveries.mode === 'in-order') last = track(last.then(() => send(delivery)));
    },
    send: (delivery) => track(send(delivery)),
    release: async ({ order = 'as-sent', times = 1 } = {}) => {
      const held = deliveries.held.splice(0);
      const wanted = typeof order === 'function' ? order(held) : held;
      const sorted = order === 'reversed' ? wanted.toReversed() : wanted;
      for (const delivery of sorted) {
        for (let turn = 0; turn < times; turn += 1) await track(send(delivery));
      }
      return sorted;
    },
    stop: async () => {
      end.abort();
      await deliveries.settled();
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
  return deliveries;
}

export function headersOf(delivery: Delivery, secret: string): Record<string, string> {
  const signed = createHmac('sha256', secret).update(delivery.body).digest('hex');
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/fake',
    'x-github-delivery': delivery.id,
    'x-github-event': delivery.event,
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': `sha256=${signed}`,
  };
}
