/** Nomad, Consul, Waypoint, Boundary, and the programs that bring releases to machines. */
import type { Tool } from '../types.ts';
import { deploys } from './deploys.ts';
import { settingBy } from './setting.ts';
import { changed, dropped, gone, harmless, lost, starts, upset } from './shapes.ts';

const cluster = settingBy({
  named: ['-env', '--env'],
  names: ['-namespace', '-address', '-http-addr', '-datacenter'],
  within: ['NOMAD_ADDR', 'NOMAD_NAMESPACE', 'CONSUL_HTTP_ADDR'],
  operands: 1,
});
const HASHI =
  '-address -namespace -region -token -http-addr -datacenter -ca-cert -var -var-file -check-index -detach-timeout -count'.split(
    ' ',
  );

const nomad: Tool = {
  id: 'nomad',
  programs: ['nomad'],
  provider: 'nomad',
  valued: HASHI,
  harmlessWith: ['-version'],
  acts: [
    ...dropped(
      'job stop',
      'nomad_job',
      'It stops the job and drops it at once, with its history.',
      {
        with: ['-purge', '--purge'],
      },
    ),
    ...dropped('job stop', 'nomad_job', 'What the job serves is down until it runs again.'),
    ...dropped('stop', 'nomad_job', 'What the job serves is down until it runs again.'),
    ...changed(
      'job run|revert|scale|promote|dispatch',
      'nomad_job',
      'It changes what the cluster runs.',
    ),
    ...changed('run', 'nomad_job', 'It changes what the cluster runs.'),
    ...upset(
      'alloc stop|restart|signal',
      'nomad_allocation',
      'It stops one copy; the scheduler starts another.',
      {
        reversibility: 'reversible',
      },
    ),
    ...upset('node drain', 'nomad_node', 'It moves all work off a machine.', { with: ['-enable'] }),
    ...upset('system gc', 'nomad_cluster', 'It drops what is dead or finished, with its history.', {
      verb: 'delete',
    }),
    ...dropped('namespace|quota delete', 'nomad_namespace', 'It deletes a part of the cluster.'),
    ...dropped('acl policy|token|role delete', 'nomad_acl', 'It takes access away.'),
    ...lost('volume delete', 'nomad_volume', 'Its data is gone with it.'),
    ...upset('volume detach|deregister', 'nomad_volume', 'What uses the volume loses it.'),
    ...lost('var purge', 'nomad_variable', 'Its value is gone.', { reversibility: 'costly' }),
    ...upset('operator raft remove-peer', 'nomad_server', 'It takes a server out of the quorum.'),
    ...upset(
      'operator snapshot restore',
      'nomad_cluster',
      'It overwrites the state of the whole cluster.',
      {
        reversibility: 'irreversible',
        data: 'holds-data',
      },
    ),
    ...harmless('job|node|alloc|var|volume|namespace|acl|operator|system|server'),
  ],
  setting: cluster,
  otherwise: 'harmless',
};

const consul: Tool = {
  id: 'consul',
  programs: ['consul'],
  provider: 'consul',
  valued: HASHI.concat('-name', '-id', '-kind'),
  acts: [
    ...lost('kv delete', 'consul_keys', 'Every key below the prefix is gone with its value.', {
      with: ['-recurse', '--recurse'],
      traits: ['bulk'],
      safer: ['run `consul kv export PREFIX` first'],
    }),
    ...lost('kv delete', 'consul_keys', 'The key is gone with its value.', {
      safer: ['run `consul kv get KEY` first and keep the value'],
    }),
    ...changed('kv put|import', 'consul_keys', 'It overwrites values.'),
    ...upset(
      'snapshot restore',
      'consul_cluster',
      'It overwrites the state of the whole cluster.',
      {
        reversibility: 'irreversible',
        data: 'holds-data',
      },
    ),
    ...upset('force-leave|leave', 'consul_node', 'It takes a member out of the cluster.'),
    ...upset('operator raft remove-peer', 'consul_server', 'It takes a server out of the quorum.'),
    ...dropped('services deregister', 'consul_service', 'Nobody finds the service any more.'),
    ...dropped(
      'config|intention|namespace delete',
      'consul_config',
      'It deletes a rule or a part of the mesh.',
    ),
    ...dropped('acl policy|token|role delete', 'consul_acl', 'It takes access away.'),
  ],
  setting: cluster,
  otherwise: 'harmless',
};

