import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { LedgerIncident } from '../../engine/ledger-trust.ts';
import { replaceDurably } from '../../store/embedded/durable-file.ts';
import type { IncidentNote } from './ledger-keeper.ts';

const Incident = z.object({
  firstBad: z.number().int().min(0),
  check: z.enum(['entry', 'root', 'checkpoint', 'head', 'beyond', 'known']),
  why: z.string(),
  since: z.iso.datetime(),
});

/**
 * The file `ledger-incident.json` of the data folder, there while the ledger does not verify. What cannot be read as an
 * incident counts as one, of which nothing is known: somebody put it there.
 */
export function incidentFile(folder: string, now: () => string): IncidentNote {
  const file = path.join(folder, 'ledger-incident.json');
  return {
    read: async () => {
      const text = await textOf(file);
      if (text === null) return null;
      const parsed = Incident.safeParse(jsonOf(text));
      return parsed.success ? parsed.data : unreadable(file, now());
    },
    keep: (incident) => replaceDurably(file, `${JSON.stringify(incident, null, 2)}\n`, 0o600),
    forget: () => rm(file, { force: true }),
  };
}

function unreadable(file: string, since: string): LedgerIncident {
  return { firstBad: 0, check: 'known', why: `${file} cannot be read as an incident`, since };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
