import { verifyCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { entryHash } from './entry.ts';
import { EMPTY_FRONTIER, appendLeaf, isWellFormed, rootOf } from './merkle/frontier.ts';
import type { Frontier } from './merkle/frontier.ts';
import { hashText, sameHash } from './merkle/hash.ts';
import { parseVerifierKey } from './note.ts';
import type { Verifier } from './note.ts';
import { verifyLog } from './verify-log.ts';
import type { StoredCheckpoint, StoredEntry } from './verify-log.ts';

/**
 * What did not hold. `entry`: its number, text, hash and columns belong together. `root`: the log up to it is
 * what a checkpoint signed. `checkpoint`: that is there, and signed by our key. `head`: what is appended to is
 * what was signed last. `beyond`: nothing stands past the end. `known`: it goes on from what was known of it.
 */
export type LedgerCheck = 'entry' | 'root' | 'checkpoint' | 'head' | 'beyond' | 'known';

/** The end of the log as of one instant. */
export interface LogEnd {
  readonly head: Frontier | null;
  /** The checkpoint of the largest size. */
  readonly last: StoredCheckpoint | null;
  /** The lowest number of an entry that stands past the head, or below zero; null where there is none. */
  readonly stray: number | null;
}

export interface LogToFollow {
  /** What was verified before, from which this goes on; null to compute all of it. */
  readonly from: Frontier | null;
  readonly end: LogEnd;
  /** Entries with `from <= sequence < to` in order, in pages of a bounded size. */
  readonly pages: (from: number, to: number) => AsyncIterable<readonly StoredEntry[]>;
  /** Checkpoints with `from <= size <= to`, in order. */
  readonly checkpoints: (from: number, to: number) => AsyncIterable<StoredCheckpoint>;
  readonly verifierKey: string;
  /** A checkpoint kept outside the store. */
  readonly pinned: string | null;
  /** Lets others have their turn; called after every few hundred kilobytes. */
  readonly pause: () => Promise<void>;
}

export type LedgerRound =
  | {
      readonly kind: 'intact';
      /** To go on from the next time. */
      readonly verified: Frontier;
      /** Base64. */
      readonly rootHash: string;
    }
  | {
      readonly kind: 'broken';
      /** Sequence number of the first entry that does not fit. */
      readonly firstBad: number;
      readonly check: LedgerCheck;
      readonly why: string;
    };

type Broken = Extract<LedgerRound, { readonly kind: 'broken' }>;

/** Between two pauses: so many entries, or so many characters of their text. */
const TURN_ENTRIES = 64;
const TURN_CHARACTERS = 64 * 1024;

/**
 * Computes the log on from what was verified before, up to its present end, in memory that does not grow with it.
 * Every page ends at a signed checkpoint, so what is in it is what was signed, and the one page that is not
 * is gone through entry by entry to name the first. The checkpoints between are left to `verifyLog`.
 * Throws `LedgerFault` when the key cannot be read.
 */
export async function verifyOnwards(log: LogToFollow): Promise<LedgerRound> {
  const verifier = parseVerifierKey(log.verifierKey);
  const from = log.from ?? EMPTY_FRONTIER;
  const pinned = log.pinned === null ? null : verifyCheckpoint(log.pinned, verifier);
  if (pinned?.kind === 'invalid') {
    return broken(
      0,
      'known',
      `the checkpoint kept outside the database is not to be trusted: ${pinned.why}`,
    );
  }
  const pin = pinned?.checkpoint ?? null;
  const end = endOf(log.end, verifier);
  if ('kind' in end) return end;
  const known = Math.max(from.size, pin?.size ?? 0);
  if (end.size < known) {
    return broken(
      end.size,
      'known',
      `it is missing: the log has ${end.size} entries and had ${known}`,
    );
  }
  let tree = from;
  for await (const page of log.pages(from.size, end.size)) {
    const grown = await appendPage(tree, page, pin, log.pause);
    if (grown.kind === 'broken') return grown;
    // What was altered in the page is found first: then it is no wonder that it is not what was pinned.
    const misfit = await pageMisfit(log, tree, grown.tree, page, end, verifier);
    if (misfit !== null) return misfit;
    if (grown.otherThan !== null) return other(grown.otherThan);
    tree = grown.tree;
  }
  if (tree.size < end.size) return broken(tree.size, 'entry', 'it is missing');
  // Where nothing was appended since, no page was compared with what is signed now.
  const isKnown = pin?.size !== tree.size || sameHash(pin.root, end.root);
  if (!isKnown || !sameHash(rootOf(tree), end.root)) return other(end);
  return { kind: 'intact', verified: tree, rootHash: hashText(rootOf(tree)) };
}

/** The last checkpoint, if it is ours, what is appended to, and the end of all. */
function endOf({ head, last, stray }: LogEnd, verifier: Verifier): Checkpoint | Broken {
  if (head === null || !isWellFormed(head)) {
    return broken(head?.size ?? 0, 'head', 'the head of the log is gone or malformed');
  }
  const size = Math.min(head.size, last?.size ?? 0);
  if (head.size !== (last?.size ?? 0)) {
    const signed = `what was signed last has ${last?.size ?? 0}`;
    return broken(size, 'head', `the head of the log counts ${head.size} entries, and ${signed}`);
  }
  const check = last === null ? null : verifyCheckpoint(last.note, verifier);
  if (check?.kind === 'invalid') {
    return broken(size - 1, 'checkpoint', `its checkpoint is not to be trusted: ${check.why}`);
  }
  const end = check?.checkpoint ?? emptyEnd(verifier);
  if (end.size !== head.size || !sameHash(end.root, rootOf(head))) {
    return broken(
      Math.min(end.size, size),
      'head',
      'the head of the log is not what was signed last',
    );
  }
  return stray === null
    ? end
    : broken(stray, 'beyond', 'it is no part of the log: it was never signed');
}

function emptyEnd({ name }: Verifier): Checkpoint {
  return { origin: name, size: 0, root: rootOf(EMPTY_FRONTIER), lines: [] };
}

interface Grown {
  readonly kind: 'grown';
  readonly tree: Frontier;
  /** The pinned checkpoint, where the page passed by it and it is of another log. */
  readonly otherThan: Checkpoint | null;
}

async function appendPage(
  from: Frontier,
  page: readonly StoredEntry[],
  pin: Checkpoint | null,
  pause: () => Promise<void>,
): Promise<Grown | Broken> {
  let tree = from;
  let otherThan: Checkpoint | null = null;
  let [entries, characters] = [0, 0];
  for (const entry of page) {
    const misfit = entryMisfit(entry, tree.size);
    if (misfit !== null) return broken(tree.size, 'entry', misfit);
    tree = appendLeaf(tree, entry.leafHash);
    if (pin?.size === tree.size && !sameHash(pin.root, rootOf(tree))) otherThan = pin;
    entries += 1;
    characters += entry.canonical.length;
    if (entries < TURN_ENTRIES && characters < TURN_CHARACTERS) continue;
    [entries, characters] = [0, 0];
    await pause();
  }
  return { kind: 'grown', tree, otherThan };
}

/** That the text is in canonical form follows from its signature: only such text was ever signed. */
function entryMisfit(entry: StoredEntry, position: number): string | null {
  if (entry.sequence !== position) {
    return `entry ${position} is missing: entry ${entry.sequence} stands in its place`;
  }
  if (!sameHash(entryHash(entry.canonical), entry.leafHash)) {
    return 'its leaf hash is not the hash of its text';
  }
  return columnsAgree(entry) ? null : 'its columns differ from the text that was hashed';
}

function columnsAgree(entry: StoredEntry): boolean {
  let said: unknown;
  try {
    said = JSON.parse(entry.canonical);
  } catch {
    return false;
  }
  if (typeof said !== 'object' || said === null) return false;
  const { sequence, kind, at, case: caseId, actor, text } = said as Record<string, unknown>;
  return (
    sequence === entry.sequence &&
    kind === entry.kind &&
    at === entry.at &&
    caseId === entry.case &&
    actor === entry.actor &&
    text === entry.text
  );
}

/** Null where the log up to the end of this page is what a checkpoint of ours signed. */
async function pageMisfit(
  log: LogToFollow,
  before: Frontier,
  after: Frontier,
  page: readonly StoredEntry[],
  end: Checkpoint,
  verifier: Verifier,
): Promise<Broken | null> {
  if (after.size === end.size) {
    return sameHash(rootOf(after), end.root) ? null : firstOf(log, before, after, page);
  }
  for await (const stored of log.checkpoints(after.size, after.size)) {
    const check = verifyCheckpoint(stored.note, verifier);
    if (check.kind === 'invalid') {
      const why = `its checkpoint is not to be trusted: ${check.why}`;
      return broken(after.size - 1, 'checkpoint', why);
    }
    const { size, root } = check.checkpoint;
    const fits = size === after.size && sameHash(root, rootOf(after));
    return fits ? null : firstOf(log, before, after, page);
  }
  return broken(after.size - 1, 'checkpoint', 'its checkpoint is missing');
}

/** Which of a page's entries is the first that was not signed as it stands. */
async function firstOf(
  log: LogToFollow,
  before: Frontier,
  after: Frontier,
  page: readonly StoredEntry[],
): Promise<Broken> {
  const found = await verifyLog({
    from: before,
    entries: pausing(page, log.pause),
    checkpoints: log.checkpoints(before.size + 1, after.size),
    verifierKey: log.verifierKey,
  });
  if (found.kind === 'broken') return broken(found.firstBad, 'root', found.why);
  return broken(
    before.size,
    'root',
    `from here to entry ${after.size - 1} it is not what was signed`,
  );
}

async function* pausing(page: readonly StoredEntry[], pause: () => Promise<void>) {
  for (const entry of page) {
    yield entry;
    await pause();
  }
}

function other({ size }: Checkpoint): Broken {
  return broken(size - 1, 'known', 'up to here the log is not the one that was known before');
}

function broken(firstBad: number, check: LedgerCheck, why: string): Broken {
  return { kind: 'broken', firstBad: Math.max(0, firstBad), check, why };
}
