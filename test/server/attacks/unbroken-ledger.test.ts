/** Nothing that happens to a healthy ledger while a server looks at it is taken for a break: that would stop all work. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepLedger, type LedgerKeeper } from '../../../src/server/live/ledger-keeper.ts';
import { pinInFolder } from '../../../src/store/embedded/checkpoint-pin.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { ledgerEvent } from '../../support/rows.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { testTime } from '../support/engine.ts';

/** Long texts, so that a round reads several pages of 2 MB, and others append in between. */
const WRITERS = 4;
const EACH = 15;
const AT_ONCE = 3;
const LONG = 'x'.repeat(64 * 1024);

interface Server {
  readonly folder: string;
  readonly pin: ReturnType<typeof pinInFolder>;
  readonly store: OpenStore;
  readonly ledger: LedgerKeeper;
}

let fresh: FreshStore;
let folder: string;
let servers: readonly Server[];
/** What any keeper held against the ledger, at any time. */
const doubts: unknown[] = [];

beforeAll(async () => {
  fresh = await freshStore();
  folder = await mkdtemp(path.join(tmpdir(), 'holdpoint-unbroken-'));
  servers = [await start('one'), await start('two')];
});
afterAll(async () => {
  for (const { ledger, pin } of servers) {
    await ledger.stop();
    await pin.settled();
  }
  await fresh.drop();
  await rm(folder, { recursive: true });
});

/** With a data folder of its own, as on another machine. */
async function start(name: string, kept?: string): Promise<Server> {
  const own = await mkdtemp(path.join(folder, `${name}-`));
  if (kept !== undefined) await copyFile(kept, path.join(own, 'checkpoint'));
  const pin = pinInFolder(own, () => {});
  const store = await fresh.another({ pin });
  const ledger = await keepLedger({
    store,
    clock: testTime().clock,
    logger: pino({ level: 'warn' }, { write: (line: string) => void doubts.push(line) }),
    schedule: { every: 3_600_000, patience: 3_600_000 },
  });
  if (ledger.doubt() !== null) doubts.push(ledger.doubt());
  ledger.onTurn(() => doubts.push(ledger.doubt()));
  return { folder: own, pin, store, ledger };
}

/** Several entries in one transaction, every third of which is given up. */
async function append({ store }: Server, writer: string): Promise<void> {
  for (let turn = 0; turn < EACH; turn += 1) {
    const isGivenUp = turn % 3 === 2;
    const kept = store.transaction(async (tx) => {
      for (let part = 0; part < AT_ONCE; part += 1) {
        const text = `${writer} ${turn} ${part} ${LONG}`;
        await tx.appendToLedger(ledgerEvent({ text }));
      }
      if (isGivenUp) throw new Error('given up');
    });
    if (isGivenUp) await expect(kept).rejects.toThrow('given up');
    else await kept;
  }
}

describe('two servers that append all the time, and give up some of it', () => {
  it('find nothing at any look, over all of it or what is new', async () => {
    const over = new AbortController();
    const look = async ({ ledger }: Server): Promise<number> => {
      let looks = 0;
      do {
        await ledger.look(looks % 2 === 1);
        expect(ledger.doubt()).toBeNull();
        looks += 1;
      } while (!over.signal.aborted);
      return looks;
    };
    const [first] = servers;
    if (first === undefined) throw new Error('no server');
    const writers = Array.from({ length: WRITERS }, (_, each) =>
      append(servers[each % servers.length] ?? first, `writer ${each}`),
    );
    const [looks] = await Promise.all([
      Promise.all(servers.map(look)),
      Promise.all(writers).finally(() => over.abort()),
    ]);
    const size =
      WRITERS * AT_ONCE * [...Array(EACH).keys()].filter((turn) => turn % 3 !== 2).length;
    expect(Math.min(...looks)).toBeGreaterThan(0);
    for (const { ledger } of servers) {
      await ledger.look(true);
      expect(ledger.standing()).toMatchObject({ doubt: null, verified: { size } });
    }
    expect(doubts).toEqual([]);
  });

  it('nor does a third with an older copy of a data folder, or with none', async () => {
    const [first] = servers;
    if (first === undefined) throw new Error('no server');
    await first.pin.settled();
    const older = path.join(folder, 'older');
    await copyFile(path.join(first.folder, 'checkpoint'), older);
    await append(first, 'after the copy');
    for (const kept of [older, undefined]) {
      const third = await start('third', kept);
      await append(third, 'the third');
      await third.ledger.look(true);
      expect(third.ledger.doubt()).toBeNull();
      await third.ledger.stop();
      await third.pin.settled();
    }
    await first.ledger.look(false);
    expect(doubts).toEqual([]);
  });
});
