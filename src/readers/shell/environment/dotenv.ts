import type { ShellWorld } from '../world/types.ts';

/** Files from which tools take variables that are not set, the one that wins first. */
const FILES = ['.env.local', '.env'];

const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#\s]*))/;
const LONGEST = 64 * 1024;

/** A variable as a file of settings has it, and the file that says so. */
export interface FromFile {
  readonly value: string;
  readonly file: string;
}

/**
 * Variables out of the `.env` files of a folder, as the tools load them that run there. With a mode
 * (`production`, `test`) its own files come first. Values are secrets: show none of them.
 */
export function dotenvAt(
  world: ShellWorld,
  folder: string | null,
  mode: string | null = null,
): (name: string) => FromFile | null {
  if (folder === null) return () => null;
  const own = mode === null || !/^[\w-]+$/.test(mode) ? [] : [`.env.${mode}.local`, `.env.${mode}`];
  let read: ReadonlyMap<string, FromFile> | null = null;
  return (name) => (read ??= variablesOf(world, folder, [...own, ...FILES])).get(name) ?? null;
}

function variablesOf(
  world: ShellWorld,
  folder: string,
  files: readonly string[],
): ReadonlyMap<string, FromFile> {
  const all = new Map<string, FromFile>();
  for (const file of files) {
    const look = world.look(`${folder}/${file}`, LONGEST);
    if (look.kind !== 'text') continue;
    for (const line of look.text.split('\n')) {
      const [, name, double, single, bare] = LINE.exec(line) ?? [];
      if (name === undefined || all.has(name)) continue;
      all.set(name, { value: double ?? single ?? bare ?? '', file });
    }
  }
  return resolved(all);
}

/** `${OTHER}` in a value, one level deep. */
function resolved(all: ReadonlyMap<string, FromFile>): ReadonlyMap<string, FromFile> {
  return new Map(
    [...all].map(([name, { value, file }]) => [
      name,
      {
        file,
        value: value
          .slice(0, 2000)
          .replace(/\$\{?(\w+)\}?/g, (whole, other: string) => all.get(other)?.value ?? whole),
      },
    ]),
  );
}
