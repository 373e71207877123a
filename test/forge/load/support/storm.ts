/** A thousand webhooks about things that happen meanwhile: late, twice, in any order. */
import type { Delivery } from '../../../support/github-fake/hooks/deliveries.ts';
import type { BusyShop } from './busy-shop.ts';
import { seal, type Posted, type Poster, type Sealed } from './post-deliveries.ts';
import { seeded } from './seeded.ts';

export interface StormGiven {
  readonly shop: BusyShop;
  readonly poster: Poster;
  /** Webhooks posted in all, those that come twice among them. */
  readonly posts: number;
  readonly seed: number;
  /** Resolves when the n-th, from 0, is to be sent. */
  readonly due: (n: number) => Promise<void>;
  /** Hears of each one before it is sent. */
  readonly onPost?: (n: number) => void;
}

export interface Storm {
  /** Every attempt in the order of its end. */
  readonly posted: readonly Posted[];
  /** Each webhook of the forge once. */
  readonly deliveries: readonly Sealed[];
}

/** Things that happen between two shuffles: each push is told of three times. */
const ROUND = { pushes: 16, others: 28, again: 10 };
const LATE = 0.2;

/** Lets things happen and posts what the forge says of them, until so many posts were answered. */
export async function storm(given: StormGiven): Promise<Storm> {
  const { shop, poster, posts, due } = given;
  const chance = seeded(given.seed);
  const { deliveries: all } = shop.fake;
  const posted: Posted[] = [];
  const underWay: Promise<void>[] = [];
  const queue: Delivery[] = [];
  let late: Delivery[] = [];
  let heard = 0;
  const refill = async (): Promise<void> => {
    await shop.happen(ROUND.pushes, ROUND.others);
    await shop.fake.settled();
    const fresh = all.slice(heard);
    heard = all.length;
    const again = Array.from({ length: ROUND.again }, () => chance.pick(all));
    const mixed = chance.shuffled([...late, ...fresh, ...again]);
    late = mixed.filter(() => chance.next() < LATE);
    const isLate = new Set(late);
    queue.push(...mixed.filter((each) => !isLate.has(each)));
  };
  let refilling: Promise<void> | null = null;
  for (let n = 0; n < posts; n += 1) {
    if (queue.length < ROUND.pushes * 3) {
      refilling ??= refill().then(() => void (refilling = null));
      if (queue.length === 0) await refilling;
    }
    const next = queue.shift();
    if (next === undefined) throw new Error('nothing happened');
    await due(n);
    given.onPost?.(n);
    const sealed = seal(next, shop.fake.webhookSecret);
    underWay.push(poster.post(sealed).then((one) => void posted.push(one)));
  }
  await refilling;
  await Promise.all(underWay);
  // What was still on its way when the count was full is as much lost as what nobody answered.
  const sealed = all.map((delivery) => seal(delivery, shop.fake.webhookSecret));
  return { posted, deliveries: sealed };
}

/** Sends again what was never answered 202, as the forge does when it is asked to. Returns how many. */
export async function redeliver({ posted, deliveries }: Storm, poster: Poster): Promise<number> {
  const taken = new Set(posted.filter(({ status }) => status === 202).map(({ id }) => id));
  const missing = deliveries.filter(({ id }) => !taken.has(id));
  for (const each of missing) {
    const { status } = await poster.post(each);
    if (status !== 202) throw new Error(`${each.id} was answered ${status} again`);
  }
  return missing.length;
}
