import { basename, delimiter } from 'node:path';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import type { HookGit } from './hook-git.ts';

/**
 * How a repository wants its pushes judged: from its own settings, else from those of the system, else from the
 * environment of the hook, which may be that of whoever pushes.
 */
export interface HookSettings {
  /** `holdpoint.repository`, else the name of its folder. */
  readonly repository: string;
  /** Globs over refs. */
  readonly protectedRefs: readonly string[];
  /** Full name of the ref that `HEAD` stands for; null where it stands for none. */
  readonly defaultRef: string | null;
  readonly ignoresCase: boolean;
  /** Refs that stand for another one, with it: a push to the one moves the other. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly server: string | null;
  readonly tokenFile: string | null;
  readonly policy: string | null;
  readonly catalogs: readonly string[];
  /** Name of the variable in which the host puts who pushes. */
  readonly pusherVariable: string | null;
  /** Whether the hook before a push may stop it. */
  readonly stopsBeforePush: boolean;
}

/** Throws `UsageError` where the settings cannot be read. */
export async function hookSettings(
  git: HookGit,
  { env }: Pick<CliContext, 'env'>,
): Promise<HookSettings> {
  const outside = (name: string): string | null => env[`HOLDPOINT_${name}`]?.trim() || null;
  const valuesOf = async (name: string): Promise<readonly string[]> => {
    for (const place of ['--local', '--system']) {
      const found = await git.run(['config', place, '--null', '--get-all', `holdpoint.${name}`]);
      // 1: no such setting, or no such file.
      if (found.code !== 0 && found.code !== 1) {
        throw new UsageError(`holdpoint.${name} cannot be read: ${found.complaint}`);
      }
      if (found.output !== '') return found.output.split('\0').slice(0, -1);
    }
    return [];
  };
  const lastOf = async (name: string): Promise<string | null> => {
    const value = (await valuesOf(name)).at(-1)?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const defaultRef = await headOf(git);
  const wanted = await valuesOf('protectedRef');
  const usual = wanted.length > 0 ? wanted : defaultRef === null ? [] : [defaultRef];
  // The environment only ever adds to what is protected.
  const more =
    outside('PROTECTED_REFS')
      ?.split(/[\s,]+/)
      .filter(Boolean) ?? [];
  const catalogs = await valuesOf('catalog');
  return {
    repository: (await lastOf('repository')) ?? outside('REPOSITORY') ?? folderName(git.commonDir),
    protectedRefs: [...usual, ...more],
    defaultRef,
    ignoresCase: (await git.run(['config', '--type=bool', 'core.ignoreCase'])).output === 'true\n',
    aliases: await aliasesIn(git),
    server: (await lastOf('server')) ?? outside('SERVER'),
    tokenFile: (await lastOf('tokenFile')) ?? outside('TOKEN_FILE'),
    policy: (await lastOf('policy')) ?? outside('POLICY'),
    catalogs:
      catalogs.length > 0 ? catalogs : (outside('CATALOG')?.split(delimiter).filter(Boolean) ?? []),
    pusherVariable: await lastOf('pusherVariable'),
    stopsBeforePush: (await lastOf('prePush')) === 'stop',
  };
}

async function headOf(git: HookGit): Promise<string | null> {
  const found = await git.run(['symbolic-ref', '--quiet', 'HEAD']);
  return found.code === 0 ? found.output.trim() : null;
}

async function aliasesIn(git: HookGit): Promise<ReadonlyMap<string, string>> {
  const found = await git.run(['for-each-ref', '--format=%(refname) %(symref)', 'refs/']);
  if (found.code !== 0) throw new UsageError(`the refs cannot be listed: ${found.complaint}`);
  const lines = found.output.split('\n').map((line) => line.split(' '));
  return new Map(
    lines.flatMap(([ref = '', target = '']): [string, string][] =>
      target === '' ? [] : [[ref, target]],
    ),
  );
}

function folderName(commonDir: string): string {
  const name = basename(commonDir);
  const own = name === '.git' ? basename(commonDir.slice(0, -'/.git'.length)) : name;
  return own.replace(/\.git$/, '') || 'repository';
}
