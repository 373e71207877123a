/** Files and inputs for tests. */
import type { Effect } from '../../core/change/types.ts';
import type { FilePair, FileReading, ReaderResult } from '../types.ts';
import { kubernetesFileReader } from './file-reader.ts';
import { kubernetesReader } from './reader.ts';

const SOMEWHERE = { kind: 'production', name: 'prod' } as const;

export function pair(
  before: string | null,
  after: string | null,
  path = 'prod/app.yaml',
  environment: FilePair['environment'] = SOMEWHERE,
): FilePair {
  const sources = { before: `${path}@old`, after: `${path}@new` };
  return { path, before, after, sources, environment, inRepository: true };
}

export async function readPairs(...files: readonly FilePair[]): Promise<FileReading> {
  return kubernetesFileReader.read(files.filter((file) => kubernetesFileReader.recognises(file)));
}

/** The only effect of one file's two versions; null where there is none. */
export async function effectBetween(
  before: string | null,
  after: string | null,
): Promise<Effect | null> {
  const { effects, signals } = await readPairs(pair(before, after));
  if (signals.length > 0) throw new Error(signals[0]?.message);
  if (effects.length > 1) throw new Error(`${effects.length} effects`);
  return effects[0] ?? null;
}

export async function readStream(text: string, name = 'input.yaml'): Promise<ReaderResult> {
  if (!kubernetesReader.recognises(text.slice(0, 65_536), name)) throw new Error('not recognised');
  return kubernetesReader.read({ name, bytes: bytesOf(text) });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** A manifest whose body is what stands below the metadata. */
export function manifest(apiVersion: string, kind: string, body = '', name = 'thing'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: shop\n${body}`;
}

/** One piece of a manifest replaced by another. */
export interface Edit {
  readonly from: string;
  readonly to: string;
}

export interface UpdateRow {
  readonly what: string;
  readonly text: string;
  readonly reversibility: string;
  /** Null where no trait tells it. */
  readonly trait: string | null;
  readonly harmful: Edit;
  readonly harmless: Edit;
}

/**
 * Rows of one manifest, one a line: `what | reversibility | trait | from → to | harmless from → to`, with
 * `\\n` for a line break and `-` for no trait.
 */
export function updateRows(text: string, table: string): readonly UpdateRow[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [what = '', reversibility = '', trait = '', harmful = '', harmless = ''] = line
        .trim()
        .split(' | ');
      return {
        what,
        text,
        reversibility,
        trait: trait === '-' ? null : trait,
        harmful: editOf(harmful),
        harmless: editOf(harmless),
      };
    });
}

function editOf(cell: string): Edit {
  const [from = '', to = ''] = `${cell} `.split(' → ').map((side) => side.replaceAll('\\n', '\n'));
  return { from, to: to.slice(0, -1) };
}
