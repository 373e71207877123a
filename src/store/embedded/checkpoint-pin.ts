import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCheckpoint } from '../../ledger/checkpoint.ts';
import { LedgerFault } from '../../ledger/faults.ts';
import type { CheckpointPin } from '../ledger/witness.ts';
import { replaceDurably } from './durable-file.ts';

/**
 * A pin in the file `checkpoint` of the data folder; for a database elsewhere, given by its connection
 * string, in a file of its own, since it holds another ledger. The file may lag behind the ledger by what was
 * appended in the instant before a crash; it is never ahead of what was committed.
 */
export function pinInFolder(
  folder: string,
  onWarning: (line: string) => void,
  elsewhere: string | null = null,
): CheckpointPin {
  const file = path.join(folder, elsewhere === null ? 'checkpoint' : fileFor(elsewhere));
  let newest: string | null = null;
  let writing: Promise<void> | null = null;

  const writeNewest = async () => {
    // Commits that come while the disk is busy are written as one.
    for (let note = newest; note !== null; note = newest) {
      newest = null;
      try {
        if (sizeOf(await readNote(file)) < sizeOf(note)) await replaceDurably(file, note, 0o600);
      } catch (error) {
        onWarning(`the checkpoint could not be kept in ${file}: ${String(error)}`);
      }
    }
    writing = null;
  };

  return {
    place: file,
    read: () => readNote(file),
    keep(note) {
      if (sizeOf(newest) < sizeOf(note)) newest = note;
      writing ??= writeNewest();
    },
    settled: () => writing ?? Promise.resolve(),
  };
}

/** One name for one database, whoever connects to it and how. */
function fileFor(connectionString: string): string {
  const place = placeOf(connectionString);
  return `checkpoint-${createHash('sha256').update(place).digest('hex').slice(0, 16)}`;
}

function placeOf(connectionString: string): string {
  if (!URL.canParse(connectionString)) return connectionString;
  const url = new URL(connectionString);
  const host = url.searchParams.get('host') ?? url.hostname;
  return `${host}:${url.port === '' ? 5432 : url.port}${url.pathname}`;
}

async function readNote(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A file that is no checkpoint counts as none here; the witness refuses to go on from one. */
function sizeOf(note: string | null): number {
  if (note === null) return -1;
  try {
    return parseCheckpoint(note).size;
  } catch (fault) {
    if (fault instanceof LedgerFault) return -1;
    throw fault;
  }
}
