import type { ToolClass } from '../../../readers/tool-call/types.ts';
import type { Definition } from './definition.ts';
import { pinReader, writePins } from './pin-file.ts';
import type { PinFile, Waiting } from './pin-file.ts';

/** How a tool stands to what was approved. */
export type Standing = 'approved' | 'changed' | 'new';

/** The approved tools of one server. The file is looked at each time: a person may just have approved one. */
export interface PinBook {
  /**
   * Takes in everything that the server offers. The very first time all of it counts as approved; later,
   * what is new or changed waits for a person.
   */
  readonly take: (offered: readonly Definition[]) => void;
  readonly standingOf: (definition: Definition) => Standing;
  readonly learned: () => ReadonlyMap<string, ToolClass>;
}

export interface PinOptions {
  readonly path: string;
  readonly name: string;
  readonly now: () => string;
  readonly agent: () => Waiting['agent'];
}

/** All of it throws where the file cannot be read or written; then nothing is allowed. */
export function openPinBook({ path, name, now, agent }: PinOptions): PinBook {
  const read = pinReader(path);

  function take(offered: readonly Definition[]): void {
    const known = read();
    if (known === null) return writePins(path, firstSight(offered));
    const waiting = offered.flatMap(({ name: tool, hash, shown }) =>
      hash === null || known.tools[tool]?.hash === hash || known.waiting[tool]?.hash === hash
        ? []
        : [[tool, { hash, shown, at: now(), agent: agent() }] as const],
    );
    if (waiting.length === 0) return;
    writePins(path, { ...known, waiting: { ...known.waiting, ...Object.fromEntries(waiting) } });
  }

  function firstSight(offered: readonly Definition[]): PinFile {
    const at = now();
    const tools = offered.flatMap(({ name: tool, hash, shown }) =>
      hash === null ? [] : [[tool, { hash, shown, at, by: 'first sight' }] as const],
    );
    return { format: 1, name, tools: Object.fromEntries(tools), waiting: {} };
  }

  return {
    take,
    standingOf: ({ name: tool, hash }) => {
      const pin = own(read()?.tools, tool);
      if (pin === undefined) return 'new';
      return hash !== null && pin.hash === hash ? 'approved' : 'changed';
    },
    learned: () =>
      new Map(
        Object.entries(read()?.tools ?? {}).flatMap(([tool, pin]) =>
          pin.class === undefined ? [] : [[`${name}/${tool}`, pin.class] as const],
        ),
      ),
  };
}

/** A tool may be called `constructor`. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
