import { readFileSync } from 'node:fs';
import { HOST_SETUPS } from './registry.ts';
import type { FileChange, HostSetup, InstallOptions } from './types.ts';

/** Every file of a host and what becomes of it, also where nothing does. Reads; writes nothing. */
export function installPlan(host: string, options: InstallOptions): readonly FileChange[] {
  return setupOf(host)
    .files(options)
    .map(({ path, put }) => {
      const before = textOf(path);
      return { path, before, after: put(before) };
    });
}

/** The same files without our part; those that are not there are left out. */
export function uninstallPlan(host: string, options: InstallOptions): readonly FileChange[] {
  return setupOf(host)
    .files(options)
    .flatMap(({ path, take }) => {
      const before = textOf(path);
      return before === null ? [] : [{ path, before, after: take(before) }];
    });
}

export function setupOf(host: string): HostSetup {
  const setup = HOST_SETUPS.find((one) => one.host === host);
  if (setup === undefined) throw new RangeError(`no set-up for ${host}`);
  return setup;
}

export function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}
