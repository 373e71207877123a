import { UsageError } from '../faults.ts';

/** What a push would do to one ref. */
export interface RefUpdate {
  /** Full name. */
  readonly ref: string;
  /** Null where the ref is not there yet. */
  readonly before: string | null;
  /** Null where it is to go. */
  readonly after: string | null;
  /** Short name of the branch that it comes from, where that is told. */
  readonly from?: string;
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const NOTHING = /^0+$/;
const LARGEST = 16 * 1024 * 1024;
const MOST = 100_000;

/** Reads `OLD NEW REF` lines as git hands them to a server's hook. Throws `UsageError`. */
export function updatesReceived(input: Uint8Array): readonly RefUpdate[] {
  return linesOf(input).map((line) => {
    const [before = '', after = '', ...rest] = line.split(' ');
    return updateOf(rest.join(' '), before, after, line);
  });
}

/** Reads `LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID` lines, as before a push. Throws `UsageError`. */
export function updatesToPush(input: Uint8Array): readonly RefUpdate[] {
  return linesOf(input).map((line) => {
    const [local = '', after = '', ref = '', before = ''] = line.split(' ');
    const from = /^refs\/heads\/(.+)$/.exec(local)?.[1];
    return { ...updateOf(ref, before, after, line), ...(from === undefined ? {} : { from }) };
  });
}

function updateOf(ref: string, before: string, after: string, line: string): RefUpdate {
  if (![before, after].every((id) => ID.test(id)) || !ref.startsWith('refs/')) {
    throw new UsageError(
      `standard input: ${JSON.stringify(line.slice(0, 200))} is no line that git hands to a hook. Let git run it: holdpoint git-hook install`,
    );
  }
  return { ref, before: orNull(before), after: orNull(after) };
}

function orNull(id: string): string | null {
  return NOTHING.test(id) ? null : id;
}

function linesOf(input: Uint8Array): readonly string[] {
  if (input.byteLength > LARGEST) {
    throw new UsageError('standard input: the push names too many refs to be judged. Push fewer');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
  } catch (cause) {
    throw new UsageError(
      'standard input: a ref is named in something other than UTF-8, so what it is cannot be told. Give it another name',
      { cause },
    );
  }
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length > MOST) {
    throw new UsageError('standard input: the push names too many refs to be judged. Push fewer');
  }
  return lines;
}
