import type { DataHolding, Reversibility, Trait, Verb } from '../../core/change/types.ts';
import { sentenceOf } from '../shared/weigh.ts';
import { FILES, GONE, IDLE, LOSSES, RUNS, SETTINGS } from './modules.ts';
import { openingIn } from './openings.ts';
import type { Opening } from './openings.ts';
import type { Outcome } from './outcome.ts';
import { isScratch } from './scratch.ts';

/** What one changed task comes to. */
export interface Judgement {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
}

const SERVICES =
  /^(?:service|systemd|systemd_service|sysvinit|supervisorctl|svc|runit|openwrt_init)$/;

/** Null for a task that changes nothing of the world. */
export function judge(outcome: Outcome): Judgement | null {
  const { module, args } = outcome;
  if (module !== null && IDLE.has(module)) return null;
  const state = args.get('state') ?? stateInDiff(outcome.diff) ?? '';
  if (!GONE.test(state)) {
    const opened = openingIn(outcome.diff);
    if (opened !== null) return judgeOpening(opened);
  } else if ((module === null || FILES.has(module)) && isScratch(pathOf(outcome))) {
    return judgement(
      'delete',
      'reversible',
      'none',
      [],
      'what goes lies in a folder for scratch or in a cache, and is made again when it is needed',
    );
  }
  if (module === null) return judgeUnnamed(outcome, state);
  if (RUNS.has(module)) {
    return judgement(
      'execute',
      'unknown',
      'unknown',
      [],
      `${module} runs what the playbook says, and nobody can tell from the output what that does`,
      'use a module that says what is wanted',
    );
  }
  return (
    special(module, state, args) ??
    (GONE.test(state) ? lossOf(module, args) : judgeOther(module, state))
  );
}

function pathOf({ args, subject }: Outcome): string {
  return args.get('path') ?? args.get('dest') ?? args.get('name') ?? subject ?? '';
}

function judgeOpening({ what, safer, exposes }: Opening): Judgement {
  return exposes
    ? judgement('expose', 'reversible', 'none', ['network', 'public-exposure'], what, safer)
    : judgement('update', 'reversible', 'none', ['network', 'protection-removed'], what, safer);
}

function judgement(
  verb: Verb,
  reversibility: Reversibility,
  data: DataHolding,
  traits: readonly Trait[],
  because: string,
  safer = '',
): Judgement {
  const why = sentenceOf([because]);
  return { verb, reversibility, data, traits, why, safer: safer === '' ? [] : [safer] };
}

function special(
  module: string,
  state: string,
  args: ReadonlyMap<string, string>,
): Judgement | null {
  const on = (name: string) => /^(?:true|yes|1|on)$/i.test(args.get(name) ?? '');
  if (SERVICES.test(module) && (/^stopped$|^killed$/.test(state) || on('masked'))) {
    return judgement(
      'update',
      'costly',
      'none',
      ['downtime'],
      'a service is stopped, and is down until somebody starts it',
      'take it out of the load balancer first',
    );
  }
  if (module === 'reboot')
    return judgement(
      'execute',
      'costly',
      'none',
      ['downtime'],
      'the host is rebooted, and away until it is back',
      'reboot one host at a time (`serial: 1`)',
    );
  if (module === 'filesystem' && on('force')) {
    return judgement(
      'replace',
      'irreversible',
      'holds-data',
      [],
      'a file system is made anew over whatever lies there (`force`)',
      'leave `force` off',
    );
  }
  if ((module === 'mysql_db' || module === 'postgresql_db') && /^(?:import|restore)$/.test(state)) {
    return judgement(
      'update',
      'irreversible',
      'holds-data',
      ['database'],
      `a dump is written over a database (state ${state})`,
      'dump the database first',
    );
  }
  if (module === 'ufw' && /^(?:disabled|reset)$/.test(state)) {
    return judgement(
      'expose',
      'reversible',
      'none',
      ['network', 'protection-removed', 'public-exposure'],
      'the firewall of the host is switched off',
      'open the one port that is needed',
    );
  }
  if (
    (module === 'iptables' && on('flush')) ||
    (module === 'selinux' && /^(?:disabled|permissive)$/.test(state))
  ) {
    return judgement(
      'update',
      'reversible',
      'none',
      ['network', 'protection-removed'],
      `${module} no longer guards the host`,
      'keep it, and open what is needed',
    );
  }
  if (module === 'synchronize' && on('delete')) {
    return judgement(
      'delete',
      'irreversible',
      'unknown',
      [],
      'whatever the source does not have is deleted at the target (`delete`)',
      'leave `delete` off, or copy the target first',
    );
  }
  if (/^docker_prune$|^podman_prune$/.test(module)) {
    const volumes = on('volumes');
    return judgement(
      'delete',
      volumes ? 'irreversible' : 'costly',
      volumes ? 'holds-data' : 'none',
      [],
      `what no container uses is deleted${volumes ? ', volumes with their data included' : ''}`,
      'leave volumes out',
    );
  }
  return null;
}

