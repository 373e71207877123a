import { instantAfter } from '../../engine.ts';
import type { ForgeWrites } from '../ports.ts';
import { mergeGroupTask, requestTask } from '../queue.ts';
import { pushesOfRequest } from '../reconcile/read-hands.ts';
import type { ForgeEvent, RequestRef } from '../types.ts';

export interface DeliveryTaken {
  readonly id: string;
  readonly at: string;
  readonly isFirst: boolean;
}

type Of<K extends ForgeEvent['kind']> = Extract<ForgeEvent, { readonly kind: K }>;

/** By then the merge that a push may come from has been looked at. */
const SETTLE_MILLISECONDS = 2 * 60 * 1000;
const NOTHING = /^0+$/;
/** Causes that say that the sender brought commits: GitHub's word, and the one for other forges. */
const BROUGHT_COMMITS = /(?:^| )(?:synchronize|pushed)$/;

/** Notes what an event asks to be looked at. */
export async function takeEvent(
  writes: ForgeWrites,
  forge: string,
  event: ForgeEvent,
  delivery: DeliveryTaken,
): Promise<void> {
  switch (event.kind) {
    case 'request':
      return takeRequest(writes, event, delivery);
    case 'push':
      return takePush(writes, forge, event, delivery);
    case 'merge-group':
      return writes.ask(mergeGroupTask(forge, event, delivery.at));
    case 'command':
      return takeCommand(writes, forge, event, delivery);
    case 'rerun':
      return takeRerun(writes, forge, event, delivery);
    case 'said':
      return takeSaid(writes, forge, event, delivery);
    case 'repositories':
      return writes.ask({
        forge,
        key: '',
        subject: { kind: 'sweep' },
        wanted: 'look',
        dueAt: delivery.at,
      });
    case 'people':
      return writes.ask({
        forge,
        key: '',
        subject: { kind: 'people' },
        wanted: 'look',
        dueAt: delivery.at,
      });
    case 'ignored':
      return;
  }
}

async function takeRequest(
  writes: ForgeWrites,
  { ref, cause, by }: Of<'request'>,
  { at, isFirst }: DeliveryTaken,
): Promise<void> {
  await writes.seeRequest(ref, {}, at);
  if (isFirst && BROUGHT_COMMITS.test(cause)) {
    const branch = pushesOfRequest(ref.number);
    await writes.recordPush(ref.forge, ref.repository, branch, { account: by, commit: '', at });
  }
  await writes.ask(requestTask(ref, 'look', at));
}

/** Whatever has this branch as its head or base is another thing now. */
async function takePush(
  writes: ForgeWrites,
  forge: string,
  event: Of<'push'>,
  { at, isFirst }: DeliveryTaken,
): Promise<void> {
  const { repository, branch, after, by } = event;
  if (isFirst && !NOTHING.test(after)) {
    await writes.recordPush(forge, repository, branch, { account: by, commit: after, at });
  }
  for (const ref of await writes.requestsOnBranch(forge, repository, branch)) {
    await writes.ask(requestTask(ref, 'look', at));
  }
  if (!NOTHING.test(after)) {
    const subject = { kind: 'at-commit' as const, repository, commit: null };
    await writes.ask({ forge, key: repository, subject, wanted: 'look', dueAt: at });
  }
  const key = `${repository}@${branch}:${after}`;
  const dueAt = instantAfter(at, SETTLE_MILLISECONDS);
  await writes.ask({ forge, key, subject: event, wanted: 'look', dueAt });
}

/** The same command in another delivery is another command; the same delivery again is not. */
async function takeCommand(
  writes: ForgeWrites,
  forge: string,
  { ref, text, by }: Of<'command'>,
  { id, at, isFirst }: DeliveryTaken,
): Promise<void> {
  if (!isFirst) return;
  const { repository, number } = ref;
  const subject = { kind: 'command' as const, repository, number, text, by };
  await writes.ask({
    forge,
    key: `${repository}#${number}:${id}`,
    subject,
    wanted: 'look',
    dueAt: at,
  });
}

/** Whoever asks for it to be run again wants to read something, also where nothing changed. */
async function takeRerun(
  writes: ForgeWrites,
  forge: string,
  { repository, commit }: Of<'rerun'>,
  { at }: DeliveryTaken,
): Promise<void> {
  for (const known of await writes.requestsAtHead(forge, repository, commit)) {
    const ref: RequestRef = known;
    await writes.seeRequest(ref, { published: null }, at);
    await writes.ask(requestTask(ref, 'look', at));
  }
  await askAtCommit(writes, forge, repository, commit, at);
}

/** What we said is said again, which changes nothing where it still stands there. */
async function takeSaid(
  writes: ForgeWrites,
  forge: string,
  { repository, commit }: Of<'said'>,
  { at }: DeliveryTaken,
): Promise<void> {
  for (const ref of await writes.requestsAtHead(forge, repository, commit)) {
    await writes.seeRequest(ref, { published: null }, at);
    await writes.ask(requestTask(ref, 'say', at));
  }
}

async function askAtCommit(
  writes: ForgeWrites,
  forge: string,
  repository: string,
  commit: string,
  dueAt: string,
): Promise<void> {
  if (NOTHING.test(commit)) return;
  const subject = { kind: 'at-commit' as const, repository, commit };
  await writes.ask({ forge, key: `${repository}@${commit}`, subject, wanted: 'look', dueAt });
}
