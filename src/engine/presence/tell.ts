import type { Engine } from '../engine.ts';
import type { StoreTransaction } from '../ports.ts';
import type { Notice, NoticeKind } from './types.ts';

/** Keeps a notice for a person. After the commit it goes out with `sendNotices`. */
export async function tellPerson(
  tx: StoreTransaction,
  engine: Engine,
  person: string,
  kind: NoticeKind,
  text: string,
): Promise<Notice> {
  const notice: Notice = { id: engine.ids.next(), person, kind, at: engine.clock.now(), text };
  await tx.presence.insertNotice(notice);
  return notice;
}

/** Sends what was kept to where people look besides the pages. */
export function sendNotice({ presence }: Engine, notice: Notice): void {
  presence?.notifier.notify(notice);
}
