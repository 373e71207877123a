import type { LockScanner } from './lock-entry.ts';

const CHECKSUM = /^ {2}(\S+) \(([^)]+)\) (sha\d+=\S+)\s*$/;

/** `Gemfile.lock`: the part called CHECKSUMS, where it has one. */
export const scanGemfile: LockScanner = (lines) =>
  lines.flatMap(({ number, text }) => {
    const [, name, version, hashes = ''] = CHECKSUM.exec(text) ?? [];
    if (name === undefined) return [];
    return [{ key: `${name}@${version}`, hashes: hashes.split(','), origin: null, line: number }];
  });
