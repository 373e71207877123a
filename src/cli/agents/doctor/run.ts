import type { CliContext } from '../../context.ts';
import { EXIT } from '../../exit-codes.ts';
import type { ExitCode } from '../../exit-codes.ts';
import { HOST_SETUPS } from '../install/registry.ts';
import { placesFor as guardPlaces } from '../../guard/places.ts';
import { readStops } from '../../guard/stop/stop-files.ts';
import { placesFor } from '../places.ts';
import { askHook } from './ask-hook.ts';
import { BYPASSES } from './bypasses/registry.ts';
import { checkFiles, checkLauncher, isInstalled } from './check-files.ts';
import { MACHINE_CHECKS } from './machine/registry.ts';
import type { Finding, Installed, Machine } from './types.ts';

export interface DoctorOptions {
  readonly json?: boolean;
  readonly root?: string;
}

const SCOPES = ['managed', 'user', 'project'] as const;

/** `holdpoint doctor`: exit 10 when a guard does not guard, or when a way round one could be closed. */
export async function runDoctor(options: DoctorOptions, context: CliContext): Promise<ExitCode> {
  const installed = HOST_SETUPS.flatMap(({ host }) =>
    SCOPES.map((scope) => ({ host, scope, places: placesFor(scope, context, options.root) })),
  ).filter(isInstalled);
  const root = placesFor('managed', context, options.root).root ?? '';
  const findings = [
    ...installed.flatMap((one) => findingsOf(one, installed, context)),
    ...(installed.length === 0 ? [] : await ofMachine(installed, root, context)),
  ];
  const isWell =
    installed.length > 0 &&
    findings.every(({ status }) => status === 'ok' || status === 'residual');
  if (options.json === true) {
    const hosts = installed.map(({ host, scope }) => ({ host, scope }));
    context.stdout.write(
      `${JSON.stringify({ ok: isWell, installed: hosts, findings: findings.map(inOrder) }, null, 2)}\n`,
    );
  } else {
    context.stdout.write(text(installed, findings));
  }
  return isWell ? EXIT.allow : EXIT.hold;
}

function inOrder({ host, check, status, message, evidence }: Finding): Finding {
  return { host, check, status, message, evidence };
}

async function ofMachine(
  installed: readonly Installed[],
  root: string,
  { env, cwd }: CliContext,
): Promise<readonly Finding[]> {
  const places = guardPlaces(env, `${root}/etc/holdpoint`);
  const machine: Machine = { installed, places, env, cwd };
  const found = await Promise.all(MACHINE_CHECKS.map((check) => check(machine)));
  return found.flat().map((result) => ({ host: 'all', ...result }));
}

/** Whether root has stopped something here: that holds for hooks wherever their own folder lies. */
function isStoppedByRoot(env: CliContext['env']): boolean {
  const found = readStops(guardPlaces(env).stops.slice(0, 1));
  return found.kind === 'unreadable' || found.stops.length > 0;
}

function findingsOf(
  one: Installed,
  all: readonly Installed[],
  context: CliContext,
): readonly Finding[] {
  const { host, places } = one;
  const isManaged = all.some((other) => other.host === host && other.scope === 'managed');
  const around = {
    installed: one,
    isManaged,
    home: places.home,
    projectRoot: places.projectRoot,
    root: places.root ?? '',
    env: context.env,
  };
  return [
    ...checkFiles(one),
    ...checkLauncher(one),
    ...askHook(host, places.call, {
      cwd: context.cwd,
      env: context.env,
      isStopped: isStoppedByRoot(context.env),
    }),
    ...(BYPASSES[host]?.(around) ?? []),
  ].map((finding) => ({ host: `${host} (${one.scope})`, ...finding }));
}

const WORDS = { ok: 'ok', residual: 'remains', open: 'OPEN', fault: 'FAULT' } as const;

function text(installed: readonly Installed[], findings: readonly Finding[]): string {
  if (installed.length === 0) {
    return 'No agent is guarded here. See holdpoint install --help.\n';
  }
  const width = Math.max(...findings.map(({ host }) => host.length));
  const lines = findings.map(({ host, status, check, message, evidence }) => {
    const place = evidence === '' ? '' : `  [${evidence}]`;
    return `${host.padEnd(width)}  ${WORDS[status].padEnd(7)}  ${check}: ${message}${place}`;
  });
  const bad = findings.filter(({ status }) => status === 'open' || status === 'fault').length;
  const end = bad === 0 ? 'Everything guards as installed.' : `${bad} to put right.`;
  return `${lines.join('\n')}\n${end}\n`;
}
