/** `rsync`: what `--delete` takes away, and what goes to another machine. */
import { settingInName } from '../../../environment/setting.ts';
import type { Doing, Word } from '../../../types.ts';
import type { Tool, ToolContext } from '../../types.ts';
import { LOCAL, reading, together } from '../doing.ts';
import { locate } from '../paths/location.ts';
import { ALL } from '../paths/loss.ts';
import { written } from '../paths/overwrite.ts';
import { isBelow } from '../paths/normal-path.ts';
import { removed } from '../paths/removed.ts';
import { credentialsReadIn, credentialsSent } from '../reading/credentials.ts';

const VALUED = (
  '-e --rsh --exclude --include --filter -f --exclude-from --include-from --files-from --bwlimit ' +
  '--chmod --chown --log-file --port --timeout --rsync-path --password-file --backup-dir --suffix ' +
  '--compare-dest --copy-dest --link-dest --max-size --min-size --partial-dir -T --temp-dir -B ' +
  '--max-delete --out-format --info --sockopts --contimeout'
).split(' ');

/** `host:path`, `user@host:path`, `rsync://host/path`: the host, or null for a path of this machine. */
export function hostOf(text: string): string | null {
  const [, scheme] =
    /^(?:rsync|scp|sftp|ftp):\/\/(?:[^@/]{1,200}@)?([^/:]{1,200})/.exec(text) ?? [];
  if (scheme !== undefined) return scheme;
  const [, host] = /^(?:[^@/:]{1,200}@)?([^/:@]{2,200}):/.exec(text) ?? [];
  return host ?? null;
}

/** Files put onto another machine. */
export function sentTo(target: Word, host: string): Doing {
  return {
    verb: 'update',
    type: 'remote-files',
    address: target.text,
    provider: LOCAL,
    reversibility: 'reversible',
    data: 'none',
    traits: ['remote-host'],
    why: 'Files are put onto another machine, over those of the same name.',
    setting: settingInName(host, 'host'),
  };
}

export const rsync: Tool = {
  id: 'rsync',
  programs: ['rsync'],
  provider: LOCAL,
  valued: VALUED,
  harmlessWith: ['-n', '--dry-run', '--list-only'],
  otherwise: 'harmless',
  acts: [
    {
      words: '* *',
      does: (call, context) => {
        const sources = call.operands.slice(0, -1);
        const target = call.operands.at(-1) as Word;
        const host = hostOf(target.text);
        const deletes = call.invocation.args.some(({ text }) => /^--del(?:ete[\w-]*)?$/.test(text));
        const takes = call.has('--remove-source-files');
        const local = sources.filter(({ text }) => hostOf(text) === null);
        return together([
          host === null ? credentialsReadIn(local, context) : credentialsSent(local, context),
          reading(
            ...(takes ? local.map((word) => removed(word, ALL, context)) : []),
            host === null ? null : sentTo(target, host),
          ),
          deletes
            ? mirrored(target, host, context)
            : host === null
              ? written(target, 'edit', context)
              : {},
        ]);
      },
    },
  ],
};

/** What is at the target and not at the source is taken away. */
function mirrored(target: Word, host: string | null, context: ToolContext) {
  if (host !== null) {
    return reading({
      verb: 'delete',
      type: 'remote-files',
      address: target.text,
      provider: LOCAL,
      reversibility: 'irreversible',
      data: 'unknown',
      traits: ['remote-host', 'bulk'],
      why: 'Whatever is there and not here is deleted on the other machine.',
      safer: ['Run it with --dry-run first.'],
      setting: settingInName(host, 'host'),
    });
  }
  const location = locate(target, context);
  const missing = location.kind === 'path' && context.world.kindOf(location.path) === 'missing';
  const within = location.kind === 'path' && isBelow(location.path, context.world.workspace);
  if (missing && within) return written(target, 'edit', context);
  return reading(removed(target, { recursive: true, contents: true }, context));
}
