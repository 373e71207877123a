import { EntryGatherer, originOf } from './lock-entry.ts';
import type { LockScanner } from './lock-entry.ts';

const OPENS = /^"?((?:@[^@/\s"]+\/)?[^@\s"]+)@.*:\s*$/;
const MEMBER = /^\s+"?(version|resolved|resolution|integrity|checksum)"?:?\s+"?([^"\s]+)"?\s*$/;

/** `yarn.lock`, of the first version and of the later ones. */
export const scanYarn: LockScanner = (lines) => {
  const gatherer = new EntryGatherer();
  for (const { number, text } of lines) {
    const name = OPENS.exec(text)?.[1];
    if (name !== undefined) {
      gatherer.begin(number, name);
      continue;
    }
    if (text.trim() === '') gatherer.close();
    const [, member, value = ''] = MEMBER.exec(text) ?? [];
    if (member === undefined) continue;
    const entry = gatherer.current(number);
    if (member === 'version') entry.version = value;
    else if (member === 'resolution') entry.origin = originOfResolution(value);
    else if (member === 'resolved') {
      entry.origin = originOf(value);
      const hash = /#([0-9a-f]{32,})$/.exec(value)?.[1];
      if (hash !== undefined) entry.hashes.push(hash);
    } else entry.hashes.push(value);
    if (member !== 'version') entry.line = number;
  }
  return gatherer.finish();
};

/** `left-pad@npm:1.3.0` comes from wherever npm packages do; anything else names its own place. */
function originOfResolution(value: string): string {
  const [, source = value] = /^(?:@[^@/]+\/)?[^@]+@(.*)$/.exec(value) ?? [];
  const archive = /__archiveUrl=([^&]+)/.exec(source)?.[1];
  if (archive !== undefined) return originOf(decodeURIComponent(archive));
  return source.startsWith('npm:') ? 'npm:' : originOf(source);
}
