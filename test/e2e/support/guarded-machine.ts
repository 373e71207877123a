/** A machine with agents whose calls pass the guard: its folders, its repository and its hooks. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { catchUp } from '../../../src/cli/guard/daemon/run-daemon.ts';
import { answerHook, hostFor } from '../../../src/cli/guard/hook.ts';
import { guardsOf, openPost } from '../../../src/cli/guard/open-guard.ts';
import { placesFor } from '../../../src/cli/guard/places.ts';
import type { Places } from '../../../src/cli/guard/places.ts';
import { SPOOL_FILE } from '../../../src/cli/guard/record/spool.ts';
import { TOKEN } from '../../server/support/server.ts';

/** What Claude Code is told, as far as tests ask. */
export interface Told {
  /** `none` where nothing is said, which lets the call pass. */
  readonly decision: string;
  readonly reason: string;
  readonly context: string;
  /** False where the loop is ended. */
  readonly goesOn: boolean;
}

export interface GuardedMachine {
  readonly folder: string;
  /** Root of a repository with a file that is committed and changed since. */
  readonly repository: string;
  readonly env: Readonly<Record<string, string>>;
  readonly places: Places;
  /** One call of Claude Code's shell, by a guard of its own, as each hook process has one. */
  readonly run: (command: string, session?: string) => Promise<Told>;
  readonly edit: (path: string, before: string, after: string) => Promise<Told>;
  readonly catchUp: () => Promise<readonly string[]>;
  /** What was decided here and is still in the spool. */
  readonly spooled: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly remove: () => Promise<void>;
}

export async function guardedMachine(
  name: string,
  server: string,
  more: Readonly<Record<string, string>> = {},
): Promise<GuardedMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-machine-'));
  const repository = await repositoryIn(folder);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    HOLDPOINT_STATE: join(folder, 'state'),
    HOLDPOINT_SERVER: server,
    HOLDPOINT_TOKEN: TOKEN,
    HOLDPOINT_MACHINE: name,
    HOLDPOINT_OPERATOR: 'ana@example.test',
    ...more,
  };
  const places = placesFor(env);
  const call = async (tool_name: string, tool_input: object, session: string) => {
    const payload = {
      session_id: session,
      cwd: repository,
      hook_event_name: 'PreToolUse',
      tool_name,
      tool_input,
      tool_use_id: 't1',
    };
    return told(await hook(env, payload));
  };
  return {
    folder,
    repository,
    env,
    places,
    run: (command, session = 'session-one') => call('Bash', { command }, session),
    edit: (path, old_string, new_string) =>
      call('Edit', { file_path: join(repository, path), old_string, new_string }, 'session-one'),
    catchUp: async () => {
      const said: string[] = [];
      await catchUp(env, (line) => said.push(line));
      return said;
    },
    spooled: async () => {
      const text = await readFile(join(places.spool, SPOOL_FILE), 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The text that a hook process would print for a payload of Claude Code. */
export async function hook(env: Readonly<Record<string, string>>, payload: object) {
  const post = openPost({ env, isLive: true, rememberFor: 60_000 });
  const guards = guardsOf(post, env, process.pid);
  const bytes = Buffer.from(JSON.stringify(payload));
  return answerHook(hostFor('claude-code'), bytes, guards);
}

export function told(said: { readonly stdout: string; readonly stderr: string }): Told {
  const { hookSpecificOutput: output = {}, ...rest } = (
    said.stdout === '' ? {} : JSON.parse(said.stdout)
  ) as {
    readonly continue?: boolean;
    readonly hookSpecificOutput?: {
      readonly permissionDecision?: string;
      readonly permissionDecisionReason?: string;
      readonly additionalContext?: string;
    };
  };
  return {
    decision: said.stderr === '' ? (output.permissionDecision ?? 'none') : 'blocked',
    reason: output.permissionDecisionReason ?? said.stderr,
    context: output.additionalContext ?? '',
    goesOn: rest.continue !== false,
  };
}

async function repositoryIn(folder: string): Promise<string> {
  const root = join(folder, 'shop');
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@b.test', ...words]);
  for (const path of ['work.txt', 'billing/tax.ts', 'migrations/0007.sql']) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), 'old\n');
  }
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://git.test/shop.git');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  await writeFile(join(root, 'work.txt'), 'an afternoon of work\n');
  return root;
}
