import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../world/memory-world.ts';
import { tell } from './tell.ts';

const empty = memoryWorld({ repository: null });
const held = async (text: string, world = empty) =>
  (await tell(text, world)).some((line) =>
    /^hold:| unknown unknown$| irreversible | production /.test(line),
  );

describe('what could not be read is judged by its name', () => {
  it.each([
    'npm run db:drop',
    'npm run deploy:prod',
    'npm run deploy -- --env production',
    'pnpm db:reset',
    'yarn db:reset',
    'bun run wipe-data',
    'make nuke',
    'make destroy',
    'make clean-prod',
    'make clean-db',
    'npm run clear:tables',
    'make deploy ENV=prod',
    'ENV=prod make deploy',
    'just destroy',
    'task infra:destroy',
    'rake db:nuke',
    './deploy.sh production',
    './scripts/deploy.sh --env prod',
    'DEPLOY_ENV=production ./scripts/release',
    './scripts/nuke.sh',
    'bash scripts/drop_all_tables.sh',
    'sh ./wipeData.sh',
    'python scripts/delete_all_users.py',
    'node scripts/drop-database.js',
    'foocli deploy --env prod',
    'foocli apply -e production',
    'sudo ./purge-backups',
  ])('held: %s', async (text) => {
    expect(await held(text)).toBe(true);
  });

  it.each([
    'npm run build',
    'npm run clean',
    'npm run clean:cache',
    'npm run delete:dist',
    'npm run kill:server',
    'npm run clean:server',
    'npm run db:down',
    'make clean-data-cache',
    'make clean-environment',
    'npm run deploy:staging',
    'npm run deploy',
    'npm run db:migrate',
    'npm run db:reset:test',
    'npm run db:seed',
    'npm run reset',
    'NODE_ENV=production npm run build',
    'ENV=prod make build',
    'STAGE=prod make test',
    'make clean',
    'make docker-clean',
    'make test-delete-users',
    'make -n destroy',
    'just --list',
    'rake test:drop_users',
    './scripts/deploy.sh --help',
    './scripts/build.sh --env prod',
    './gradlew clean',
    'python scripts/delete_old_logs.py',
    'python tests/test_delete_users.py',
    'python manage.py check --deploy',
    'node scripts/remove-unused-imports.js',
    'bash scripts/clean.sh',
    'foocli status --env prod',
    'foocli deploy --env staging',
    'vitest run delete-users',
  ])('passes: %s', async (text) => {
    expect(await held(text)).toBe(false);
  });

  it('counts for nothing where it can be read', async () => {
    const files = {
      '/work/app/package.json': '{"scripts":{"db:drop":"echo no","deploy:prod":"tsc -p ."}}',
      '/work/app/Makefile': 'nuke:\n\techo no\n',
      '/work/app/nuke.sh': '#!/bin/sh\necho no\n',
    };
    const world = memoryWorld({ files });
    expect(await held('npm run db:drop && npm run deploy:prod', world)).toBe(false);
    expect(await held('make nuke && make destroy && ./nuke.sh && bash nuke.sh', world)).toBe(false);
  });
});
