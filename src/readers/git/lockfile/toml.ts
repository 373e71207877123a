import { EntryGatherer, originOf } from './lock-entry.ts';
import type { LockEntry, LockScanner } from './lock-entry.ts';

const MEMBER = /^(name|version|source|checksum)\s*=\s*(.*)$/;
const FILE = /(?:file|url)\s*=\s*"([^"]+)".*?hash\s*=\s*"([^"]+)"/g;
const QUOTED = /"([^"]*)"/;

/** `Cargo.lock`, `poetry.lock`, `uv.lock`, `pdm.lock`: tables called `[[package]]`, and pinned files. */
export const scanToml: LockScanner = (lines) => {
  const gatherer = new EntryGatherer();
  const files: LockEntry[] = [];
  for (const { number, text } of lines) {
    if (text.startsWith('[[package]]')) {
      gatherer.begin(number, null);
      continue;
    }
    if (text.startsWith('[')) gatherer.close();
    for (const [, place = '', hash = ''] of text.matchAll(FILE)) {
      const file = place.slice(place.lastIndexOf('/') + 1);
      const origin = place.includes('://') ? originOf(place) : null;
      files.push({ key: file, hashes: [hash], origin, line: number });
    }
    const [, member, rest = ''] = MEMBER.exec(text) ?? [];
    if (member === undefined) continue;
    const value = QUOTED.exec(rest)?.[1] ?? rest;
    const entry = gatherer.current(number);
    if (member === 'name' || member === 'version') entry[member] = value;
    else if (member === 'source') entry.origin = sourceOf(value);
    else entry.hashes.push(value);
    if (member === 'source' || member === 'checksum') entry.line = number;
  }
  return [...gatherer.finish(), ...files];
};

/** Registries by their address, git sources with the commit they pin. */
function sourceOf(value: string): string {
  return value.replace(/\?[^#]*/, '');
}
