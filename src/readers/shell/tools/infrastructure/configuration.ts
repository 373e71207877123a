/** Programs that change many machines at once: Ansible, Salt, Chef, Puppet, Packer. */
import type { Doing } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { onlyLooks } from './remote-run.ts';
import { settingBy } from './setting.ts';
import { dropped, harmless, made, runs, shows, starts, upset } from './shapes.ts';

const machines = settingBy({
  named: ['-E', '--environment', '--environment-path'],
  names: ['-i', '--inventory', '-l', '--limit', '-e', '--extra-vars'],
  variables: ['ANSIBLE_ENV', 'ENVIRONMENT'],
  within: ['ANSIBLE_INVENTORY'],
  operands: 0,
});
const REMOTE = { traits: ['remote-host', 'bulk'] } as const;
const VALUED =
  '-i --inventory -l --limit -e --extra-vars -t --tags --skip-tags -u --user -m --module-name -a --args -f --forks --private-key --key-file --vault-id --vault-password-file -c --connection -T --timeout --become-user --become-method --start-at-task -M --module-path -B -P';
const LOCAL = /^(?:localhost|127\.0\.0\.1|localhost,|127\.0\.0\.1,)$/;
/** Modules that only look. */
const LOOKS =
  /^(?:ansible\.builtin\.)?(?:ping|setup|debug|stat|gather_facts|service_facts|package_facts|slurp|find|assert|win_ping)$/;
function ansiblePlay(call: Call, context: ToolContext): { doings: readonly Doing[] } {
  const setting = machines(call, context);
  const local =
    call.value('-c', '--connection')?.text === 'local' ||
    LOCAL.test(call.value('-i', '--inventory')?.text ?? '');
  const tried = local || setting.kind === 'development' || setting.kind === 'test';
  const doing: Doing = {
    verb: 'execute',
    type: 'ansible-playbook',
    address:
      call.operands
        .map(({ text }) => text)
        .slice(0, 3)
        .join(' ') || 'playbook',
    provider: 'ansible',
    reversibility: tried ? 'costly' : 'unknown',
    data: tried ? 'none' : 'unknown',
    traits: REMOTE.traits,
    why: 'It changes every machine of the inventory by a playbook whose tasks were not run in check mode.',
    safer: ['run it with `--check --diff` first'],
    ...(local ? {} : { setting }),
  };
  return { doings: [doing] };
}

const playbook: Tool = {
  id: 'ansible-playbook',
  programs: ['ansible-playbook', 'ansible-pull', 'ansible-navigator'],
  provider: 'ansible',
  valued: VALUED.split(' '),
  harmlessWith: [
    '--check',
    '-C',
    '--syntax-check',
    '--list-tasks',
    '--list-hosts',
    '--list-tags',
    '--version',
  ],
  acts: [{ words: '', does: ansiblePlay }],
  otherwise: 'unknown',
};

const adHoc: Tool = {
  id: 'ansible',
  programs: ['ansible'],
  provider: 'ansible',
  valued: VALUED.split(' '),
  harmlessWith: ['--check', '-C', '--list-hosts', '--version'],
  acts: [
    {
      words: '',
      does: (call, context) => {
        const module = call.value('-m', '--module-name')?.text ?? 'command';
        const text = call.value('-a', '--args')?.text ?? '';
        const shell = /^(?:ansible\.builtin\.)?(?:command|shell|raw)$/.test(module);
        if (call.operands.length === 0 || LOOKS.test(module) || (shell && onlyLooks(text)))
          return {};
        const where = call.operands[0]?.text ?? 'hosts';
        const local = LOCAL.test(where);
        return {
          doings: [
            {
              verb: 'execute',
              type: 'ansible-module',
              address: `${where} ${module}`,
              provider: 'ansible',
              reversibility: 'unknown',
              data: 'unknown',
              traits: REMOTE.traits,
              why: 'It runs a command or changes something on every machine that the pattern names.',
              safer: ['run it with `--check --diff` first', 'name one machine'],
              ...(local ? {} : { setting: machines(call, context) }),
            },
          ],
        };
      },
    },
  ],
  otherwise: 'unknown',
};

const vault: Tool = {
  id: 'ansible-vault',
  programs: ['ansible-vault'],
  provider: 'ansible',
  valued: ['--vault-id', '--vault-password-file', '--output', '-n', '--name'],
  acts: [
    ...shows('view', 'secret', 'It shows what is encrypted in a vault.'),
    ...shows('decrypt', 'secret', 'It writes what is encrypted in a vault as plain text.'),
    ...upset('rekey', 'secret', 'It encrypts a vault with another password.', {
      traits: ['secret'],
    }),
  ],
  otherwise: 'harmless',
};

