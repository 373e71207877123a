import { settingBy } from '../infrastructure/setting.ts';
import {
  changed,
  dropped,
  gone,
  harmless,
  lost,
  runs,
  shows,
  starts,
  upset,
} from '../infrastructure/shapes.ts';
import type { Tool } from '../types.ts';

export const doctl: Tool = {
  id: 'doctl',
  programs: ['doctl'],
  provider: 'digitalocean',
  valued:
    '--context -t --access-token -o --output --format --region --size --image --tag-name --ssh-keys --config -c --interval --snapshot-name --image-id --resource --source --record-id --ssh-command'.split(
      ' ',
    ),
  acts: [
    ...lost(
      ['compute droplet|d delete|d|del|rm', 'droplet delete'],
      'digitalocean_droplet',
      'The machine goes with its disk.',
      { safer: ['take a snapshot first'] },
    ),
    ...lost(
      'databases|database|db|dbs delete|rm|d',
      'digitalocean_database_cluster',
      'Its rows are gone, and its backups with them.',
      { traits: ['database'] },
    ),
    ...lost(
      'databases|database|db|dbs db|user|topics delete',
      'digitalocean_database_db',
      'Its rows are gone.',
      { traits: ['database'] },
    ),
    ...lost(
      'compute volume|volume-snapshot|snapshot|image delete|rm',
      'digitalocean_volume',
      'It is gone with its data.',
    ),
    ...gone(
      'kubernetes|k8s|k cluster|clusters delete|delete-selective|rm',
      'digitalocean_kubernetes_cluster',
      'Everything that runs in the cluster goes with it.',
      { traits: ['contents-destroyed'] },
    ),
    ...dropped(
      'kubernetes|k8s|k cluster node-pool delete|delete-node|rm',
      'digitalocean_kubernetes_node_pool',
      'Its machines go with the pods on them.',
    ),
    ...gone(
      'apps|app delete|d|rm',
      'digitalocean_app',
      'The app is gone with the databases made for it.',
    ),
    ...gone('projects delete', 'digitalocean_project', 'The project is gone.'),
    ...lost(
      'registry delete|garbage-collection',
      'digitalocean_container_registry',
      'The images in it are gone.',
    ),
    ...lost(
      'registry repository delete|delete-manifest|delete-tag',
      'digitalocean_container_registry',
      'The images in it are gone.',
    ),
    ...lost('spaces|bucket delete', 'digitalocean_spaces_bucket', 'Its objects are gone.'),
    ...dropped(
      'compute domain|floating-ip|reserved-ip|firewall|load-balancer|certificate|ssh-key|cdn|vpc delete|rm',
      'digitalocean_domain',
      'What went by it no longer works.',
    ),
    ...dropped(
      'compute domain records delete|rm',
      'digitalocean_record',
      'A name no longer resolves.',
      { traits: ['dns'] },
    ),
    ...upset(
      'compute droplet-action power-off|shutdown|reboot|power-cycle',
      'digitalocean_droplet',
      'What the machine serves is down.',
    ),
    ...lost(
      'compute droplet-action rebuild|restore',
      'digitalocean_droplet',
      'Its disk is overwritten.',
    ),
    ...upset(
      'compute droplet-action disable-backups|password-reset|resize',
      'digitalocean_droplet',
      'Backups stop, or the machine is down meanwhile.',
    ),
    ...runs('compute ssh', 'digitalocean_droplet', 'It runs a command on a machine.', {
      with: ['--ssh-command'],
    }),
    ...dropped('serverless|sls|sbx undeploy', 'digitalocean_function', 'Whoever calls it fails.'),
    ...harmless('auth|account|balance|invoice|version|completion'),
    ...starts(
      'apps|app create-deployment|update',
      'digitalocean_app',
      'It brings out a new version.',
    ),
    ...changed(
      'kubernetes|k8s cluster kubeconfig save|remove',
      'file',
      'It changes the file of clusters on this machine.',
    ),
    ...shows(
      'databases|db connection|user|pool get',
      'digitalocean_database_user',
      'It shows how to connect.',
      { traits: [] },
    ),
  ],
  setting: settingBy({ named: ['--context'], names: ['--tag-name'], operands: 2 }),
  otherwise: 'harmless',
};
