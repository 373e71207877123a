/** Disks, file systems and volumes. */
import type { Act, Tool } from '../../types.ts';
import type { Trait } from '../../../../../core/change/types.ts';
import { doing, effect, HARMLESS, LOCAL, NOTHING, reading, toolOf } from '../doing.ts';
import { isDisk } from '../paths/system-paths.ts';

const GONE = 'Whatever lies on it is gone, and nothing on this machine brings it back.';
const DISK: readonly Trait[] = ['system-path', 'contents-destroyed'];

function gone(words: string, type: string, more: Partial<Act> = {}): Act {
  return {
    words,
    ...more,
    does: [effect('delete', type, 'irreversible', 'holds-data', GONE, DISK)],
  };
}

function tool(id: string, programs: string, acts: readonly Act[], more: Partial<Tool> = {}): Tool {
  return {
    id,
    programs: programs.split(' '),
    provider: LOCAL,
    valued: [],
    acts,
    otherwise: 'harmless',
    ...more,
  };
}

/** An image in a file is a disk to these programs, and a file to everybody else. */
const makers = toolOf(
  'mkfs',
  (
    'mkfs mke2fs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.vfat mkfs.fat mkfs.ntfs mkfs.f2fs ' +
    'mkfs.exfat mkfs.minix mkfs.msdos mkdosfs mkntfs mkswap newfs newfs_apfs newfs_hfs wipefs blkdiscard format'
  ).split(' '),
  [
    '-t',
    '-L',
    '-U',
    '-b',
    '-i',
    '-N',
    '-O',
    '-E',
    '-m',
    '-o',
    '-l',
    '--type',
    '--label',
    '--types',
  ],
  (call, context) => {
    const [target] = call.operands;
    const { program } = call.invocation;
    if (target === undefined || call.has('-n', '--no-act', '-V', '--version')) return NOTHING;
    if (program === 'wipefs' && !call.has('-a', '--all', '-o', '--offset')) return NOTHING;
    const disk = isDisk(target.text) || !target.known || program === 'format';
    const path = context.pathOf(target);
    const missing = path !== null && context.world.kindOf(path) === 'missing';
    const data = !disk && missing ? 'none' : 'holds-data';
    return reading(
      doing('delete', 'disk', target.text, 'irreversible', data, GONE, disk ? DISK : []),
    );
  },
);

const partitioners = toolOf(
  'partitioner',
  'fdisk gdisk sfdisk cfdisk sgdisk parted cgdisk hdparm nvme sg_format'.split(' '),
  ['-t', '-n', '-c', '-u', '-a', '-d'],
  (call) => {
    const texts = call.invocation.args.map(({ text }) => text);
    const target = texts.find((text) => text.startsWith('/dev/')) ?? 'disk';
    const asks =
      texts.length === 0 ||
      texts.some((text) =>
        /^(?:-l|--list|-p|--print|print|-d|--dump|-i|-I|-v|-V|list|id-ctrl|smart-log|--version)$/.test(
          text,
        ),
      );
    const harm =
      /^(?:-z|-Z|-o|--zap.*|--clear|--delete.*|mklabel|rm|mkpart|resizepart|format|sanitize|--security.*|--trim.*|--dco.*|--make-bad.*)$/;
    if (asks && !texts.some((text) => harm.test(text))) return NOTHING;
    if (call.invocation.program === 'hdparm' && !texts.some((text) => harm.test(text)))
      return NOTHING;
    return reading(doing('delete', 'disk', target, 'irreversible', 'holds-data', GONE, DISK));
  },
);

/** Where the hooks and rules of a machine lie: what is mounted over them is in their place. */
const GUARDED =
  /^\/(?:etc\/(?:holdpoint|claude-code|codex|cursor|gemini-cli|github-copilot|windsurf)|run\/holdpoint|usr\/local\/lib\/holdpoint)(?:\/|$)/;

