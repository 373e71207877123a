import { buffer } from 'node:stream/consumers';
import type { CliContext } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { ServerFault, UsageError } from '../faults.ts';
import { askServer, serverFor, useRelease } from './ask-server.ts';
import type { AskedUpdate } from './ask-server.ts';
import { withBorrowed } from './borrowed-repository.ts';
import { openHookGit } from './hook-git.ts';
import type { HookGit } from './hook-git.ts';
import { hookSettings } from './hook-settings.ts';
import type { HookSettings } from './hook-settings.ts';
import { judgeHere } from './judge-here.ts';
import type { LocalRules } from './judge-here.ts';
import { protectedRefs } from './protected-refs.ts';
import { pushOptions } from './push-options.ts';
import { pusherOf } from './pusher.ts';
import { readUpdate } from './read-update.ts';
import type { UpdateRead } from './read-update.ts';
import { exitOf, linesOf, say } from './say.ts';
import { updatesReceived } from './updates.ts';
import type { RefUpdate } from './updates.ts';

/** Each is read and asked about by itself, while whoever pushes waits. */
const MOST_JUDGED = 500;

/**
 * `holdpoint git-hook pre-receive`: judges a push before anything of it is in the repository. All of it passes or
 * none; releases are used only when every ref that is judged may move. Whatever throws refuses the push.
 */
export async function runPreReceive(rules: LocalRules, context: CliContext): Promise<ExitCode> {
  const updates = updatesReceived(await buffer(context.stdin));
  const git = await openHookGit(context);
  const settings = await hookSettings(git, context);
  const isProtected = protectedRefs(settings);
  const judged = updates.filter(({ ref }) => isProtected(ref));
  if (judged.length === 0) return exitOf([]);
  if (judged.length > MOST_JUDGED) {
    throw new UsageError(
      `the push moves ${judged.length} protected refs, and at most ${MOST_JUDGED} are judged at once. Push fewer; nothing of this push is in`,
    );
  }
  const { branch, link } = pushOptions(context);
  const told = judged.map((each) => (branch === null ? each : { ...each, from: branch }));
  const connection = await serverFor(settings, context);
  const standings = await withBorrowed(git, async (folder) => {
    const reads = await readAll(folder, told, settings, git, context, link);
    if (connection === null) {
      return inTurn(reads, (read) => judgeHere(read, folder, settings, rules, context));
    }
    const asked = await inTurn(reads, (read) => askServer(connection, read).catch(holds));
    const standing = asked.map((one) => one.standing);
    if (standing.some(({ outcome }) => outcome !== 'allow')) return standing;
    return inTurn(asked, (one: AskedUpdate) => useRelease(connection, one).catch(holds));
  });
  say(
    context,
    standings.flatMap((one) => linesOf(one)),
  );
  return exitOf(standings);
}

/** Whoever pushes reads this on their terminal, and can do nothing about the server. */
function holds(error: unknown): never {
  if (!(error instanceof ServerFault)) throw error;
  throw new ServerFault(
    `HOLD  nobody could be asked, so nothing of this push is in: ${error.message}. Once it answers, push exactly the same again`,
    { cause: error },
  );
}

export async function readAll(
  folder: string,
  updates: readonly RefUpdate[],
  settings: HookSettings,
  git: HookGit,
  context: CliContext,
  link: string | null,
): Promise<readonly UpdateRead[]> {
  const { repository, defaultRef, pusherVariable } = settings;
  const tip = defaultRef === null ? null : await tipOf(git, defaultRef);
  return inTurn(updates, (update) =>
    readUpdate(folder, update, {
      repository,
      defaultRef,
      defaultTip: tip,
      pusher: pusherOf(context, pusherVariable, update.ref),
      link,
    }),
  );
}

async function tipOf(git: HookGit, ref: string): Promise<string | null> {
  const found = await git.run(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  return found.code === 0 ? found.output.trim() : null;
}

/** One after the other: each may need all of the machine. */
export async function inTurn<From, To>(
  items: readonly From[],
  work: (item: From) => Promise<To>,
): Promise<readonly To[]> {
  const done: To[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
