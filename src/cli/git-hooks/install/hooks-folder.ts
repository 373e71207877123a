import { resolve } from 'node:path';
import { execFile } from 'node:child_process';
import type { CliContext } from '../../context.ts';
import { UsageError } from '../../faults.ts';

export interface HooksFolder {
  /** Absolute; from `core.hooksPath` where that is set. */
  readonly folder: string;
  readonly isBare: boolean;
}

/** Where git looks for hooks, as git itself says with all of the user's settings. Throws `UsageError`. */
export async function hooksFolder({ cwd, env }: CliContext): Promise<HooksFolder> {
  const ask = (...args: readonly string[]): Promise<string> =>
    new Promise((done, reject) => {
      execFile('git', [...args], { cwd, env, encoding: 'utf8' }, (error, output) => {
        if (error === null) return done(output.replace(/\n$/, ''));
        reject(
          new UsageError(`${cwd}: this is no git repository. Run it in one`, { cause: error }),
        );
      });
    });
  const folder = resolve(cwd, await ask('rev-parse', '--git-path', 'hooks'));
  return { folder, isBare: (await ask('rev-parse', '--is-bare-repository')) === 'true' };
}