const mounts = toolOf(
  'mount',
  ['mount', 'umount', 'swapoff', 'swapon', 'losetup', 'fusermount'],
  ['-t', '-o'],
  (call) => {
    const { program } = call.invocation;
    const target = call.operands.at(-1)?.text;
    if (target === undefined && !call.has('-a', '--all')) return NOTHING;
    const system = /^\/(?:boot.*|usr|var|home|etc|proc|sys|dev)?$/.test(target ?? '');
    const all = call.has('-a', '--all') && program === 'umount';
    const guarded = GUARDED.test(target ?? '');
    const why =
      'Programs no longer find, or newly find, what lies there; nothing on it is changed.';
    return reading(
      doing(
        'update',
        'mount',
        target ?? 'all',
        'costly',
        'none',
        why,
        guarded ? ['guard-tampering'] : system || all ? ['system-path'] : [],
      ),
    );
  },
);

const volumes: readonly Tool[] = [
  tool('lvm', 'lvremove vgremove pvremove lvreduce vgreduce', [gone('', 'volume')], {
    harmlessWith: ['-t', '--test'],
    valued: ['-L', '-l', '--size'],
  }),
  tool(
    'lvm-more',
    'lvcreate lvextend lvdisplay vgdisplay pvdisplay lvs vgs pvs pvcreate vgcreate',
    [HARMLESS],
  ),
  tool('zfs', 'zfs', [
    gone('destroy', 'file-system', { without: ['-n'] }),
    gone('rollback', 'file-system'),
  ]),
  tool('zpool', 'zpool', [
    gone('destroy|labelclear|remove', 'storage-pool'),
    gone('create', 'storage-pool', { with: ['-f'] }),
  ]),
  tool('btrfs', 'btrfs', [
    gone('subvolume|sub delete|del', 'subvolume'),
    gone('device delete|remove', 'disk'),
  ]),
  tool('cryptsetup', 'cryptsetup', [
    gone('erase|luksErase|luksFormat|luksRemoveKey|luksKillSlot|reencrypt', 'disk'),
  ]),
  tool('mdadm', 'mdadm', [
    gone('', 'disk', { with: ['--zero-superblock', '--create', '-C', '--remove', '--fail'] }),
    {
      words: '',
      with: ['--stop', '-S'],
      does: [
        effect('update', 'disk', 'costly', 'none', 'The disk is no longer there for programs.'),
      ],
    },
  ]),
  tool('multipath', 'dmsetup', [gone('remove|remove_all|wipe_table', 'volume')]),
  tool('checks', 'fsck e2fsck fsck.ext4 xfs_repair resize2fs tune2fs smartctl badblocks', [
    gone('', 'disk', { with: ['-w', '-L', '-y'] }),
  ]),
  tool('images', 'qemu-img virt-resize', [HARMLESS]),
];

const macDisks: readonly Tool[] = [
  tool('diskutil', 'diskutil', [
    gone(
      'eraseDisk|eraseVolume|eraseall|zeroDisk|secureErase|randomDisk|partitionDisk|reformat|deleteVolume|resetFusion',
      'disk',
    ),
    gone('erasedisk|erasevolume|zerodisk|secureerase|partitiondisk', 'disk'),
    gone(
      'apfs|ap|cs|appleRAID deleteContainer|deleteVolume|eraseVolume|delete|deleteVolumeGroup|deleteSnapshot',
      'disk',
    ),
  ]),
  tool('tmutil', 'tmutil', [
    {
      words: 'delete|deletelocalsnapshots|thinlocalsnapshots|deleteinprogress',
      does: [
        effect('delete', 'backup', 'irreversible', 'holds-data', 'Backups are deleted for good.', [
          'backup',
        ]),
      ],
    },
    {
      words: 'disable|disablelocal|removedestination',
      does: [
        effect('update', 'backup', 'irreversible', 'unknown', 'From now on nothing is backed up.', [
          'backup',
          'protection-removed',
        ]),
      ],
    },
  ]),
  tool('hdiutil', 'hdiutil', [HARMLESS]),
];

/** Programs that change disks and what lies on them as a whole. */
export const diskTools: readonly Tool[] = [makers, partitioners, mounts, ...volumes, ...macDisks];
