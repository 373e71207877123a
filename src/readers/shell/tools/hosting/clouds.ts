/** Further clouds, whose command lines are alike: a thing, a verb, a name. */
import type { KnownType, TypeClass } from '../../../shared/resource-types/types.ts';
import { byPath } from '../infrastructure/cloud-path.ts';
import { settingBy } from '../infrastructure/setting.ts';
import { gone, harmless, lost, runs, starts, upset } from '../infrastructure/shapes.ts';
import type { Act, Call, Tool } from '../types.ts';

/** Classes by words in the path, the graver first. */
const NOUNS: readonly (readonly [words: RegExp, type: TypeClass])[] = [
  [/\b(?:snapshots?|backups?|images?)\b/, 'backup'],
  [
    /\b(?:dbs?|databases?|dbaas|rdb|mongodb|redis|mysql|postgres\w*|autonomous-\w+|document-db)\b/,
    'database',
  ],
  [
    /\b(?:volumes?|block(?:-storage|-volume)?s?|disks?|storages?|file-?systems?|boot-volumes?)\b/,
    'volume',
  ],
  [/\b(?:buckets?|object(?:-storage)?s?|obj|os|sos|cos)\b/, 'bucket'],
  [/\b(?:projects?|compartments?|accounts?|resource-groups?)\b/, 'container'],
  [/\b(?:keys|vaults?|kms)\b/, 'key'],
  [/\b(?:queues?|streams?|topics?|mnq)\b/, 'queue'],
  [/\b(?:registry|registries|repos?|artifacts?)\b/, 'registry'],
  [/\b(?:domains?|zones?|dns)\b/, 'dns-zone'],
  [/\b(?:k8s|kubernetes|lke|ce|oke|clusters?|container)\b/, 'opaque'],
  [
    /\b(?:servers?|instances?|linodes?|devices?|vms?|machines?|compute|bare-metal|nodes?|pools?)\b/,
    'machine',
  ],
  [/\b(?:ips?|floating-ips?|addresses|primary-ip)\b/, 'address'],
  [
    /\b(?:networks?|vpcs?|subnets?|firewalls?|load-?balancers?|nodebalancers?|lbs?|security-groups?|vlans?)\b/,
    'network',
  ],
  [/\b(?:ssh-keys?|certificates?|users?|placement-groups?|tags?|iam|tokens?)\b/, 'credential'],
];

function typeOf(
  provider: string,
): (path: readonly string[]) => { type: string; known: KnownType | null } {
  return (path) => {
    const text = path.join(' ');
    const found = NOUNS.find(([words]) => words.test(text));
    const type = `${provider}_${path.join('_').replaceAll('-', '_')}`;
    return {
      type,
      known: found === undefined ? null : { class: found[1], list: 'hosting/clouds' },
    };
  };
}

const VALUED =
  '-o --output --format --profile -p --config -c --context --region --zone -z --project --project-id --org --compartment-id --instance-id --volume-id --bucket-name --namespace-name --db-system-id --autonomous-database-id --type --image --name -n --location --ssh-key --label --token --command-id --display-name --cluster-id --ip --zone-id --size --plan'.split(
    ' ',
  );

const setting = settingBy({
  named: ['--context'],
  names: ['--profile', '-p', '--project', '--project-id', '-n', '--name', '--bucket-name'],
  variables: ['HCLOUD_CONTEXT', 'OCI_CLI_PROFILE', 'SCW_PROFILE'],
  operands: 2,
});

function cloud(id: string, programs: readonly string[], acts: readonly Act[] = []): Tool {
  return {
    id,
    programs,
    provider: id,
    valued: VALUED,
    harmlessWith: ['--dry-run', '--version'],
    acts: [
      ...acts,
      {
        words: '',
        does: (call: Call) =>
          byPath(call, {
            provider: id,
            verb: 'first',
            ripeness: [],
            typeOf: typeOf(id),
            naming: [
              '--instance-id',
              '--volume-id',
              '--bucket-name',
              '--autonomous-database-id',
              '--db-system-id',
              '-n',
              '--name',
            ],
          }),
      },
    ],
    setting,
    otherwise: 'harmless',
  };
}

const DISK = 'Its disk is overwritten.';

const hcloud = cloud(
  'hcloud',
  ['hcloud'],
  [
    ...lost('server rebuild', 'hcloud_server', DISK),
    ...lost('server delete', 'hcloud_server', 'The machine goes with its disk and its backups.'),
    ...lost('server disable-backup', 'hcloud_server', 'Its backups are deleted.', {
      traits: ['backup'],
    }),
    ...starts('server ssh', 'hcloud_server', 'It opens a way into a machine.', {
      traits: ['remote-host'],
    }),
    ...harmless('context'),
  ],
);

const linode = cloud(
  'linode',
  ['linode-cli'],
  [
    ...lost('linodes rebuild|delete|rm', 'linode_instance', 'The machine goes with its disks.'),
    ...lost('obj rb|del|rm', 'linode_object_storage_bucket', 'Its objects are gone.'),
  ],
);

const oci = cloud(
  'oci',
  ['oci'],
  [
    ...lost(
      'os object|bucket bulk-delete|delete',
      'oci_objectstorage_bucket',
      'Its objects are gone.',
      { targets: { option: ['-bn', '--bucket-name'] } },
    ),
    ...gone('iam compartment delete', 'oci_identity_compartment', 'Everything in it is gone.', {
      targets: { option: ['-c', '--compartment-id'] },
    }),
    ...runs(
      'instance-agent command create',
      'oci_core_instance',
      'It runs a command on a machine.',
      {},
    ),
    ...upset(
      'compute instance action',
      'oci_core_instance',
      'It starts, stops or resets a machine.',
      {
        targets: { option: ['--instance-id'] },
      },
    ),
    ...harmless('setup|session|iam region|raw-request'),
  ],
);

const ibm: Tool = {
  ...cloud('ibm', ['ibmcloud', 'bx']),
  acts: [
    {
      words: '',
      does: (call: Call) => {
        const words = call.operands.map(({ text }) => text);
        const at = words.findIndex((text) =>
          /^(?:rm|delete|destroy)$|-(?:delete|rm|delete-force)$/.test(text),
        );
        if (at < 0) return {};
        return {
          doings: [
            {
              verb: 'delete',
              type: `ibm_${words
                .slice(0, at + 1)
                .join('_')
                .replaceAll('-', '_')}`,
              address: words.slice(at + 1, at + 3).join(' ') || words.join(' '),
              provider: 'ibm',
              reversibility: 'irreversible',
              data: 'unknown',
              traits: ['unlisted-type'],
              why: 'It deletes something of which no list says whether it holds data.',
            },
          ],
        };
      },
    },
  ],
};

export const furtherClouds: readonly Tool[] = [
  hcloud,
  linode,
  oci,
  ibm,
  cloud('scaleway', ['scw']),
  cloud('ovh', ['ovhcloud', 'ovhai']),
  cloud('exoscale', ['exo']),
  cloud('vultr', ['vultr-cli', 'vultr'], [...lost('instance reinstall', 'vultr_instance', DISK)]),
  cloud('upcloud', ['upctl']),
  cloud('civo', ['civo']),
  cloud(
    'equinix',
    ['metal', 'packet'],
    [...lost('device reinstall', 'equinix_metal_device', DISK)],
  ),
  cloud('alicloud', ['aliyun']),
];
