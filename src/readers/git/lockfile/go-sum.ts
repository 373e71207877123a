import type { LockScanner } from './lock-entry.ts';

const LINE = /^(\S+) (v\S+) (h\d+:\S+)\s*$/;

/** `go.sum` and `go.work.sum`: one line for each module and for each `go.mod`. */
export const scanGoSum: LockScanner = (lines) =>
  lines.flatMap(({ number, text }) => {
    const [, module, version, hash = ''] = LINE.exec(text) ?? [];
    if (module === undefined) return [];
    return [{ key: `${module}@${version}`, hashes: [hash], origin: null, line: number }];
  });
