/** Programs that answer a question about names, folders or the repository in one line. */
import { UNKNOWN } from '../../types.ts';
import type { Invocation, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { pathFrom } from './paths.ts';
import { TIMETABLE_AS_IT_IS } from './later/timetable.ts';

export function answered(invocation: Invocation, world: ShellWorld): string | null {
  const { program, args, cwd, place } = invocation;
  if (args.some(({ known }) => !known)) return null;
  const operands = args.filter(({ text }) => !text.startsWith('-'));
  const [first, second] = operands;
  const local = place.kind === 'local';
  switch (program) {
    case 'pwd':
      return cwd === null ? null : `${cwd}\n`;
    case 'whoami':
      return local && world.user !== null ? `${world.user}\n` : null;
    case 'basename':
      return first === undefined ? null : `${baseName(first.text, second?.text ?? '')}\n`;
    case 'dirname':
      return first === undefined ? null : `${folderName(first.text)}\n`;
    case 'realpath':
    case 'readlink':
      return resolved(invocation, first, world);
    case 'which':
      return first === undefined ? null : `${first.text}\n`;
    case 'seq':
      return sequence(operands);
    case 'mktemp':
      return temporaryName(operands);
    case 'crontab':
      return args[0]?.text === '-l' ? `${TIMETABLE_AS_IT_IS}\n` : null;
    case 'git':
      return local ? ofRepository(args, cwd, world) : null;
    default:
      return null;
  }
}

/** `mktemp -d /tmp/build.XXXX` and `mktemp -t build` lie where temporary files do; others where one is. */
function temporaryName(operands: readonly Word[]): string | null {
  const [template, more] = operands;
  if (template === undefined) return `/tmp/tmp.${UNKNOWN}\n`;
  const [, folder] = /^(\/tmp\/(?:[\w.-]+\/)*[\w.-]*?)X{3,}[\w.-]*$/.exec(template.text) ?? [];
  return more === undefined && template.known && folder !== undefined && !folder.includes('..')
    ? `${folder}${UNKNOWN}\n`
    : null;
}

function baseName(path: string, suffix: string): string {
  const name = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  return suffix !== '' && name.endsWith(suffix) && name !== suffix
    ? name.slice(0, -suffix.length)
    : name;
}

function folderName(path: string): string {
  const at = path.replace(/\/$/, '').lastIndexOf('/');
  if (at < 0) return '.';
  return at === 0 ? '/' : path.slice(0, at);
}

function resolved(
  { program, args, cwd, place }: Invocation,
  first: Word | undefined,
  world: ShellWorld,
): string | null {
  if (first === undefined || place.kind !== 'local') return null;
  if (program === 'readlink' && !args.some(({ text }) => /^-\w*[fem]/.test(text))) return null;
  const path = pathFrom(first, cwd, world.home);
  return path === null ? null : `${path}\n`;
}

function sequence(operands: readonly Word[]): string | null {
  const numbers = operands.map(({ text }) => Number(text));
  if (numbers.length === 0 || !numbers.every(Number.isInteger)) return null;
  const [first = 1, by = 1, last = 1] =
    numbers.length === 1
      ? [1, 1, ...numbers]
      : numbers.length === 2
        ? [numbers[0], 1, numbers[1]]
        : numbers;
  if (by === 0) return null;
  const count = Math.min(1000, Math.max(0, Math.floor((last - first) / by) + 1));
  return `${Array.from({ length: count }, (_, index) => first + index * by).join('\n')}\n`;
}

function ofRepository(args: readonly Word[], cwd: string | null, world: ShellWorld): string | null {
  const line = args.map(({ text }) => text).join(' ');
  const repository = cwd === null ? null : world.repositoryAt(cwd);
  if (repository === null) return null;
  switch (line) {
    case 'rev-parse --show-toplevel':
      return `${repository.root}\n`;
    case 'rev-parse --git-dir':
    case 'rev-parse --git-common-dir':
      return `${repository.gitFolder}\n`;
    case 'rev-parse --abbrev-ref HEAD':
    case 'branch --show-current':
    case 'symbolic-ref --short HEAD':
      return repository.branch === null ? null : `${repository.branch}\n`;
    default:
      return null;
  }
}
