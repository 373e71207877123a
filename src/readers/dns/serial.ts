import type { Difference } from './compare.ts';
import type { RecordSet, Zone } from './record.ts';

/** What the serial of a zone does between two versions. */
type SerialStep = 'same' | 'forward' | 'back' | 'no-number';

const MODULUS = 2 ** 32;
const HALF = 2 ** 31;
const PLACE = 2;

/** By the arithmetic of RFC 1982. A step of exactly half the circle is undefined there, and no way forward. */
export function serialStep(before: string, after: string): SerialStep {
  if (before === after) return 'same';
  const [old, next] = [numberOf(before), numberOf(after)];
  if (next === null) return 'no-number';
  if (old === null) return 'forward';
  const distance = (next - old + MODULUS) % MODULUS;
  if (distance === 0) return 'same';
  return distance < HALF ? 'forward' : 'back';
}

function numberOf(text: string): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : MODULUS;
  return value < MODULUS ? value : null;
}

interface Serials {
  readonly before: RecordSet;
  readonly after: RecordSet;
  readonly old: string;
  readonly next: string;
}

/** Null where a side has no serial, as in a part that another file includes. */
export function serialsOf(before: Zone, after: Zone): Serials | null {
  const [left, right] = [soaOf(before), soaOf(after)];
  const [old, next] = [left, right].map((set) => set?.values[0]?.split(' ')[PLACE]);
  if (left === undefined || right === undefined || old === undefined || next === undefined) {
    return null;
  }
  return { before: left, after: right, old, next };
}

function soaOf({ sets }: Zone): RecordSet | undefined {
  return sets.find(({ type }) => type === 'SOA');
}

/** A serial that secondaries do not take for a newer one, or that no server takes at all; null for any other. */
export function serialDifference({ before, after, old, next }: Serials): Difference | null {
  const step = serialStep(old, next);
  if (step !== 'back' && step !== 'no-number') return null;
  const why =
    step === 'back'
      ? `The serial of ${after.name} goes back from ${old} to ${next}, so secondaries ignore this version and later ones until it is above ${old} again (rule: serial arithmetic, RFC 1982).`
      : `The serial of ${after.name} becomes ${next.slice(0, 40)}, which is no number of 32 bits, so servers refuse the zone (rule: serial arithmetic, RFC 1982).`;
  return {
    set: after,
    before,
    after,
    judgement: {
      verb: 'update',
      reversibility: 'costly',
      traits: ['dns'],
      why,
      safer: ['raise the serial above the one that is served now'],
      changes: ['serial'],
    },
  };
}
