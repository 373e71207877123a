import { EntryGatherer, originOf } from './lock-entry.ts';
import type { LockScanner } from './lock-entry.ts';

/** `/name@1.0.0:`, `'@scope/name@1.0.0(peer@2.0.0)':` and the older `/name/1.0.0:`. */
const OPENS = /^ {2}['"]?\/?((?:@[^/@\s]+\/)?[^/@\s'"]+)[@/](.+?)['"]?:\s*$/;
const INTEGRITY = /\bintegrity:\s*([^\s,}]+)/;
const TARBALL = /\b(?:tarball|repo):\s*([^\s,}]+)/;
const COMMIT = /\bcommit:\s*([0-9a-f]{7,})/;

/** `pnpm-lock.yaml`. */
export const scanPnpm: LockScanner = (lines) => {
  const gatherer = new EntryGatherer();
  for (const { number, text } of lines) {
    const [, name, version = null] = OPENS.exec(text) ?? [];
    if (name !== undefined) {
      gatherer.begin(number, name, version);
      continue;
    }
    if (text.trim() === '') gatherer.close();
    const hashes = [INTEGRITY.exec(text)?.[1], COMMIT.exec(text)?.[1]].filter(
      (hash) => hash !== undefined,
    );
    const place = TARBALL.exec(text)?.[1];
    if (hashes.length === 0 && place === undefined) continue;
    const entry = gatherer.current(number);
    entry.hashes.push(...hashes);
    if (place !== undefined) entry.origin = originOf(place);
    entry.line = number;
  }
  return gatherer.finish();
};
