/** What tools of a server were like when they were approved, and which wait for a person. */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Process = z.object({ tty: z.number(), own: z.array(z.number()).readonly() });

const Pin = z.object({
  hash: z.string(),
  /** `first sight`, or the login of the person who approved it. */
  by: z.string(),
  at: z.string(),
  shown: z.string(),
  /** What a person has found it to do; left out where nobody has said. */
  class: z.enum(['read', 'update', 'costly', 'execute', 'delete']).optional(),
});
export type Pin = z.infer<typeof Pin>;

const Waiting = z.object({
  hash: z.string(),
  at: z.string(),
  shown: z.string(),
  /** Processes of the agent that would use it: none of them may approve it. */
  agent: Process,
});
export type Waiting = z.infer<typeof Waiting>;

const PinFile = z.object({
  format: z.literal(1),
  name: z.string(),
  tools: z.record(z.string(), Pin),
  waiting: z.record(z.string(), Waiting),
});
export type PinFile = z.infer<typeof PinFile>;

/** Where the tools of a server are kept when nobody says where. */
export function pinPath(state: string, name: string): string {
  return join(state, 'mcp', `${name}.json`);
}

/** Null where there is none. Throws on one that is there and cannot be used: it may forbid something. */
export function readPins(path: string): PinFile | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Error(`${path}: approved tools cannot be read (${code ?? 'unknown'}).`, {
      cause: error,
    });
  }
  try {
    return PinFile.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${path}: is no file of approved tools.`, { cause: error });
  }
}

/** As `readPins`, looking into the file only where it is another one than the last time. */
export function pinReader(path: string): () => PinFile | null {
  let last: { readonly mark: string; readonly pins: PinFile | null } | null = null;
  return () => {
    const stat = statSync(path, { throwIfNoEntry: false });
    const mark =
      stat === undefined ? 'none' : `${stat.ino} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.size}`;
    if (last?.mark !== mark) last = { mark, pins: readPins(path) };
    return last.pins;
  };
}

/** In one step, so that nobody ever reads half of it. Throws what the file system says. */
export function writePins(path: string, pins: PinFile): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify(pins, null, 1)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
