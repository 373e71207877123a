import { runsThere } from '../infrastructure/remote-run.ts';
import { settingBy } from '../infrastructure/setting.ts';
import {
  changed,
  dropped,
  gone,
  lost,
  made,
  runs,
  starts,
  upset,
} from '../infrastructure/shapes.ts';
import type { Tool } from '../types.ts';
import { printsSecrets } from './secrets-read.ts';

const APP = { targets: { option: ['-a', '--app'] } } as const;
const WAY_BACK = ['take a backup first and check that it restores'];

const where = settingBy({
  names: ['-a', '--app', '-r', '--remote', '-p', '--pipeline', '-c', '--confirm'],
  within: ['HEROKU_APP'],
  operands: 1,
});

export const heroku: Tool = {
  id: 'heroku',
  programs: ['heroku'],
  provider: 'heroku',
  valued:
    '-a --app -r --remote -t --team -s --space -c --confirm --confirm-app --size --type --num -n --ps -d --dyno -p --pipeline -v -h'
      .split(' ')
      .filter((option) => option !== '-h' && option !== '-v'),
  acts: [
    printsSecrets('config|config:get', 'heroku', where),
    ...lost(
      'apps:destroy|apps:delete|destroy|apps:leave',
      'heroku_app',
      'The app is gone with its add-ons and their data.',
      { ...APP, traits: ['contents-destroyed'], safer: WAY_BACK },
    ),
    ...lost(
      'pg:reset|pg:unfollow|redis:reset|kafka:topics:destroy|container:rm',
      'heroku_addon',
      'Every row of the database is gone.',
      {
        traits: ['database'],
        safer: ['run `heroku pg:backups:capture` first'],
      },
    ),
    ...upset(
      'pg:push|pg:copy|pg:backups:restore|pg:restore|pg:promote',
      'heroku_addon',
      'It puts other data in the place of the database.',
      { reversibility: 'irreversible', data: 'holds-data', traits: ['database'] },
    ),
    ...lost('addons:destroy|addons:remove', 'heroku_addon', 'The add-on is gone with its data.', {
      safer: WAY_BACK,
    }),
    ...lost(
      'pg:backups:delete|pg:backups:unschedule',
      'heroku_addon',
      'The way back that it kept open is gone.',
      { traits: ['backup'] },
    ),
    ...upset(
      'pg:credentials:rotate|pg:credentials:destroy|pg:killall|pg:kill|pg:maintenance:run|pg:upgrade:run|pg:upgrade',
      'heroku_addon',
      'Programs lose their connection.',
      {},
    ),
    ...runs('pg:psql', 'heroku_addon', 'It runs statements that were not read.', {
      with: ['-c', '--command', '-f', '--file'],
    }),
    ...runs('redis:cli', 'heroku_addon', 'It runs statements that were not read.', {
      with: ['-c', '--command'],
    }),
    ...upset(
      'config:unset|config:remove',
      'heroku_config',
      'Programs restart without the setting, and its value is gone.',
      { ...APP, verb: 'delete' },
    ),
    ...changed(
      'config:set|config:add|config:edit',
      'heroku_config',
      'Programs restart with other settings.',
      APP,
    ),
    ...upset('ps:scale', 'heroku_formation', 'Nothing of that kind is left running.', {
      traits: ['scaled-to-zero'],
      with: ['web=0'],
    }),
    {
      words: 'ps:scale|scale|dyno:scale',
      does: (call) => {
        const zero = call.operands.some(({ text }) => /=0(?::|$)/.test(text));
        return {
          doings: [
            {
              verb: 'update',
              type: 'heroku_formation',
              address: call.value('-a', '--app')?.text ?? 'app',
              provider: 'heroku',
              reversibility: zero ? 'costly' : 'reversible',
              data: 'none',
              traits: zero ? ['scaled-to-zero'] : [],
              why: zero ? 'Nothing of that kind is left running.' : 'It changes how many run.',
            },
          ],
        };
      },
    },
    ...upset(
      'ps:stop|ps:kill|dyno:kill|dyno:stop|maintenance:on|apps:rename|features:disable|releases:rollback|rollback',
      'heroku_app',
      'The app is down, or another version of it is served.',
      APP,
    ),
    ...changed(
      'ps:restart|restart|dyno:restart|maintenance:off',
      'heroku_app',
      'It starts anew.',
      APP,
    ),
    ...dropped(
      'domains:remove|domains:clear|certs:remove|drains:remove|webhooks:remove|access:remove|members:remove|keys:remove|keys:clear|buildpacks:clear|authorizations:destroy|authorizations:revoke|clients:destroy|telemetry:remove',
      'heroku_domain',
      'What went by it no longer works.',
    ),
    ...gone(
      'pipelines:destroy|spaces:destroy|teams:destroy|review-apps:disable',
      'heroku_pipeline',
      'It is gone with what is in it.',
    ),
    ...starts('pipelines:promote', 'heroku_pipeline', 'It brings a release to the next stage.'),
    runsThere('run|run:detached|run:inside', 'heroku_app', 'heroku', []),
    ...made(
      'apps:create|create|addons:create|pg:backups:capture|domains:add',
      'heroku_app',
      'It makes something new.',
      APP,
    ),
  ],
  setting: where,
  otherwise: 'harmless',
};
