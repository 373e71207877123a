import { readFileSync } from 'node:fs';

/** What a host starts to ask us is younger than this; the host itself is older. */
const OF_THE_CALL = 3_000;
/** Clock ticks a second in `/proc`, the same on every Linux. */
const TICKS = 100;

/**
 * When the agent that asks was started, in milliseconds since 1970: the first process from the one that
 * asked upwards that was there before the call. Null where the system does not say.
 */
export function hostStartedAt(caller: number, now: number): number | null {
  try {
    const upFor = Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]) * 1000;
    let pid = caller;
    for (let depth = 0; depth < 8 && pid > 1; depth += 1) {
      const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const age = upFor - (Number(fields[19]) * 1000) / TICKS;
      if (age > OF_THE_CALL) return now - age;
      pid = Number(fields[1]);
    }
    return null;
  } catch {
    return null;
  }
}