function lossOf(module: string, args: ReadonlyMap<string, string>): Judgement {
  const found = LOSSES.find(({ modules }) => modules.has(module));
  if (found === undefined) {
    return judgement(
      'delete',
      'unknown',
      'unknown',
      ['unlisted-type'],
      `${module} takes something away, and no list says what that holds`,
      'have somebody who knows the module look',
    );
  }
  const on = (name: string) => /^(?:true|yes|1|on)$/i.test(args.get(name) ?? '');
  if (module === 'user' && on('remove')) {
    return judgement(
      'delete',
      'irreversible',
      'unknown',
      ['identity'],
      'a user goes with the home folder (`remove`)',
      'leave `remove` off',
    );
  }
  if (on('purge'))
    return judgement(
      'delete',
      'irreversible',
      'unknown',
      ['downtime'],
      'a package is removed with its settings and what it kept (`purge`)',
      'leave `purge` off',
    );
  const { reversibility, data, traits, because, safer } = found;
  return judgement('delete', reversibility, data, traits, `${because} (module ${module})`, safer);
}

function judgeOther(module: string, state: string): Judgement {
  if (SETTINGS.has(module))
    return judgement(
      'update',
      'reversible',
      'none',
      ['configuration'],
      `${module} changes what can be changed back`,
    );
  if (
    /^(?:present|installed|latest|started|created|enabled|directory|touch|link|hard|exists|mounted)$/.test(
      state,
    )
  ) {
    return judgement(
      'update',
      'reversible',
      'none',
      ['configuration'],
      `${module} brings something to state ${state}, which takes nothing away`,
    );
  }
  return judgement(
    'update',
    'unknown',
    'unknown',
    ['unlisted-type'],
    `${module} is on no list, so what it changes is not known`,
    'have somebody who knows the module look',
  );
}

/** On a terminal the module is not named; the difference may tell what happens. */
function judgeUnnamed({ diff }: Outcome, state: string): Judgement {
  if (GONE.test(state)) {
    return judgement(
      'delete',
      'irreversible',
      'unknown',
      [],
      'the difference ends in state absent: a file, folder or the like is deleted',
      'move it away, or make an archive of it first',
    );
  }
  if (/^stopped$/.test(state))
    return judgement(
      'update',
      'costly',
      'none',
      ['downtime'],
      'the difference ends in state stopped',
      'take it out of the load balancer first',
    );
  const added = diff.some((row) => /^\+(?!\+\+)/.test(row));
  if (diff.some((row) => /^(?:---|\+\+\+) /.test(row)) && added) {
    return judgement(
      'update',
      'reversible',
      'none',
      ['configuration'],
      'the content of a file changes, as the difference shows, and can be changed back',
    );
  }
  return judgement(
    'update',
    'unknown',
    'unknown',
    [],
    'the output names no module and shows no difference, so what changes is not known',
    'run it with `ANSIBLE_STDOUT_CALLBACK=json`, which names modules and arguments',
  );
}

function stateInDiff(diff: readonly string[]): string | null {
  for (const row of diff) {
    const found = /^\+\s*['"]?state['"]?:\s*['"]?(\w{1,40})/.exec(row)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
