/** `docker exec`, `docker run`, `docker compose run`: the command inside a container. */
import { UNKNOWN } from '../../types.ts';
import type { Invocation, Place, Word } from '../../types.ts';
import { knownWord } from '../words/value.ts';
import { firstOperand } from './options.ts';
import type { Carried, Carrier } from './types.ts';

const GLOBAL = ['-H', '--host', '-c', '--context', '-l', '--log-level', '--config', '--url'];
const COMPOSE = [
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--profile',
  '--env-file',
  '--ansi',
].concat(['--parallel', '--progress', '--project-directory']);
const EXEC = [
  '-e',
  '--env',
  '--env-file',
  '-u',
  '--user',
  '-w',
  '--workdir',
  '--detach-keys',
].concat(['--index']);
const RUN = EXEC.concat(
  ['-v', '--volume', '-p', '--publish', '--name', '--network', '--net', '--entrypoint', '-m'],
  ['--memory', '--cpus', '--mount', '-l', '--label', '-h', '--hostname', '--add-host', '--dns'],
  ['--platform', '--pull', '--restart', '--shm-size', '--ulimit', '--cap-add', '--cap-drop'],
  ['--device', '--gpus', '--ip', '--ipc', '--pid', '--log-driver', '--log-opt', '--security-opt'],
  ['--tmpfs', '--volumes-from', '--link', '--runtime', '--userns', '-a', '--attach', '--expose'],
  ['--cidfile', '--cpuset-cpus', '--group-add', '--init-path', '--stop-signal', '--sysctl'],
  ['--network-alias', '--pod', '-c', '--cpu-shares', '--label-file', '--service-ports-for'],
);

interface Inside {
  readonly container: Word;
  readonly words: readonly Word[];
  readonly called: string;
  /** Variables set by options; null where the value comes from around. */
  readonly env: Readonly<Record<string, string | null>>;
  /** What outlives it, where it is removed as it ends. */
  readonly keeps: readonly string[] | null;
}

function insideOf({ program, args }: Invocation): Inside | null {
  const standalone = program.endsWith('compose');
  const first = firstOperand(args, { valued: standalone ? COMPOSE : GLOBAL });
  if (first === null) return null;
  let rest = args.slice(first);
  let compose = standalone;
  if (!standalone && rest[0]?.text === 'compose') {
    compose = true;
    const behind = rest.slice(1);
    rest = behind.slice(firstOperand(behind, { valued: COMPOSE }) ?? behind.length);
  }
  if (rest[0]?.text === 'container') rest = rest.slice(1);
  const [verb, ...own] = rest;
  if (verb?.text !== 'exec' && verb?.text !== 'run' && verb?.text !== 'create') return null;
  const start = firstOperand(own, { valued: verb.text === 'exec' ? EXEC : RUN });
  const container = start === null ? undefined : own[start];
  if (start === null || container === undefined) return null;
  const words = own.slice(start + 1);
  const called = `${program}${compose && !standalone ? ' compose' : ''} ${verb.text}`;
  const options = own.slice(0, start);
  const passes = verb.text === 'run' && !compose && options.some(({ text }) => text === '--rm');
  return {
    container,
    words: withEntry(options, words),
    called,
    env: variablesIn(options),
    keeps: passes ? keptIn(options) : null,
  };
}

/** Options by which more of the machine is reached than the paths that they name. */
const REACHES = /^--(?:privileged|pid|device|volumes-from|userns|ipc|cap-add)(?:=|$)/;

/** Paths in a container at which something is mounted; null where nobody can tell. */
function keptIn(options: readonly Word[]): readonly string[] | null {
  const kept: string[] = [];
  for (const [index, { text }] of options.entries()) {
    if (REACHES.test(text)) return null;
    const before = options[index - 1]?.text ?? '';
    const volume = /^(?:-[dit]*v|--volume)$/.test(before)
      ? text
      : /^(?:-[dit]*v(?==?.)|--volume=)=?(.+)$/s.exec(text)?.[1];
    const mount = before === '--mount' ? text : /^--mount=(.+)$/s.exec(text)?.[1];
    if (volume !== undefined) kept.push(volume.split(':')[1] ?? volume);
    if (mount !== undefined)
      kept.push(/(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(mount)?.[1] ?? '/');
  }
  return kept.every((path) => path.startsWith('/') && !path.includes(UNKNOWN)) ? kept : null;
}

/** Of `-e NAME=value`, `-eNAME=value` and `--env=NAME=value`. */
function variablesIn(options: readonly Word[]): Readonly<Record<string, string | null>> {
  const set = options.flatMap((word, index) => {
    const before = options[index - 1]?.text ?? '';
    const text = /^(?:-[a-zA-Z]*e|--env)$/.test(before)
      ? word.text
      : (/^(?:-e|--env=)(\w+=.*)$/s.exec(word.text)?.[1] ?? '');
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    return name === undefined ? [] : [[name, word.known ? (value ?? '') : null] as const];
  });
  return Object.fromEntries(set);
}

/** `--entrypoint sh image -c 'text'` runs `sh -c text`. */
function withEntry(options: readonly Word[], words: readonly Word[]): readonly Word[] {
  const at = options.findIndex(({ text }) => /^--entrypoint(?:=|$)/.test(text));
  if (at < 0) return words;
  const [, joint] = /^--entrypoint=(.*)$/s.exec(options[at]?.text ?? '') ?? [];
  const entry = joint === undefined ? options[at + 1] : knownWord(joint);
  return entry === undefined || entry.text === '' ? words : [entry, ...words];
}

export const CONTAINER_CARRIER: Carrier = {
  programs: ['docker', 'podman', 'nerdctl', 'docker-compose', 'podman-compose', 'finch'],
  called: (invocation) => insideOf(invocation)?.called ?? invocation.program,
  carries: (invocation) => {
    const inside = insideOf(invocation);
    if (inside === null || inside.words.length === 0) return null;
    const { keeps } = inside;
    const place: Place = {
      kind: 'container',
      name: inside.container.text,
      ...(keeps === null ? {} : { keeps }),
    };
    const carried: Carried = {
      kind: 'words',
      words: inside.words,
      around: { place, stdin: invocation.stdin, env: inside.env },
    };
    return [carried];
  },
};
