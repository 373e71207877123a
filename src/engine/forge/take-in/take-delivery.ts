import type { Engine } from '../../engine.ts';
import type { Forge } from '../ports.ts';
import type { Delivery } from '../types.ts';
import { takeEvent } from './take-event.ts';

export type TakenIn =
  | { readonly kind: 'refused'; readonly why: string }
  /** `isNew` is false for one that came before: it asks for another look and does nothing else. */
  | { readonly kind: 'taken'; readonly isNew: boolean; readonly events: readonly string[] };

const MOST_EVENTS = 200;

/**
 * Takes in a webhook: one short transaction that notes what is to be looked at. Nothing it says is believed
 * but who pushed, and that only ever keeps somebody from approving. A refused one leaves no trace in the store.
 */
export async function takeDelivery(
  engine: Engine,
  forge: Forge,
  delivery: Delivery,
): Promise<TakenIn> {
  const heard = forge.hear(delivery);
  if (heard.kind === 'refused') return heard;
  const events = heard.events.slice(0, MOST_EVENTS);
  const kinds = events.map(({ kind }) => kind);
  const at = engine.clock.now();
  const id = heard.id.slice(0, 200);
  const isNew = await engine.store.transaction(async (tx) => {
    const isFirst = await tx.forge.insertDelivery({ forge: forge.id, id, at, kinds });
    for (const event of events) await takeEvent(tx.forge, forge.id, event, { id, at, isFirst });
    return isFirst;
  });
  return { kind: 'taken', isNew, events: kinds };
}
