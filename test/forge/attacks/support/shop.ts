/** One repository with a required check, and what people do to its requests until nothing is left to look at. */
import { expect } from 'vitest';
import { requestTask } from '../../../../src/engine/forge/queue.ts';
import { requestSlot } from '../../../../src/engine/forge/slot.ts';
import type { StoredCase } from '../../../../src/engine/ports.ts';
import type { SafetyCase, Problem } from '../../../../src/server/contract/cases.ts';
import { signed } from '../../../server/support/governed.ts';
import { seenOn, type Reply } from '../../../server/support/visitors.ts';
import type { RepositoryHandle } from '../../../support/github-fake/repository-handle.ts';
import type { Pull, ReviewState } from '../../../support/github-fake/state/pull.ts';
import type { PullGiven } from '../../../support/github-fake/verbs/open-pull.ts';
import type { CommitGiven } from '../../../support/github-fake/verbs/repositories.ts';
import { answerWith, askFor, type WantedAnswer } from '../../../support/passkeys.ts';
import type { AttackWorld } from './attack-world.ts';
import { ROLES } from './organisation.ts';

/** How a request stands for the forge, for people, and for good. */
export interface Standing {
  /** Of the run of our App on the present head; null where there is none. */
  readonly check: string | null;
  readonly state: StoredCase['state'] | null;
  /** Kinds of the case's ledger entries, without `case.`. */
  readonly record: readonly string[];
}

export const HELD = { check: 'action_required', state: 'waiting' } as const;
export const RELEASED = { check: 'success', state: 'released' } as const;

export interface Shop {
  readonly repo: RepositoryHandle;
  /** Commits to a new branch, pushes it, opens a request, and waits until it was looked at. */
  open(
    commits: CommitGiven | readonly CommitGiven[],
    by: string,
    more?: OpenOptions,
  ): Promise<Pull>;
  /** Waits until all that happened was looked at. */
  settle(pull: Pull): Promise<void>;
  explain(pull: Pull, by: string, does?: string): Promise<Reply<SafetyCase & Problem>>;
  review(pull: Pull, by: string, state?: ReviewState, commit?: string): Promise<void>;
  /** An answer on the page, signed with a passkey. */
  sign(pull: Pull, by: string, wanted?: WantedAnswer): Promise<Reply<SafetyCase & Problem>>;
  case(pull: Pull): Promise<StoredCase>;
  standing(pull: Pull): Promise<Standing>;
}

export interface OpenOptions extends Partial<PullGiven> {
  readonly branch?: string;
  /** Who pushes, where that is not who opens it. */
  readonly pushedBy?: string;
  readonly explained?: boolean;
}

const LOOKS_PER_JUMP = 200;

let shops = 0;
let branches = 0;
let words = 0;

export async function openShop(world: AttackWorld, name = `acme/shop-${++shops}`): Promise<Shop> {
  const { github, fresh, forge, time } = world;
  const repo = await github.addRepository(name, { permission: ROLES });
  await repo.commit({ branch: 'main', files: FIRST, author: 'root' });
  repo.requireCheck('holdpoint', github.app);

  const askAgain = async (number: number): Promise<void> => {
    time.pass(121_000);
    const ask = requestTask({ forge, repository: name, number }, 'look', time.clock.now());
    await fresh.store.transaction((tx) => tx.forge.ask(ask));
  };
  const settle = async ({ number }: Pull): Promise<void> => {
    await github.settled();
    const seen = { last: '', looks: 0 };
    const look = async () => {
      // Pushes are looked at once the merges that they may come from have been, and whatever a jump of the
      // clock took from a worker is taken up again once its lease is over.
      if (seen.looks++ % LOOKS_PER_JUMP === 0) await askAgain(number);
      return (seen.last = await waiting(world));
    };
    await expect.poll(look, { timeout: 150_000, interval: 15 }).toMatch(/^nothing|^fault/);
    if (seen.last !== 'nothing') throw new Error(seen.last);
  };
  const caseOf = async ({ number }: Pull): Promise<StoredCase> => {
    const slot = requestSlot({ forge, repository: name, number });
    const [row] = await fresh.store.forge.casesInSlot(slot, 1);
    if (row === undefined) throw new Error(`request ${number} has no case`);
    return row;
  };
  const explain: Shop['explain'] = async (pull, by, does = explanation()) => {
    const { browser, authenticator } = await world.visitor(by);
    const { id } = await caseOf(pull);
    const said = { does, risks: RISKS, undo: UNDO, effects: [] };
    const path = `/api/cases/${id}/explanation`;
    const reply = await signed<SafetyCase>(
      browser,
      authenticator,
      { path: `${path}/challenge`, body: { ...said, seen: seenOn(await browser.read(id)) } },
      { path, body: said },
    );
    await settle(pull);
    return reply;
  };
  return {
    repo,
    settle,
    case: caseOf,
    explain,
    open: async (commits, by, { branch, pushedBy = by, explained = true, ...given } = {}) => {
      const head = branch ?? `work-${++branches}`;
      await repo.push(head, commits, pushedBy);
      const pull = await repo.openPull({ head, by, ...given });
      await settle(pull);
      if (explained && (await wantsExplanation(await caseOf(pull)))) await explain(pull, by);
      return pull;
    },
    review: async (pull, by, state = 'APPROVED', commit) => {
      repo.review(pull, { by, state, ...(commit === undefined ? {} : { commit }) });
      await settle(pull);
    },
    sign: async (pull, by, wanted) => {
      const { browser, authenticator } = await world.visitor(by);
      const { id } = await caseOf(pull);
      const asked = await askFor(browser, id, wanted);
      if (asked.status !== 200) return asked as unknown as Reply<SafetyCase & Problem>;
      const { statement, options } = asked.body;
      const presence = { nonce: statement.nonce, response: authenticator.assert(options) };
      const reply = await answerWith(browser, id, presence, wanted);
      await settle(pull);
      return reply;
    },
    standing: async (pull) => {
      const runs = repo.checkRuns(pull.headSha).filter(({ app }) => app === github.app);
      const row = await caseOf(pull).catch(() => null);
      const record = row === null ? [] : await fresh.store.listRecord(row.id);
      return {
        check: runs.at(-1)?.conclusion ?? null,
        state: row?.state ?? null,
        record: record.map(({ kind }) => kind.replace('case.', '')),
      };
    },
  };
}

const FIRST = {
  'orders/price.ts': 'export const price = 1;\n',
  'orders/tax.ts': 'export const tax = 2;\n',
  'payments/charge.ts': 'export const charge = 3;\n',
  'wiki/page.md': 'Hello.\n',
};

const RISKS = 'Totals could be rounded to the wrong side on carts with more than ten lines.';
const UNDO = 'Revert the commit and deploy; nothing is stored in another form than before.';

function explanation(): string {
  return `Totals of carts are worked out from lines and no longer from the cart, try ${++words}.`;
}

async function wantsExplanation({ verdict }: StoredCase): Promise<boolean> {
  return verdict.holds.some(({ requirement }) => requirement.kind === 'explanation');
}

/** What the queue still waits for, `nothing`, or the fault that keeps it waiting. */
async function waiting({ fresh, forge }: AttackWorld): Promise<string> {
  const connections = await fresh.store.forge.listConnections();
  const depth = connections.find((each) => each.forge === forge)?.depth ?? 0;
  if (depth === 0) return 'nothing';
  const [failing] = await fresh.store.forge.listFailing(1);
  return failing === undefined
    ? `${depth} rows`
    : `fault about a ${failing.subject.kind}: ${failing.fault}`;
}
