import { parse } from 'smol-toml';
import { UsageError } from '../../faults.ts';
import { HOST_SECONDS } from './types.ts';
import type { PlacedFile } from './types.ts';

const MARK = '# holdpoint';
const SET_ASIDE = '# holdpoint set aside: ';

interface Wanted {
  readonly command: string;
  readonly managedDir: string;
}

/**
 * Codex's requirements. TOML has no editor that keeps comments, so ours are whole lines with a mark; a line
 * of somebody else that says the opposite is set aside as a comment, and comes back when ours are taken.
 */
export function codexRequirements(path: string, wanted: Wanted): PlacedFile {
  return {
    path,
    put: (before) => {
      const text = put(take(before ?? ''), wanted);
      if (!holds(text, wanted)) {
        throw new UsageError(
          `${path} says something of hooks that Holdpoint cannot add to; put it right first, nothing was changed.`,
        );
      }
      return text;
    },
    take: (before) => {
      const text = take(before);
      return text.trim() === '' ? null : text;
    },
  };
}

function take(text: string): string {
  const kept = text
    .split('\n')
    .filter((line) => !line.endsWith(MARK))
    .map((line) => (line.startsWith(SET_ASIDE) ? line.slice(SET_ASIDE.length) : line));
  return kept.join('\n');
}

function put(before: string, { command, managedDir }: Wanted): string {
  const quoted = (text: string) => JSON.stringify(text);
  let text = setInTable(before, null, 'allow_managed_hooks_only', 'true');
  text = setInTable(text, 'features', 'hooks', 'true');
  text = setInTable(text, 'features', 'unified_exec', 'false');
  text = setInTable(text, 'hooks', 'managed_dir', quoted(managedDir));
  const lines = ['PreToolUse', 'SessionStart'].flatMap((event) => [
    `[[hooks.${event}]]`,
    ...(event === 'PreToolUse' ? ['matcher = ".*"'] : []),
    `[[hooks.${event}.hooks]]`,
    'type = "command"',
    `command = ${quoted(command)}`,
    `timeout = ${HOST_SECONDS}`,
  ]);
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${gap}${lines.map((line) => `${line} ${MARK}\n`).join('')}`;
}

/** Sets a key in a table, or at the top for null; a line that sets it otherwise is set aside. */
function setInTable(text: string, table: string | null, key: string, value: string): string {
  const lines = text === '' ? [] : text.split('\n');
  const header = table === null ? -1 : lines.findIndex((line) => isHeader(line, table));
  const ours = `${key} = ${value} ${MARK}`;
  if (table !== null && header === -1) {
    const last = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
    return [...last, `[${table}] ${MARK}`, ours, ''].join('\n');
  }
  const next = lines.findIndex((line, at) => at > header && /^\s*\[/u.test(line));
  const end = next === -1 ? lines.length : next;
  const setting = new RegExp(`^\\s*${key}\\s*=`, 'u');
  const body = lines.map((line, at) =>
    at > header && at < end && setting.test(line) ? `${SET_ASIDE}${line}` : line,
  );
  return [
    ...body.slice(0, header + 1),
    ours,
    ...(body.length === 0 ? [''] : body.slice(header + 1)),
  ].join('\n');
}

function isHeader(line: string, table: string): boolean {
  return line.replace(/#.*$/u, '').replaceAll(/\s/gu, '') === `[${table}]`;
}

function holds(text: string, { command, managedDir }: Wanted): boolean {
  try {
    const told = parse(text) as Readonly<Record<string, unknown>>;
    const features = told['features'] as Readonly<Record<string, unknown>>;
    const hooks = told['hooks'] as Readonly<Record<string, unknown>>;
    return (
      told['allow_managed_hooks_only'] === true &&
      features['unified_exec'] === false &&
      hooks['managed_dir'] === managedDir &&
      JSON.stringify(hooks['PreToolUse']).includes(JSON.stringify(command))
    );
  } catch {
    return false;
  }
}
