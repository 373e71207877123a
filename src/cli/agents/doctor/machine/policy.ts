import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSnapshot } from '../../../guard/snapshot/load.ts';
import { VERSION } from '../../../version.ts';
import { launcherNames } from '../launcher-names.ts';
import type { CheckMachine } from '../types.ts';

/** Whether there are rules that a guard here can judge by. */
export const checkPolicy: CheckMachine = async ({ installed, places, cwd }) => {
  const check = 'policy';
  const [bundle] = installed.flatMap((one) => launcherNames(one.places.launcher)?.bundle ?? []);
  const shipped = bundle === undefined ? null : join(dirname(bundle), 'default-snapshot.json');
  // What is compiled on the way would be kept; that of the server is only read.
  const aside = mkdtempSync(join(tmpdir(), 'holdpoint-doctor-'));
  const snapshot = existsSync(join(places.snapshot, 'server.json')) ? places.snapshot : aside;
  try {
    const options = { places: { ...places, snapshot }, version: VERSION, shipped };
    const { policy, judgedBy } = await loadSnapshot(cwd, options);
    const message = `Calls from here are judged by ${judgedBy}: ${policy.rules.length} rules.`;
    return [{ check, status: 'ok', message, evidence: policy.hash.slice(0, 19) }];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `Every call from here is blocked until the rules can be used: ${why}`;
    return [{ check, status: 'fault', message, evidence: '' }];
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
};
