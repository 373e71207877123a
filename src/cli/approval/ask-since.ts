import { ApprovalBundle } from '../../server/contract/presence.ts';
import { ServerFault, UsageError } from '../faults.ts';
import { ask, Refused } from '../server/client.ts';
import type { Connection } from '../server/connection.ts';
import { checkBundle, type Checked } from './check/check-bundle.ts';
import { endWords } from './check/standing.ts';

/** What the server proves of a case after a file was made. */
export interface Since {
  /** `ended`: what was released is released no more. */
  readonly kind: 'same' | 'used' | 'released' | 'ended';
  readonly asOf: NonNullable<Checked['asOf']>;
  /** A sentence. */
  readonly words: string;
}

const PATIENCE = 120_000;

/**
 * Asks a server what became of a case since the file was made. What it answers is checked like the file:
 * by the same key, and as the same log grown longer. Throws a `ServerFault` where it is not.
 */
export async function askSince(
  file: ApprovalBundle,
  checked: Checked,
  connection: Connection,
): Promise<Since> {
  const newer = await newest(file.case, connection);
  const found = checkBundle(newer, { key: file.verifierKey, change: null });
  const [wrong] = found.problems;
  const { asOf } = found;
  if (wrong !== undefined || asOf === null) {
    const why =
      wrong === undefined ? 'it says nothing of its time' : `${wrong.member}: ${wrong.why}`;
    throw new ServerFault(`what ${connection.server} says of the case is not proved: ${why}`);
  }
  if (asOf.size < (checked.asOf?.size ?? 0) || !goesOnFrom(newer, file)) {
    throw new ServerFault(
      `the ledger of ${connection.server} does not go on from that of the file: entries of the file are not in it`,
    );
  }
  return { asOf, ...sinceOf(found, checked, asOf) };
}

async function newest(caseId: string, connection: Connection): Promise<ApprovalBundle> {
  try {
    return await ask(connection, {
      method: 'GET',
      path: `api/cases/${encodeURIComponent(caseId)}/approvals`,
      answer: ApprovalBundle,
      patience: PATIENCE,
    });
  } catch (error) {
    if (error instanceof Refused) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** Every entry of the file stands at the same place in the longer log, which has been checked. */
function goesOnFrom(newer: ApprovalBundle, file: ApprovalBundle): boolean {
  const there = new Map(newer.entries.map(({ sequence, canonical }) => [sequence, canonical]));
  return file.entries.every(({ sequence, canonical }) => there.get(sequence) === canonical);
}

function sinceOf(
  { standing }: Checked,
  before: Checked,
  { at, size }: Since['asOf'],
): Pick<Since, 'kind' | 'words'> {
  const asOf = `as of ${at}, checkpoint size ${size}`;
  switch (standing.kind) {
    case 'ended':
      return { kind: 'ended', words: `${endWords(standing)} (${asOf}).` };
    case 'used':
      return {
        kind: 'used',
        words: `It was used at ${standing.entry.at}: ${standing.entry.text} (${asOf}).`,
      };
    case 'released':
      return before.standing.kind === 'unreleased'
        ? { kind: 'released', words: `It was released since, at ${standing.entry.at} (${asOf}).` }
        : { kind: 'same', words: `It is released still (${asOf}).` };
    case 'unreleased':
      return { kind: 'same', words: `It is not released (${asOf}).` };
  }
}
