import { at } from '../../shared/tree/look.ts';
import { scalarOf } from '../compare/key-change.ts';
import { fingerprint } from '../compare/match-items.ts';
import type { Act } from '../report/act.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { harmOf } from '../schedule/harm.ts';
import { serviceAct } from './types.ts';
import type { ServiceRule } from './types.ts';

/** A service no longer runs, is no longer started again or watched, or runs another command. */
export const runningRule: ServiceRule = (pair) => {
  const acts: Act[] = [];
  const pick = (...path: readonly string[]) =>
    [at(pair.before, ...path), at(pair.after, ...path)] as const;
  for (const path of [['deploy', 'replicas'], ['scale']]) {
    const [old, next] = pick(...path);
    if (scalarOf(next) !== 0 || scalarOf(old) === 0) continue;
    acts.push(
      serviceAct(pair, path.join('.'), {
        why: `${pair.name} is scaled to nothing, so it stops until somebody raises it again`,
        reversibility: 'costly',
        traits: ['configuration', 'downtime', 'scaled-to-zero'],
        safer: ['keep at least one copy running'],
        ...lines(old, next),
      }),
    );
  }
  const [restart, nextRestart] = pick('restart');
  if (restarts(restart) && !restarts(nextRestart)) {
    acts.push(
      serviceAct(pair, 'restart', {
        why: `${pair.name} is not started again after a crash or a reboot; the old setting can be put back`,
        safer: ['keep `restart: unless-stopped`'],
        ...lines(restart, nextRestart),
      }),
    );
  }
  const [check, nextCheck] = pick('healthcheck');
  const off = nextCheck === null || scalarOf(at(nextCheck, 'disable')) === true;
  if (check !== null && scalarOf(at(check, 'disable')) !== true && off) {
    acts.push(
      serviceAct(pair, 'healthcheck', {
        why: `nobody looks any more whether ${pair.name} works, and what waits for its health starts too early or never; the check can be put back`,
        safer: ['keep a check, if a slower one'],
        ...lines(check, nextCheck),
      }),
    );
  }
  for (const part of ['command', 'entrypoint']) {
    const [old, next] = pick(part);
    if (next === null || (old !== null && fingerprint(old) === fingerprint(next))) continue;
    const harm = harmOf(words(next));
    if (harm === null || harmOf(words(old)) !== null) continue;
    acts.push(
      serviceAct(pair, part, {
        verb: 'execute',
        why: `${pair.name} runs ${harm} when it starts, and what that destroys cannot be told from here`,
        reversibility: 'unknown',
        data: 'unknown',
        safer: ['run it once by hand, with somebody watching'],
        ...lines(old, next),
      }),
    );
  }
  return acts;
};

function restarts(tree: Tree | null): boolean {
  return /^(?:always|unless-stopped|on-failure)/.test(String(scalarOf(tree)));
}

function words(tree: Tree | null): string {
  if (tree?.kind === 'list')
    return tree.items.map((item) => String(scalarOf(item) ?? '')).join(' ');
  return String(scalarOf(tree) ?? '');
}

function lines(before: Tree | null, after: Tree | null): Pick<Act, 'before' | 'after'> {
  return {
    before: before === null ? [] : [before.line],
    after: after === null ? [] : [after.line],
  };
}
