import { describe, expect, test } from 'vitest';
import { settingInName } from '../../../environment/setting.ts';
import { contextFor, isHeld, MACHINE, NO_GIT, word } from '../test-local.ts';
import { ALL, ONE } from './loss.ts';
import { removed } from './removed.ts';

function recursively(path: string, context = contextFor()): boolean {
  return isHeld({ doings: [removed(word(path), ALL, context)] });
}

function singly(path: string, context = contextFor()): boolean {
  return isHeld({ doings: [removed(word(path), ONE, context)] });
}

describe('a folder with all that it holds', () => {
  test.each(
    [
      '/ /* /etc /etc/nginx /usr /usr/* /var /boot /lib64 /bin/ /home /home/dev ~ ~/ ~/* /root /srv /opt',
      '. ./ .. ../ ../.. /work /work/app /work/app/ * ./* .* .git .git/ .git/objects .git/refs/heads',
      'src src/ ./src src/* lib lib/new data data/ ./data/* .env config ../other ../other/ /work/other',
      '~/Documents ~/Documents/* ~/.ssh ~/.config ~/.aws ~/projects/x /mnt/disk /Volumes/Backup/x',
      '/var/lib/postgresql /var/lib/postgresql/16/main /var/lib/mysql/* /var/lib/docker /var/www/html',
      '$X $X/* $X/ $BUILD_DIR $DIR/* /$X ~/$X $HOME_DIR/.cache/../.. $X/../.. missing somewhere/else',
      'prod.db backup.sql.gz terraform.tfstate dev.sqlite3 .claude .holdpoint ~/.claude ~/.config/holdpoint /etc/claude-code',
      '/usr/local /usr/local/bin /System /Library C:/ C:\\ C:\\Windows C:/Users /mnt/c /proc /dev',
      'src/../.. node_modules/.. node_modules/../src /tmp /var/log /var/log/* backups pgdata uploads',
    ].flatMap((line) => line.split(' ')),
  )('%s is held', (path) => {
    expect(recursively(path)).toBe(true);
  });

  test.each(
    [
      'node_modules ./node_modules node_modules/ dist build target .next out coverage __pycache__ .venv',
      '.pytest_cache .mypy_cache .turbo .cache *.egg-info build/* dist/* node_modules/.cache .gradle',
      'packages/*/node_modules packages/*/dist **/__pycache__ **/*.pyc src/__pycache__ apps/web/.next',
      '/tmp/x /tmp/build /tmp/* /tmp/$X /tmp/tmp.$X/* /var/tmp/y /tmp/data /tmp/x/.git /tmp/test-repo',
      'ignored legacy .terraform cdk.out vendor/bundle tmp tmp/cache tmp/* log/*.log logs storybook-static',
      '~/.cache ~/.cache/pip ~/.npm/_cacache ~/.npm ~/.gradle/caches ~/.m2/repository ~/go/pkg/mod',
      '~/Library/Caches/x ~/Library/Developer/Xcode/DerivedData ~/.local/share/Trash/files',
      '$(mktemp) $TMPDIR $TMP_DIR/x $tmpdir dist/$X build/$NAME /var/lib/apt/lists/* /var/cache/apt',
      '.git/index.lock test-output build-debug out-tsc *.log legacy/ /usr/local/go cmake-build-debug',
    ].flatMap((line) => line.split(' ')),
  )('%s passes', (path) => {
    expect(recursively(path)).toBe(false);
  });
});

