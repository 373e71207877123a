import { UsageError } from '../../faults.ts';
import type { PlacedFile } from './types.ts';

/** A file that is ours from the first byte to the last. One that somebody else wrote there is left alone. */
export function ownFile(
  path: string,
  text: string,
  isOurs: (before: string) => boolean,
): PlacedFile {
  return {
    path,
    put: (before) => {
      if (before !== null && before !== text && !isOurs(before)) {
        throw new UsageError(`${path} is there already and is not Holdpoint’s; move it first.`);
      }
      return text;
    },
    take: (before) => (before === text || isOurs(before) ? null : before),
  };
}

export function ownJson(path: string, value: unknown): PlacedFile {
  return ownFile(path, `${JSON.stringify(value, null, 2)}\n`, (before) =>
    before.includes('holdpoint-hook'),
  );
}
