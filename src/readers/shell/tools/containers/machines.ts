import { settingByNames } from '../cluster/setting.ts';
import { graver } from '../../environment/setting.ts';
import type { Act, ActEffect, Tool } from '../types.ts';

const GONE: ActEffect = {
  verb: 'delete',
  type: 'virtual-machine',
  targets: { operands: 0 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['contents-destroyed'],
  why: 'The machine’s disk goes with it, and everything that lies on it.',
  safer: ['take a snapshot or copy what is on it first'],
};

const KEPT: ActEffect = {
  ...GONE,
  verb: 'forget',
  reversibility: 'costly',
  data: 'none',
  traits: ['process-stopped'],
  why: 'The machine is stopped or no longer known; its disk stays.',
  safer: [],
};

const BACKUP: ActEffect = {
  ...GONE,
  type: 'snapshot',
  traits: ['backup'],
  why: 'The way back that the snapshot kept open is gone with it.',
  safer: [],
};

const byNames = settingByNames();

const tool = (
  id: string,
  programs: string,
  acts: readonly Act[],
  more: Partial<Tool> = {},
): Tool => ({
  id,
  programs: programs.split(' '),
  provider: 'machine',
  valued: [],
  acts,
  otherwise: 'harmless',
  setting: (call, context) => {
    const named = byNames(call, context);
    return named.kind === 'unknown' ? context.placeSetting : graver(named, context.placeSetting);
  },
  ...more,
});

/** Programs that make and delete virtual machines. */
export const machineTools: readonly Tool[] = [
  tool('vagrant', 'vagrant', [
    { words: 'destroy', does: [GONE] },
    { words: 'snapshot delete', does: [BACKUP] },
    {
      words: 'snapshot restore|pop',
      does: [
        {
          ...GONE,
          verb: 'update',
          why: 'The disk goes back to an earlier state; what was written since is gone.',
        },
      ],
    },
    {
      words: 'box remove|prune',
      does: [{ ...KEPT, type: 'vagrant-box', why: 'The box has to be fetched again.' }],
    },
    { words: 'halt|suspend|reload', does: [KEPT] },
  ]),
  tool('multipass', 'multipass', [
    { words: 'delete', with: ['-p', '--purge'], does: [GONE] },
    {
      words: 'delete',
      does: [{ ...KEPT, why: 'It can be had back with `multipass recover` until it is purged.' }],
    },
    { words: 'purge', does: [{ ...GONE, targets: { text: 'deleted machines' } }] },
    { words: 'restore', does: [{ ...GONE, verb: 'update' }] },
  ]),
  tool('colima', 'colima', [
    {
      words: 'delete',
      does: [{ ...GONE, why: 'Containers and volumes lie in this machine and go with it.' }],
    },
    { words: 'prune', does: [{ ...KEPT, type: 'cache', why: 'Only downloads are deleted.' }] },
  ]),
  tool('limactl', 'limactl lima orb orbctl', [
    { words: 'delete|remove|rm|reset|factory-reset', does: [GONE] },
    { words: 'snapshot delete', does: [BACKUP] },
    { words: 'disk delete', does: [GONE] },
  ]),
  tool(
    'virsh',
    'virsh',
    [
      {
        words: 'undefine',
        with: [
          '--remove-all-storage',
          '--storage',
          '--wipe-storage',
          '--delete-storage-volume-snapshots',
        ],
        does: [GONE],
      },
      { words: 'undefine|destroy|shutdown|reboot|reset', does: [KEPT] },
      { words: 'vol-delete|vol-wipe|pool-delete', does: [{ ...GONE, type: 'volume' }] },
      { words: 'snapshot-delete|checkpoint-delete', does: [BACKUP] },
      { words: 'snapshot-revert', does: [{ ...GONE, verb: 'update' }] },
      { words: 'net-destroy|net-undefine|pool-destroy|pool-undefine', does: [KEPT] },
    ],
    { valued: ['-c', '--connect'] },
  ),
  tool('qm', 'qm pct', [
    { words: 'destroy', does: [GONE] },
    { words: 'delsnapshot', does: [{ ...BACKUP, targets: { operands: 0, most: 1 } }] },
    { words: 'rollback', does: [{ ...GONE, verb: 'update', targets: { operands: 0, most: 1 } }] },
    { words: 'stop|shutdown|reset|reboot', does: [KEPT] },
  ]),
  tool('pvesm', 'pvesm', [{ words: 'free', does: [{ ...GONE, type: 'volume' }] }]),
  tool('lxc', 'lxc incus', [
    { words: 'delete|rm', does: [GONE] },
    {
      words: 'storage volume',
      does: (call) => ({
        doings:
          call.operands[2]?.text === 'delete'
            ? [
                {
                  ...GONE,
                  type: 'volume',
                  address: call.operands[4]?.text ?? 'volume',
                  provider: 'machine',
                },
              ]
            : [],
      }),
    },
    { words: 'storage delete|rm', does: [{ ...GONE, type: 'storage-pool' }] },
    { words: 'snapshot delete', does: [BACKUP] },
    { words: 'restore', does: [{ ...GONE, verb: 'update' }] },
    {
      words: 'image|network|profile delete|rm',
      does: [{ ...KEPT, type: 'lxc-object', why: 'It has to be made or fetched again.' }],
    },
    { words: 'stop|restart', does: [KEPT] },
  ]),
  tool('vboxmanage', 'VBoxManage vboxmanage', [
    { words: 'unregistervm', with: ['--delete', '--delete-all'], does: [GONE] },
    { words: 'unregistervm|controlvm', does: [KEPT] },
    { words: 'closemedium', with: ['--delete'], does: [{ ...GONE, type: 'volume' }] },
    {
      words: 'snapshot *',
      does: (call) => ({
        doings:
          call.operands[2]?.text === 'delete'
            ? [{ ...BACKUP, address: call.operands[3]?.text ?? 'snapshot', provider: 'machine' }]
            : [],
      }),
    },
  ]),
  tool('prlctl', 'prlctl', [
    { words: 'delete', does: [GONE] },
    { words: 'snapshot-delete', does: [BACKUP] },
    { words: 'stop|unregister', does: [KEPT] },
  ]),
  tool(
    'govc',
    'govc',
    [
      {
        words:
          'vm.destroy|object.destroy|datastore.rm|pool.destroy|cluster.destroy|datastore.disk.rm|library.rm',
        does: [GONE],
      },
      { words: 'snapshot.remove', does: [BACKUP] },
      { words: 'vm.power|host.shutdown|vm.unregister', does: [KEPT] },
    ],
    { setting: settingByNames('-u', '-vm', '-dc', '-ds') },
  ),
  tool('xe', 'xe', [
    {
      words: 'vm-destroy|vm-uninstall|vdi-destroy|sr-destroy|snapshot-destroy|snapshot-uninstall',
      does: [GONE],
    },
  ]),
  tool('docker-machine', 'docker-machine devpod', [
    { words: 'rm|delete', does: [GONE] },
    { words: 'stop|kill', does: [KEPT] },
  ]),
  tool('wsl', 'wsl', [
    {
      words: '',
      with: ['--unregister'],
      does: [
        {
          ...GONE,
          why: 'The whole Linux of this name is deleted with its files.',
          safer: ['`wsl --export NAME file.tar` first'],
        },
      ],
    },
    { words: '', with: ['--shutdown', '--terminate', '-t'], does: [KEPT] },
  ]),
];