const waypoint: Tool = {
  id: 'waypoint',
  programs: ['waypoint'],
  provider: 'waypoint',
  valued: ['-app', '-project', '-workspace', '-w', '-p', '-a'],
  acts: [
    ...gone('destroy|uninstall', 'waypoint-app', 'It destroys every deployment and release.'),
    ...deploys('up|deploy|release', 'waypoint-app', 'It brings out a new release.', cluster),
  ],
  setting: cluster,
  otherwise: 'harmless',
};

const release = settingBy({
  named: ['-d', '--destination', '--env', '-S'],
  operands: 0,
  variables: ['RAILS_ENV', 'STAGE'],
});

const capistrano: Tool = {
  id: 'capistrano',
  programs: ['cap', 'mina', 'deployer', 'dep'],
  provider: 'capistrano',
  valued: ['-S', '-s', '-f', '-o', '--branch'],
  harmlessWith: ['-n', '--dry-run', '-T', '--tasks', '-V', '--plan'],
  acts: [
    ...upset('* deploy:rollback', 'release', 'It puts an older release in place.'),
    ...upset('rollback', 'release', 'It puts an older release in place.'),
    ...dropped(
      '* deploy:cleanup|deploy:remove',
      'release',
      'It deletes older releases, which are the way back.',
    ),
    ...starts('* deploy', 'release', 'It brings a new release to the machines of the stage.'),
    ...starts('deploy', 'release', 'It brings a new release to the machines of the stage.'),
    ...harmless('install|doctor|init'),
  ],
  setting: release,
  otherwise: 'unknown',
};

const kamal: Tool = {
  id: 'kamal',
  programs: ['kamal', 'mrsk'],
  provider: 'kamal',
  valued: [
    '-d',
    '--destination',
    '-c',
    '--config-file',
    '-h',
    '--hosts',
    '-r',
    '--roles',
    '--version',
  ],
  acts: [
    ...gone(
      'remove',
      'kamal-app',
      'It removes the app, its proxy and its accessories from every machine, data included.',
    ),
    ...gone(
      'accessory remove|reboot',
      'kamal-accessory',
      'It removes the container, and with `remove` its data directory, too.',
    ),
    ...dropped('app stop|remove', 'kamal-app', 'The app is down until it is started again.'),
    ...dropped(
      'proxy|traefik|accessory stop|remove|reboot',
      'kamal-proxy',
      'Traffic stops until it runs again.',
    ),
    ...upset('rollback', 'kamal-app', 'It puts an older release in place.'),
    ...dropped(
      'prune all|images|containers',
      'kamal-image',
      'It deletes older images, which are the way back.',
      {
        reversibility: 'reversible',
      },
    ),
    ...upset('lock release', 'kamal-lock', 'It breaks the lock while somebody may be deploying.', {
      traits: ['protection-removed'],
    }),
    ...starts('deploy|redeploy|setup', 'kamal-app', 'It brings a new release to the machines.'),
    ...starts('app exec|start|boot', 'kamal-app', 'It runs something in the app’s containers.'),
    ...harmless(
      'secrets|env|app|proxy|accessory|server|registry|build|config|details|audit|version|docs|init|lock|prune',
    ),
  ],
  setting: release,
  otherwise: 'unknown',
};

const fastlane: Tool = {
  id: 'fastlane',
  programs: ['fastlane'],
  provider: 'fastlane',
  valued: ['--env'],
  acts: [
    ...dropped(
      'match nuke',
      'signing-certificate',
      'It revokes every certificate and profile of the team.',
      {
        reversibility: 'irreversible',
        data: 'unknown',
        traits: ['irrevocable-act'],
      },
    ),
    ...dropped(
      'nuke',
      'signing-certificate',
      'It revokes every certificate and profile of the team.',
      {
        reversibility: 'irreversible',
        data: 'unknown',
        traits: ['irrevocable-act'],
      },
    ),
    ...starts(
      'deliver|supply|upload_to_app_store|upload_to_play_store',
      'app-release',
      'It hands a release to a store.',
      {
        traits: ['publishes'],
      },
    ),
    ...starts(
      '* release|deploy|production|publish|submit',
      'app-release',
      'It hands a release to a store.',
      {
        traits: ['publishes'],
      },
    ),
    ...starts(
      'release|deploy|production|publish|submit',
      'app-release',
      'It hands a release to a store.',
      {
        traits: ['publishes'],
      },
    ),
  ],
  otherwise: 'harmless',
};

export const orchestrationTools: readonly Tool[] = [
  nomad,
  consul,
  waypoint,
  capistrano,
  kamal,
  fastlane,
];
