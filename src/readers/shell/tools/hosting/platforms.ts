/** Platforms that run apps: Fly, Railway, Render. */
import { runsThere } from '../infrastructure/remote-run.ts';
import { settingBy } from '../infrastructure/setting.ts';
import { changed, dropped, gone, lost, runs, starts, upset } from '../infrastructure/shapes.ts';
import type { Tool } from '../types.ts';
import { doctl } from './digitalocean.ts';
import { heroku } from './heroku.ts';
import { printsSecrets } from './secrets-read.ts';

const APP = { targets: { option: ['-a', '--app'] } } as const;

const fly: Tool = {
  id: 'fly',
  programs: ['fly', 'flyctl'],
  provider: 'fly',
  valued:
    '-a --app -c --config -o --org -r --region -i --image --vm-size -C --command -n --count --process-group --strategy --stage -e --env --build-arg -s --select'
      .split(' ')
      .filter((option) => option !== '-s'),
  acts: [
    ...lost('apps|app destroy', 'fly_app', 'The app is gone with its machines and volumes.', {
      traits: ['contents-destroyed'],
    }),
    ...lost('destroy', 'fly_app', 'The app is gone with its machines and volumes.', {
      traits: ['contents-destroyed'],
    }),
    ...lost(
      'volumes|volume|vol destroy|delete|rm',
      'fly_volume',
      'The volume is gone with its data.',
      { safer: ['take a snapshot first'] },
    ),
    ...lost(
      'volumes|volume snapshots delete',
      'fly_volume',
      'The way back that it kept open is gone.',
      { traits: ['backup'] },
    ),
    ...lost(
      'postgres|pg|mpg|redis|storage|mysql|consul destroy|delete',
      'fly_postgres',
      'The database is gone with its rows.',
      { traits: ['database'] },
    ),
    ...lost('storage|tigris destroy', 'fly_bucket', 'The bucket is gone with its objects.'),
    ...dropped(
      'machines|machine|m destroy|rm|remove',
      'fly_machine',
      'The machine is gone; volumes stay.',
    ),
    ...upset(
      'machines|machine|m stop|kill|suspend|cordon',
      'fly_machine',
      'What it serves is down.',
    ),
    ...upset(
      'postgres|pg detach|failover|restart',
      'fly_postgres',
      'Programs lose their connection.',
    ),
    ...runs('postgres|pg|mpg connect', 'fly_postgres', 'It runs statements that were not read.', {
      with: ['-c', '--command'],
    }),
    ...upset('apps|app suspend|move', 'fly_app', 'The app is down meanwhile.'),
    ...upset('suspend', 'fly_app', 'The app is down until it is resumed.'),
    ...upset('scale count 0', 'fly_app', 'Nothing is left running.', {
      ...APP,
      traits: ['scaled-to-zero'],
    }),
    ...changed('scale count|vm|memory', 'fly_app', 'It changes how many run, or how large.', APP),
    ...dropped(
      'secrets unset',
      'fly_secret',
      'Programs restart without the secret, and its value is gone.',
      { traits: ['secret'] },
    ),
    ...changed(
      'secrets set|import|deploy',
      'fly_secret',
      'Programs restart with other secrets.',
      APP,
    ),
    ...dropped(
      'certs|ips|wireguard|tokens remove|delete|release|revoke',
      'fly_certificate',
      'What went by it no longer works.',
    ),
    ...gone('orgs delete', 'fly_organisation', 'Everything in the organisation is gone.'),
    runsThere('ssh console', 'fly_machine', 'fly', ['-C', '--command']),
    ...runs('machine|machines exec', 'fly_machine', 'It runs a command on a machine.', {
      traits: ['remote-host'],
    }),
    ...starts('deploy|launch|redeploy', 'fly_app', 'It brings out a new version.', APP),
  ],
  setting: settingBy({
    names: ['-a', '--app', '-c', '--config', '-o', '--org'],
    within: ['FLY_APP'],
    operands: 1,
    folder: true,
  }),
  otherwise: 'harmless',
};

const railwayWhere = settingBy({
  named: ['-e', '--environment'],
  names: ['-s', '--service', '-p', '--project'],
  variables: ['RAILWAY_ENVIRONMENT'],
  operands: 1,
});

const railway: Tool = {
  id: 'railway',
  programs: ['railway', 'rlwy'],
  provider: 'railway',
  valued: ['-s', '--service', '-e', '--environment', '-p', '--project', '--set'],
  acts: [
    ...dropped('down', 'railway_deployment', 'The newest release is taken down.', {
      targets: { option: ['-s', '--service'] },
    }),
    ...lost('delete', 'railway_project', 'It is gone with its services and their data.', {
      traits: ['contents-destroyed'],
    }),
    ...lost(
      'environment|volume|service|project delete|remove|rm',
      'railway_project',
      'It is gone with its services and their data.',
      { traits: ['contents-destroyed'] },
    ),
    ...upset('volume detach', 'railway_volume', 'The service loses its disk.'),
    ...dropped('variables|variable delete|unset', 'railway_variable', 'The value is gone.'),
    ...starts('up|redeploy|deploy|restart', 'railway_deployment', 'It brings out a new version.'),
    ...starts('ssh|connect', 'railway_service', 'It opens a way into a service.', {
      traits: ['remote-host'],
    }),
    ...changed('variables', 'railway_variable', 'It sets a value.', { with: ['--set'] }),
    printsSecrets('variables|variable', 'railway', railwayWhere),
  ],
  setting: railwayWhere,
  otherwise: 'harmless',
};

const render: Tool = {
  id: 'render',
  programs: ['render'],
  provider: 'render',
  valued: ['-o', '--output', '-w', '--workspace', '-c', '--command', '-e', '--environment'],
  acts: [
    ...lost(
      'services|postgres|keyvalue|databases|disks|projects|environments delete',
      'render_service',
      'It is gone with its data.',
    ),
    ...upset('services suspend', 'render_service', 'The service is down until it is resumed.'),
    ...runs('psql', 'render_postgres', 'It runs statements that were not read.', {
      with: ['-c', '--command'],
    }),
    ...starts('deploys|jobs create|cancel', 'render_service', 'It brings out a new version.'),
    ...starts('restart|ssh', 'render_service', 'It starts the service anew, or opens a way in.'),
  ],
  setting: settingBy({ named: ['-e', '--environment'], names: ['-w', '--workspace'], operands: 1 }),
  otherwise: 'harmless',
};

export const platformTools: readonly Tool[] = [heroku, fly, railway, render, doctl];
