/**
 * A Holdpoint process, cut down to its store: for each line on its input it submits and releases one case in
 * one unit of work, and says so once the store says that it is kept.
 */
import { createInterface } from 'node:readline';
import { openStore } from '../../src/store/open-store.ts';
import { keepCompiled } from '../support/compiled.ts';
import { answerTo, ledgerEvent, storedCase } from '../support/rows.ts';
import { testSigner } from '../support/signer.ts';

const [connectionString = ''] = process.argv.slice(2);
const store = await openStore({ connectionString, signer: testSigner });
keepCompiled();

for await (const id of createInterface({ input: process.stdin })) {
  const row = storedCase(id, { slot: id });
  await store.transaction(async (tx) => {
    await tx.lockWaitingInSlot(id);
    await tx.insertCase(row);
    await tx.appendToLedger(ledgerEvent({ case: id }));
    await tx.insertAnswer(id, answerTo(row, 0));
    await tx.updateCase(id, { state: 'released', releaseValidUntil: row.expiresAt });
    await tx.appendToLedger(ledgerEvent({ case: id, kind: 'case.released', text: 'Released.' }));
  });
  process.stdout.write(`${id}\n`);
}
