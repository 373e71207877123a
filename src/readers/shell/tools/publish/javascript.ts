import type { Act, ActEffect, Tool } from '../types.ts';
import {
  MARKED,
  onRegistry,
  OWNERS,
  PUBLISHED,
  registryTool,
  TOKENS,
  WITHDRAWN,
} from './effects.ts';

/** From then on whoever stands in between may put in what is fetched. */
const UNCHECKED: ActEffect = {
  verb: 'update',
  type: 'package-manager-setting',
  targets: { text: 'strict-ssl' },
  reversibility: 'reversible',
  data: 'none',
  traits: ['configuration', 'protection-removed'],
  why: 'Certificates are no longer checked when packages are fetched, in every project of this user.',
};

const NPM: readonly Act[] = [
  onRegistry('config|c set strict-ssl false', UNCHECKED),
  onRegistry('config|c set strict-ssl=false', UNCHECKED),
  onRegistry('publish', PUBLISHED),
  onRegistry('unpublish', WITHDRAWN),
  onRegistry('deprecate|undeprecate', MARKED),
  onRegistry('dist-tag|dist-tags|tag add|set|rm|remove|del', MARKED),
  onRegistry('owner|author add|rm|remove', OWNERS),
  onRegistry('access grant|revoke|set|public|restricted|2fa-required|2fa-not-required', OWNERS),
  onRegistry('token create|add|new|revoke|rm|remove|delete', TOKENS),
  onRegistry('team|org add|rm|set|destroy|create', OWNERS),
  onRegistry('stage publish|approve', PUBLISHED),
  onRegistry('stars|star|unstar|hook|profile', 'harmless'),
];

/** `yarn npm publish`, and the older words. */
const YARN: readonly Act[] = [
  onRegistry('config set strict-ssl|enableStrictSsl false', UNCHECKED),
  onRegistry('npm publish', PUBLISHED),
  onRegistry('npm unpublish', WITHDRAWN),
  onRegistry('npm tag add|remove', MARKED),
  onRegistry('publish', PUBLISHED),
  onRegistry('tag add|remove|rm', MARKED),
  onRegistry('owner add|remove|rm', OWNERS),
  onRegistry('workspace * publish', PUBLISHED),
  onRegistry('workspace * npm publish', PUBLISHED),
  onRegistry('workspaces foreach npm publish', PUBLISHED),
  onRegistry('lerna publish', PUBLISHED),
  onRegistry('changeset publish', PUBLISHED),
];

const VALUED =
  '--registry --tag --otp --access --prefix -C --dir -w --workspace --filter -F --cwd --userconfig --cache --loglevel -m --message';

/** Programs that fetch and publish packages of JavaScript. */
export const javascriptTools: readonly Tool[] = [
  registryTool('npm', 'npm cnpm', VALUED, NPM),
  registryTool('pnpm', 'pnpm bun', VALUED, [
    ...NPM,
    onRegistry('-r|recursive publish', PUBLISHED),
    onRegistry('pm publish', PUBLISHED),
  ]),
  registryTool('yarn', 'yarn yarnpkg', VALUED, YARN, { harmlessWith: ['--dry-run', '-n'] }),
  registryTool('lerna', 'lerna', '--scope --ignore --dist-tag --registry -m', [
    onRegistry('publish', PUBLISHED),
  ]),
  registryTool(
    'release',
    'semantic-release',
    '-b --branches -r -e --extends',
    [onRegistry('', PUBLISHED)],
    { harmlessWith: ['-d', '--dry-run', '--version'] },
  ),
  registryTool(
    'release-it',
    'release-it np',
    '--npm.tag --tag --branch --preRelease',
    [onRegistry('', PUBLISHED)],
    {
      harmlessWith: [
        '-d',
        '--dry-run',
        '--preview',
        '--release-version',
        '--changelog',
        '--version',
        '-v',
      ],
    },
  ),
  registryTool('changeset', 'changeset', '--tag --otp', [onRegistry('publish', PUBLISHED)]),
  registryTool('jsr', 'jsr', '--token', [onRegistry('publish', PUBLISHED)]),
  registryTool('deno', 'deno', '-c --config', [onRegistry('publish', PUBLISHED)]),
  registryTool('clasp', 'clasp', '-P --project', [
    onRegistry('push|deploy', MARKED, { with: ['-f', '--force'] }),
    onRegistry('undeploy', WITHDRAWN),
  ]),
];
