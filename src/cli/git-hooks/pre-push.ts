import { buffer } from 'node:stream/consumers';
import { cluesOfEnvironment } from '../assess/agent-environment.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { describeFailure } from '../faults.ts';
import { VERSION } from '../version.ts';
import { withBorrowed } from './borrowed-repository.ts';
import { openHookGit } from './hook-git.ts';
import { hookSettings } from './hook-settings.ts';
import { judgeHere } from './judge-here.ts';
import type { LocalRules } from './judge-here.ts';
import { inTurn, readAll } from './pre-receive.ts';
import { protectedRefs } from './protected-refs.ts';
import { exitOf, linesOf, say } from './say.ts';
import { updatesToPush } from './updates.ts';

const NO_GATE =
  'holdpoint: this look before the push is no gate and can be skipped (git push --no-verify); the server decides.';

/**
 * `holdpoint git-hook pre-push`: the same question early, by the rules that lie here, without asking anybody. It
 * only tells, unless `holdpoint.prePush` is `stop`, and a fault of its own never keeps a push back.
 */
export async function runPrePush(rules: LocalRules, context: CliContext): Promise<ExitCode> {
  try {
    return await look(rules, context);
  } catch (error) {
    say(context, [describeFailure(error, VERSION).line, NO_GATE]);
    return EXIT.allow;
  }
}

async function look(rules: LocalRules, context: CliContext): Promise<ExitCode> {
  const updates = updatesToPush(await buffer(context.stdin));
  const git = await openHookGit(context);
  const settings = await remoteSettings(git);
  const isProtected = protectedRefs(settings);
  const judged = updates.filter(({ ref }) => isProtected(ref));
  if (judged.length === 0) return EXIT.allow;
  const clues = cluesOfEnvironment(context.env);
  const standings = await withBorrowed(git, async (folder) => {
    const reads = await readAll(folder, judged, settings, git, context, null);
    return inTurn(reads, (read) =>
      judgeHere({ ...read, clues: [...read.clues, ...clues] }, folder, settings, rules, context),
    );
  });
  const held = standings.filter(({ outcome }) => outcome !== 'allow');
  if (held.length === 0) return EXIT.allow;
  say(context, [...held.flatMap((one) => linesOf(one)), NO_GATE]);
  return settings.stopsBeforePush ? exitOf(held) : EXIT.allow;

  /** `HEAD` is whatever is being worked on; what the remote has as its own default is known from cloning. */
  async function remoteSettings(
    from: Awaited<ReturnType<typeof openHookGit>>,
  ): Promise<Awaited<ReturnType<typeof hookSettings>>> {
    const own = await hookSettings(from, context);
    const found = await from.run(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
    const usual = ['refs/heads/main', 'refs/heads/master'];
    const known =
      found.code === 0
        ? [found.output.trim().replace('refs/remotes/origin/', 'refs/heads/')]
        : usual;
    const isDefault = own.protectedRefs.length === 1 && own.protectedRefs[0] === own.defaultRef;
    // What is new is compared with what the remote has, not with what is being pushed.
    const defaultRef = found.code === 0 ? found.output.trim() : null;
    return { ...own, defaultRef, ...(isDefault ? { protectedRefs: known } : {}) };
  }
}
