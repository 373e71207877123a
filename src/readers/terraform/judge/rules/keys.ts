import type { Finding, Rule } from '../types.ts';
import { isOn } from '../values.ts';

const KEY_SWITCHES: ReadonlySet<string> = new Set(['is_enabled', 'enabled', 'key_state', 'state']);

/** Keys that are disabled, or marked for destruction, in place. */
export const keyRule: Rule = (subject) => {
  if (subject.known?.class !== 'key' || subject.verb !== 'update') return [];
  const findings: Finding[] = [];
  for (const leaf of subject.leaves) {
    if (!KEY_SWITCHES.has(leaf.path) || leaf.unknown) continue;
    const doomed = typeof leaf.after === 'string' && /destroy|delet/i.test(leaf.after);
    if (doomed && leaf.after !== leaf.before) {
      findings.push({
        atLeast: 'irreversible',
        traits: ['key-material', 'scheduled-deletion'],
        because: `${leaf.path} marks the key for destruction, and what it encrypted with it`,
        safer: ['disable the key first and wait for what breaks'],
        leaves: [leaf],
      });
    } else if (isOn(leaf.before) && !isOn(leaf.after)) {
      findings.push({
        atLeast: 'costly',
        traits: ['key-material', 'downtime'],
        because: `${leaf.path} is switched off, and nothing it encrypted can be read until it is on again`,
        safer: ['find out who still uses the key first'],
        leaves: [leaf],
      });
    }
  }
  return findings;
};