describe('a single file', () => {
  test.each(
    [
      'src/changed.ts .env dev.sqlite3 terraform.tfstate ~/.ssh/id_ed25519 ~/Documents/thesis.docx',
      '~/.bashrc ~/.bash_history /etc/passwd /etc/hosts /var/log/syslog /boot/vmlinuz ~/notes.txt',
      '.claude/settings.json .holdpoint/policy.yaml ~/.codex/hooks.json ~/.codex/config.toml *',
      '.git/config .git/HEAD .git/index data/orders.csv /usr/bin/python3 /dev/sda config/.env',
      '.github/hooks/x.json .cursor/hooks.json /etc/cursor/hooks.json .gemini/settings.json',
    ].flatMap((line) => line.split(' ')),
  )('%s is held', (path) => {
    expect(singly(path)).toBe(true);
  });

  test.each(
    [
      'scratch.txt src/index.ts src/util.ts README.md package.json .git/index.lock .git/gc.log missing.txt',
      'dist/index.js debug.log *.log src/*.orig *.tmp $f $FILE $TMPFILE /tmp/x.sock /tmp/backup.sql',
      'node_modules/left-pad/index.js .DS_Store .env.example test.db a.pyc yarn-error.log ignored/thing.txt',
      '.claude/commands/fix.md .cursor/rules/x.mdc .github/workflows/ci.yml lib/new/one.ts',
      'package-lock.json *.md src/*.snap dist/$X src/$name.js',
    ].flatMap((line) => line.split(' ')),
  )('%s passes', (path) => {
    expect(singly(path)).toBe(false);
  });
});

describe('without a repository', () => {
  const context = contextFor(NO_GIT);
  test.each('. * src lib legacy .git .env data ~ / ..'.split(' '))('%s is held', (path) => {
    expect(recursively(path, context)).toBe(true);
  });
  test.each('node_modules dist scratch.txt tmp /tmp/x build/* main.py'.split(' '))(
    '%s passes',
    (path) => {
      expect(recursively(path, context)).toBe(false);
    },
  );
});

describe('elsewhere', () => {
  const production = settingInName('prod-web-1', 'ssh host');
  test('nothing is looked up, and the environment says the rest', () => {
    const loss = removed(word('/srv/app'), ALL, contextFor(MACHINE, null, production));
    expect(loss.reversibility).toBe('irreversible');
    expect(loss.provider).toBe('local');
  });
  test('in a container nothing is looked up, though it counts as this machine', () => {
    const context = { ...contextFor(), place: { kind: 'container', name: 'web' } as const };
    expect(removed(word('/work/app/legacy'), ALL, context).data).toBe('unknown');
  });
  test('names that mean caches stay harmless', () => {
    const loss = removed(word('/srv/app/node_modules'), ALL, contextFor(MACHINE, null, production));
    expect(loss.reversibility).toBe('reversible');
  });
  test('a folder that a cd led to is not known', () => {
    expect(recursively('x', contextFor(MACHINE, null))).toBe(true);
    expect(recursively('*', contextFor(MACHINE, null))).toBe(true);
    expect(recursively('node_modules', contextFor(MACHINE, null))).toBe(false);
  });
});

describe('a repository below the folder for temporary files', () => {
  const files = { '/tmp/fix/src/a.ts': '1', '/tmp/fix/new.ts': '1', '/tmp/fix/.git/HEAD': '1' };
  const world = {
    ...MACHINE,
    cwd: '/tmp/fix',
    workspace: '/tmp/fix',
    home: '/tmp/home',
    kindOf: (path: string) => (path in files ? ('file' as const) : ('folder' as const)),
    repositoryAt: (path: string) => {
      const repository = MACHINE.repositoryAt('/work/app');
      if (repository === null || !path.startsWith('/tmp/fix')) return null;
      const stateOf = () => 'changed' as const;
      return { ...repository, root: '/tmp/fix', gitFolder: '/tmp/fix/.git', stateOf };
    },
  };
  test.each('. .git src /tmp/fix /tmp/home /tmp/* /tmp ~ ..'.split(' '))('%s is held', (path) => {
    expect(recursively(path, contextFor(world))).toBe(true);
  });
  test.each('node_modules /tmp/else'.split(' '))('%s passes', (path) => {
    expect(recursively(path, contextFor(world))).toBe(false);
  });
});

test('what the same command made can go, unless something was there before', () => {
  const context = { ...contextFor(), made: () => true };
  expect(recursively('demo', context)).toBe(false);
  expect(recursively('lib', context)).toBe(true);
  expect(recursively('/etc/demo', context)).toBe(true);
});

test('addresses are relative to the repository inside it, and name what is unknown', () => {
  const address = (path: string) => removed(word(path), ALL, contextFor()).address;
  expect(address('./src/../legacy')).toBe('legacy');
  expect(address('/etc/nginx/')).toBe('/etc/nginx');
  expect(address('$X/*')).toBe('$X/*');
});