const salt: Tool = {
  id: 'salt',
  programs: ['salt', 'salt-call', 'salt-run', 'salt-ssh', 'salt-key', 'salt-cloud'],
  provider: 'salt',
  valued:
    '-c --config-dir -t --timeout -b --batch-size --out -l --log-level -r --roster -m --map -p --profile'.split(
      ' ',
    ),
  acts: [
    ...harmless(
      'test.ping|test.version|grains.items|grains.get|state.show_highstate|disk.usage|status.uptime|cmd.which',
    ),
    ...harmless(
      '* test.ping|test.version|grains.items|grains.get|grains.item|state.show_highstate|state.show_sls|disk.usage|status.uptime|pkg.list_pkgs|pkg.version|service.status|network.ip_addrs|sys.doc|pillar.items',
    ),
    ...dropped(
      '',
      'salt-key',
      'It takes a machine’s key away, and with it the hold over the machine.',
      {
        with: ['-d', '-D', '--delete', '--delete-all'],
      },
    ),
    ...dropped('', 'virtual-machine', 'It destroys machines with their disks.', {
      with: ['--destroy'],
      reversibility: 'irreversible',
      data: 'unknown',
    }),
    ...harmless('', {
      with: ['-L', '--list', '--list-all', '-F', '-Q', '--query', '--versions', '--version'],
    }),
    {
      words: '',
      does: (call) => {
        const words = call.operands.map(({ text }) => text);
        const asked = words.some((text) => /^test=true$/i.test(text));
        const run = words.findIndex((text) => /^cmd\.(?:run|shell|run_all)$/.test(text));
        if (words.length === 0 || asked || (run >= 0 && onlyLooks(words[run + 1] ?? ''))) return {};
        return {
          doings: [
            {
              verb: 'execute',
              type: 'salt-call',
              address: words.slice(0, 3).join(' '),
              provider: 'salt',
              reversibility: 'unknown',
              data: 'unknown',
              traits: REMOTE.traits,
              why: 'It runs a command or applies states on every machine that the pattern names.',
              safer: ['run it with `test=True` first'],
            },
          ],
        };
      },
    },
  ],
  setting: machines,
  otherwise: 'unknown',
};

const chef: Tool = {
  id: 'chef',
  programs: ['knife', 'chef-client', 'chef-solo', 'chef'],
  provider: 'chef',
  valued:
    '-c --config -E --environment -o --override-runlist -j --json-attributes -u --user -N --node-name -x -i'.split(
      ' ',
    ),
  harmlessWith: ['-W', '--why-run', '--version'],
  acts: [
    ...dropped(
      'node|client|role|environment|cookbook|data delete|bulk',
      'chef-object',
      'It deletes what the server knows of machines, roles or cookbooks.',
      {
        reversibility: 'irreversible',
      },
    ),
    ...dropped('data bag delete', 'chef-data-bag', 'It deletes a data bag with what it holds.', {
      reversibility: 'irreversible',
      data: 'holds-data',
    }),
    ...dropped('* server delete', 'virtual-machine', 'It deletes machines with their disks.', {
      reversibility: 'irreversible',
      data: 'unknown',
    }),
    ...runs(
      'ssh|winrm|exec|bootstrap',
      'chef-command',
      'It runs a command on every machine found.',
      REMOTE,
    ),
    ...harmless('node|client|role|environment|cookbook|data|search|status|list|show|ssl'),
    ...harmless('generate|env|gem|describe-cookbook|diff'),
  ],
  setting: machines,
  otherwise: 'harmless',
};

const puppet: Tool = {
  id: 'puppet',
  programs: ['puppet', 'bolt'],
  provider: 'puppet',
  valued: '-e --execute --environment --modulepath --targets -t -n --nodes -i --inventoryfile'
    .split(' ')
    .filter((option) => option !== '-t'),
  harmlessWith: ['--noop', '--version'],
  acts: [
    ...runs(
      'apply',
      'puppet-catalog',
      'It brings this machine to what manifests say that were not read.',
    ),
    ...runs('agent', 'puppet-catalog', 'It brings this machine to what the server says.'),
    ...dropped(
      'node clean|purge|deactivate',
      'puppet-node',
      'It forgets a machine and revokes its certificate.',
    ),
    ...dropped('cert clean|revoke|destroy', 'puppet-certificate', 'It revokes certificates.'),
    ...dropped('ca|cert clean|revoke', 'puppet-certificate', 'It revokes certificates.'),
    ...runs(
      'command|script|task|plan run',
      'bolt-run',
      'It runs something on every target.',
      REMOTE,
    ),
  ],
  setting: machines,
  otherwise: 'harmless',
};

const packer: Tool = {
  id: 'packer',
  programs: ['packer'],
  provider: 'packer',
  valued: ['-var', '-var-file', '-only', '-except'],
  acts: [
    ...starts(
      'build',
      'machine-image',
      'It makes an image, and deletes one of the same name on the way.',
      {
        with: ['-force', '--force'],
        reversibility: 'costly',
      },
    ),
    ...made('build', 'machine-image', 'It makes an image.'),
  ],
  otherwise: 'harmless',
};

export const configurationTools: readonly Tool[] = [
  playbook,
  adHoc,
  vault,
  salt,
  chef,
  puppet,
  packer,
];
