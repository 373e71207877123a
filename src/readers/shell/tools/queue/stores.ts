import { settingInName, settingNamed } from '../../environment/setting.ts';
import type { Setting, Word } from '../../types.ts';
import { placedAt } from '../database/effects.ts';
import type { Act, ActEffect, Call, Tool, ToolContext } from '../types.ts';
import { ALL, changes, costs, loses } from '../database/effects.ts';

const TEMPORARY = /^\/(?:tmp|var\/tmp|dev\/shm)\//;

/** `alias/bucket` of MinIO's client: what the alias says, else what the bucket is called. */
function minioSetting(call: Call, context: ToolContext): Setting {
  const word = call.operands.slice(call.taken).at(-1)?.text ?? '';
  if (/^[./~]/.test(word) || word === '') return context.placeSetting;
  const alias = word.split('/', 1)[0] ?? '';
  const named = settingNamed(alias, 'alias');
  if (named.kind !== 'unknown') return named;
  if (/^(?:my)?minio$/i.test(alias)) return context.placeSetting;
  return settingInName(word, 'bucket');
}

/** Which side of a transfer is written to, or what is taken away. */
const target = (call: Call): Word | undefined => call.operands.slice(call.taken).at(-1);

/** `remote:path` of rclone; a path without a remote is on this disk. */
function rcloneAct(onRemote: ActEffect, onDisk: ActEffect): Act['does'] {
  return (call, context) => {
    const word = target(call);
    const text = word?.text ?? '';
    const remote = /^[\w.+@ -]+:|^:/.test(text);
    const { targets, ...rest } = remote ? onRemote : onDisk;
    void targets;
    const setting = remote ? settingInName(text, 'remote') : context.placeSetting;
    const scratch = !remote && TEMPORARY.test(text);
    const doing = { ...rest, address: text || 'remote', provider: 'rclone' };
    return { doings: placedAt([doing], { setting, scratch }) };
  };
}

const GONE = loses('bucket-objects', 'Objects are gone unless the bucket keeps versions.', ALL);
const GONE_ON_DISK = loses('folder', 'Files are gone.', ALL);
const SYNCED: ActEffect = costs(
  'update',
  'bucket-objects',
  'What stands at the target and not at the source is deleted.',
  ALL,
  { data: 'unknown', safer: ['Look at it with --dry-run first, or copy.'] },
);
const COPIED = changes('bucket-objects', 'Objects are added or replaced.', ALL);
const MOVED = costs(
  'move',
  'bucket-objects',
  'It is taken away at the source once it is at the target.',
);

const both = (effect: ActEffect): Act['does'] => rcloneAct(effect, effect);

export const storeTools: readonly Tool[] = [
  {
    id: 'rclone',
    programs: ['rclone'],
    provider: 'rclone',
    valued:
      `--config --include --exclude --filter --transfers --checkers --max-age --min-age --max-delete
      --backup-dir --log-file --log-level --bwlimit --s3-region --filter-from --include-from --exclude-from`.split(
        /\s+/,
      ),
    harmlessWith: ['--dry-run', '-n'],
    acts: [
      { words: 'delete|purge', does: rcloneAct(GONE, GONE_ON_DISK) },
      {
        words: 'deletefile',
        does: both(
          costs('delete', 'object', 'One object is gone unless the bucket keeps versions.', ALL, {
            data: 'holds-data',
          }),
        ),
      },
      { words: 'sync|bisync|dedupe', does: both(SYNCED) },
      {
        words: 'cleanup',
        does: both(
          loses('object-versions', 'Old versions are what a restore would come from.', ALL, {
            traits: ['backup'],
          }),
        ),
      },
      { words: 'move|moveto', does: both(MOVED) },
      {
        words: 'rmdir|rmdirs',
        does: both(changes('folder', 'Only empty folders go.', ALL, { verb: 'delete' })),
      },
      { words: 'copy|copyto|copyurl|rcat|mkdir|touch', does: both(COPIED) },
      {
        words: 'config delete|disconnect',
        does: [costs('delete', 'rclone-remote', 'Its credentials have to be given again.')],
      },
    ],
    otherwise: 'harmless',
  },
  {
    id: 'mc',
    programs: ['mc', 'mcli'],
    provider: 'minio',
    valued: [
      '--older-than',
      '--newer-than',
      '--config-dir',
      '-C',
      '--version-id',
      '--vid',
      '--attr',
      '--storage-class',
    ],
    harmlessWith: ['--dry-run', '--fake'],
    setting: minioSetting,
    acts: [
      { words: 'rm', with: ['--recursive', '-r', '--versions', '--stdin'], does: [GONE] },
      {
        words: 'rm',
        does: [
          costs('delete', 'object', 'One object is gone unless the bucket keeps versions.', ALL, {
            data: 'holds-data',
          }),
        ],
      },
      {
        words: 'rb',
        with: ['--force'],
        does: [loses('bucket', 'A bucket goes with every object in it.')],
      },
      { words: 'rb', does: [costs('delete', 'bucket', 'Only an empty bucket goes.')] },
      { words: 'mirror', with: ['--remove'], does: [SYNCED] },
      { words: 'mv', does: [MOVED] },
      { words: 'cp|put|pipe|mirror|mb|sync', does: [COPIED] },
      {
        words: 'anonymous|policy set|set-json',
        does: [
          {
            ...COPIED,
            verb: 'expose',
            type: 'bucket-policy',
            traits: ['public-exposure'],
            why: 'Whoever has the address may read it.',
          },
        ],
      },
      {
        words: 'ilm|retention|legalhold rule|add|set|clear|import|edit',
        does: [
          costs('update', 'bucket-lifecycle', 'Objects that are no longer kept are deleted.', ALL, {
            traits: ['retention-shortened'],
          }),
        ],
      },
      {
        words: 'version suspend',
        does: [
          costs('update', 'bucket', 'What is overwritten from now on is lost.', ALL, {
            traits: ['protection-removed'],
          }),
        ],
      },
      {
        words: 'admin user|policy|group|accesskey remove|rm|disable',
        does: [
          costs('delete', 'minio-user', 'Whoever relied on it is locked out.', ALL, {
            traits: ['identity'],
          }),
        ],
      },
      {
        words: 'admin service|decommission stop|restart|start|freeze',
        does: [costs('execute', 'minio-server', 'Its clients are cut off.')],
      },
      {
        words: 'replicate|event|encrypt|tag rm|remove|clear',
        does: [costs('update', 'bucket', 'It has to be set up again.')],
      },
    ],
    otherwise: 'harmless',
  },
];
