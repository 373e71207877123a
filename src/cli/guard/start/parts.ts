/**
 * Loads the parts of the built guard. A part is one file of many small chunks, each run when it is first
 * asked for; its compiled code lies beside it. Node's own loader and its cache take three times as long,
 * and every agent waits for this before each of its steps.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';

type Exports = Readonly<Record<string, unknown>>;
type Chunk = (
  now: (id: string) => Exports,
  later: (id: string) => Promise<Exports>,
  folder: string,
) => Exports;

interface Part {
  readonly script: Script;
  readonly chunks: Readonly<Record<string, Chunk>>;
  readonly isCompiled: boolean;
}

export interface Parts {
  /** What a chunk of a part exports: `guard#run`. */
  readonly now: (id: string) => Exports;
  /** Keeps compiled what has run so far. A part that was compiled already stays as it is, unless told. */
  readonly keepCompiled: (again: boolean) => void;
}

/** `build` names what was built, so that no compiled code is ever taken for another's. */
export function openParts(folder: string, build: string): Parts {
  const parts = new Map<string, Part>();
  const done = new Map<string, Exports>();
  const kept = `${folder}/compiled/${build}-${process.version}-${process.arch}`;

  function now(id: string): Exports {
    const known = done.get(id);
    if (known !== undefined) return known;
    const made = id.startsWith('node:') ? (require(id) as Exports) : run(id);
    done.set(id, made);
    return made;
  }

  async function later(id: string): Promise<Exports> {
    return id.startsWith('./seldom/') ? ((await import(id)) as Exports) : now(id);
  }

  function run(id: string): Exports {
    const at = id.indexOf('#');
    const chunk = partNamed(id.slice(0, at)).chunks[id.slice(at + 1)];
    if (chunk === undefined) throw new Error(`the guard has no part ${id}`);
    return chunk(now, later, folder);
  }

  function partNamed(name: string): Part {
    let part = parts.get(name);
    if (part === undefined) {
      part = load(name);
      parts.set(name, part);
    }
    return part;
  }

  function load(name: string): Part {
    const filename = `${folder}/${name}.cjs`;
    const compiled = compiledCode(`${kept}/${name}`);
    // All of it is ASCII, which the build sees to.
    const script = new Script(readFileSync(filename, 'latin1'), {
      filename,
      ...(compiled === null ? {} : { cachedData: compiled }),
    });
    const chunks = script.runInThisContext() as Part['chunks'];
    return { script, chunks, isCompiled: compiled !== null && script.cachedDataRejected !== true };
  }

  function keepCompiled(again: boolean): void {
    for (const [name, { script, isCompiled }] of parts) {
      if (isCompiled && !again) continue;
      try {
        mkdirSync(kept, { recursive: true });
        const draft = `${kept}/${name}.${process.pid}`;
        writeFileSync(draft, script.createCachedData());
        renameSync(draft, `${kept}/${name}`);
      } catch {
        // Where nothing can be written each start takes longer, and nothing else.
        return;
      }
    }
  }

  return { now, keepCompiled };
}

function compiledCode(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
