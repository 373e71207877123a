import { hostNamed } from '../../../doors/agent/registry.ts';
import type { CliContext } from '../../context.ts';
import { EXIT } from '../../exit-codes.ts';
import type { ExitCode } from '../../exit-codes.ts';
import { UsageError } from '../../faults.ts';
import { isInstalled } from '../doctor/check-files.ts';
import { builtParts, placesFor } from '../places.ts';
import type { Built } from '../places.ts';
import { partsOf } from './parts/parts.ts';
import { compileAhead, putParts, takeManagedParts } from './parts/put.ts';
import type { Deed } from './parts/put.ts';
import { UNIT_NAME } from './parts/unit.ts';
import { installPlan, setupOf, uninstallPlan } from './plan.ts';
import { HOST_SETUPS } from './registry.ts';
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
  const hosts = [...new Set(names.map(hostFor))];
  const isDry = options.dryRun === true;
  if (options.uninstall === true) {
    const places = placesFor(scope, context, options.root);
    const deeds = uninstall(hosts, places, isDry);
    context.stdout.write(report(deeds, isDry));
    if (deeds.some(isUnit) && places.root === '') {
      context.stdout.write(`End what still runs of it: systemctl stop ${UNIT_NAME}\n`);
    }
    return EXIT.allow;
  }
  const built = builtParts();
  if (built === null) {
    throw new UsageError(
      'There is no built guard, and without it every call would be blocked: run npm run build.',
    );
  }
  const places = placesFor(scope, context, options.root, built.client !== null);
  const deeds = install(hosts, places, built, isDry);
  context.stdout.write(report(deeds, isDry));
  for (const host of hosts) {
    for (const note of setupOf(host).notes(scope)) context.stdout.write(`${host}: ${note}\n`);
  }
  for (const note of notesOf(deeds, places)) context.stdout.write(`${note}\n`);
  if (!isDry) context.stdout.write('holdpoint doctor asks each host’s hook and checks.\n');
  return EXIT.allow;
}

/** What runs comes first: a host that is told of a launcher that is not there yet would block everything. */
function install(
  hosts: readonly string[],
  places: InstallOptions,
  built: Built,
  isDry: boolean,
): readonly Deed[] {
  const changes = hosts.flatMap((host) => installPlan(host, hasPlace(host, places)));
  return withRights(() => {
    const parts = partsOf(places, built);
    const deeds = putParts(parts, isDry);
    if (parts.runtime !== null && !isDry && deeds.length > 0) compileAhead(parts.runtime);
    return [...deeds, ...carryOut(changes, isDry)];
  });
}

/** Hosts first, and what they share with the last of them. A person’s own launcher stays: projects may call it. */
function uninstall(
  hosts: readonly string[],
  places: InstallOptions,
  isDry: boolean,
): readonly Deed[] {
  const changes = hosts.flatMap((host) => uninstallPlan(host, hasPlace(host, places)));
  const { scope } = places;
  const isLast = HOST_SETUPS.every(
    ({ host }) => hosts.includes(host) || !isInstalled({ host, scope, places }),
  );
  return withRights(() => [
    ...carryOut(changes, isDry),
    ...(scope === 'managed' && isLast ? takeManagedParts(places.root ?? '', isDry) : []),
  ]);
}

function carryOut(changes: readonly FileChange[], isDry: boolean): readonly Deed[] {
  const real = isDry
    ? changes.filter(({ before, after }) => before !== after)
    : writeChanges(changes);
  return real.map(({ path, before, after }) => ({
    path,
    did: after === null ? 'remove' : before === null ? 'write' : 'change',
  }));
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

function hasPlace(host: string, places: InstallOptions): InstallOptions {
  if (setupOf(host).files(places).length > 0) return places;
  throw new UsageError(setupOf(host).notes(places.scope)[0] ?? `${host} has no such place.`);
}

function withRights<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    const { code, path } = fault as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw fault;
    throw new UsageError(
      `${path ?? 'A file'} may not be written; a managed installation needs root.`,
    );
  }
}

/** What a person does next for a guard that stays. */
function notesOf(deeds: readonly Deed[], { scope, root }: InstallOptions): readonly string[] {
  if (scope !== 'managed') {
    return [
      'holdpoint guard keeps a guard running, and hooks are then answered in a few milliseconds.',
    ];
  }
  if (!deeds.some(isUnit) || root !== '') return [];
  return [
    `Start the resident guard: systemctl daemon-reload && systemctl enable --now ${UNIT_NAME}, and restart it after an update.`,
  ];
}

function isUnit({ path }: Deed): boolean {
  return path.endsWith(UNIT_NAME);
}

const WORDS = {
  write: ['written', 'would write'],
  change: ['changed', 'would change'],
  remove: ['removed', 'would remove'],
  keep: ['kept, since there is something in it:', 'would keep, since there is something in it:'],
} as const;

function report(deeds: readonly Deed[], isDry: boolean): string {
  if (deeds.length === 0) return 'Nothing to change.\n';
  return deeds
    .map(({ path, did }) => `${WORDS[did][isDry ? 1 : 0].padEnd(isDry ? 13 : 8)} ${path}\n`)
    .join('');
}
