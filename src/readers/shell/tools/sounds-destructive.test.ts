import { describe, expect, it } from 'vitest';
import { tell } from '../read/tell.ts';

const held = async (text: string) =>
  (await tell(text)).some((line) => /^hold:| unknown unknown$| irreversible /.test(line));

describe('a subcommand that sounds like a loss, on no list', () => {
  it.each([
    'foocli database drop prod',
    'foocli instances delete i-123',
    'foocli delete instance i-123',
    'mycloud servers terminate web-1',
    'acmectl cluster destroy main --yes',
    'acmectl --yes cluster destroy main',
    'acmectl --region=eu destroy cluster main',
    'acmectl destroy main',
    'somedb-admin purge-all-data --force',
    'somedb-admin db reset',
    'foocli volume rm data',
    'foocli project:delete shop',
    'foocli user-wipe all',
    './missing/foocli database drop prod',
    'sudo foocli database drop prod',
    'npx foocli database drop prod',
    'helm unheard delete web',
    'pulumi unheard destroy x',
    'railway unheard-of delete x',
    'spanner-cli -e "drop table x"',
    'foosql "delete from users"',
  ])('is held: %s', async (text) => {
    expect(await held(text)).toBe(true);
  });

  it.each([
    'foocli database list',
    'foocli cleanup-test-names',
    'foocli --filter delete',
    'foocli remove lodash',
    'foocli uninstall lodash',
    'foocli clean',
    'foocli run tests/delete.ts',
    'foocli src/drop.ts delete',
    'foocli delete.ts x',
    'foocli test delete',
    'foocli list --remove-empty',
    'foocli cache delete all',
    'foocli config delete key',
    'foocli plugin remove x',
    'foocli remove-unused-imports src',
    'foocli delete-comments src',
    'foocli create drop-users',
    'foocli migration:new delete_old',
    'foocli "delete all rows"',
    'foocli format src',
    'foocli reset',
    'foocli destroy --help',
    'flutter pub remove x',
    'dotnet sln remove x.csproj',
    'xcrun simctl erase all',
    'cargo remove serde',
    'poetry remove requests',
    'conda env remove -n old',
    'git remote remove upstream',
    'kubectl config delete-context kind-x',
    'jest delete',
    'foosql "select 1"',
    'cargo run -- delete all',
    'helm unheard delete web --dry-run',
  ])('passes: %s', async (text) => {
    expect(await held(text)).toBe(false);
  });
});
