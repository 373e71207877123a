import { existsSync } from 'node:fs';
import process from 'node:process';
import { hostNamed } from '../../../doors/agent/registry.ts';
import type { CliContext } from '../../context.ts';
import { EXIT } from '../../exit-codes.ts';
import type { ExitCode } from '../../exit-codes.ts';
import { UsageError } from '../../faults.ts';
import { launcherScript } from '../launcher/script.ts';
import { guardBundle, placesFor } from '../places.ts';
import { installPlan, setupOf, textOf, uninstallPlan } from './plan.ts';
import { HOST_SETUPS } from './registry.ts';
import { GUARD_SECONDS } from './types.ts';
import type { FileChange, InstallOptions, Scope } from './types.ts';
import { writeChanges } from './write.ts';

export interface InstallCommandOptions {
  readonly managed?: boolean;
  readonly project?: boolean;
  readonly dryRun?: boolean;
  readonly uninstall?: boolean;
  /** Put before every path outside a home or a project. */
  readonly root?: string;
}

/** `holdpoint install`: plans everything first, so that one file that cannot be read stops it all. */
export function runInstall(
  names: readonly string[],
  options: InstallCommandOptions,
  context: CliContext,
): ExitCode {
  if (options.managed && options.project) {
    throw new UsageError('--managed and --project are two places; name one.');
  }
  const scope: Scope = options.managed ? 'managed' : options.project ? 'project' : 'user';
  const places = placesFor(scope, context, options.root);
  const hosts = [...new Set(names.map(hostFor))];
  const changes = hosts.flatMap((host) => changesOf(host, places, options.uninstall === true));
  const launcher = options.uninstall ? [] : [launcherChange(places)];
  const done = options.dryRun
    ? [...launcher, ...changes].filter(({ before, after }) => before !== after)
    : write(launcher, changes);
  context.stdout.write(report(done, options.dryRun === true));
  if (options.uninstall) return EXIT.allow;
  for (const host of hosts) {
    for (const note of setupOf(host).notes(scope)) context.stdout.write(`${host}: ${note}\n`);
  }
  if (!options.dryRun) context.stdout.write('holdpoint doctor asks each host’s hook and checks.\n');
  return EXIT.allow;
}

function hostFor(name: string): string {
  const host = hostNamed(name)?.id ?? name;
  if (host === 'generic') {
    throw new UsageError('generic is installed by its agent: call the launcher with "generic".');
  }
  if (HOST_SETUPS.some((setup) => setup.host === host)) return host;
  throw new UsageError(
    `${name} is no host; there are ${HOST_SETUPS.map((setup) => setup.host).join(', ')}.`,
  );
}

function changesOf(
  host: string,
  places: InstallOptions,
  uninstall: boolean,
): readonly FileChange[] {
  if (setupOf(host).files(places).length === 0) {
    throw new UsageError(setupOf(host).notes(places.scope)[0] ?? `${host} has no such place.`);
  }
  return uninstall ? uninstallPlan(host, places) : installPlan(host, places);
}

function launcherChange({ launcher }: InstallOptions): FileChange {
  if (!existsSync(guardBundle())) {
    throw new UsageError(
      `${guardBundle()} is not there, and without it every call would be blocked: run npm run build.`,
    );
  }
  const after = launcherScript({
    node: process.execPath,
    bundle: guardBundle(),
    timeoutSeconds: GUARD_SECONDS,
  });
  return { path: launcher, before: textOf(launcher), after };
}

/** The launcher first: a host that is told of one that is not there yet would block everything. */
function write(
  launcher: readonly FileChange[],
  changes: readonly FileChange[],
): readonly FileChange[] {
  try {
    return [...writeChanges(launcher, 0o755), ...writeChanges(changes)];
  } catch (fault) {
    const { code, path } = fault as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw fault;
    throw new UsageError(
      `${path ?? 'A file'} may not be written; a managed installation needs root.`,
    );
  }
}

function report(changes: readonly FileChange[], isDry: boolean): string {
  if (changes.length === 0) return 'Nothing to change.\n';
  return changes
    .map(({ path, before, after }) => {
      const did = after === null ? 'remove' : before === null ? 'write' : 'change';
      const word = { remove: 'removed', write: 'written', change: 'changed' }[did];
      return `${(isDry ? `would ${did}` : word).padEnd(isDry ? 13 : 8)} ${path}\n`;
    })
    .join('');
}
