import { describe, expect, it } from 'vitest';
import { readCommand } from '../read-command.ts';
import { memoryWorld } from '../world/memory-world.ts';

const world = memoryWorld({
  files: { '/work/app/src/a.ts': 'a', '/work/app/lib/b.ts': 'b' },
  repository: {
    stateOf: (path) => (path.startsWith('/work/app/src') ? 'clean' : 'untracked'),
  },
});

async function deletions(text: string) {
  const { effects } = await readCommand({ text, dialect: 'posix', source: 'command' }, { world });
  return effects
    .filter(({ verb }) => verb === 'delete')
    .map(({ reversibility, data }) => `${reversibility} ${data}`);
}

describe('what a command makes itself it may remove', () => {
  it.each([
    'mkdir x && cd x && touch a && cd .. && rm -rf x',
    'mkdir -p x/y/z; rm -rf x',
    'mkdir x; rm -rf x/*',
    'git clone https://github.com/a/foo && rm -rf foo',
    'git clone --depth 1 https://github.com/a/foo.git && cat foo/README.md && rm -rf foo',
    'git clone git@github.com:a/foo.git bar && rm -rf bar',
    'gh repo clone a/foo && rm -rf foo',
    'git worktree add wt feature && rm -rf wt',
    'cp -r lib copy && rm -rf copy',
    'mkdir d && cp -r lib d && rm -rf d',
    'tar xzf release-1.2.tar.gz && rm -rf release-1.2',
    'tar -xf a.tar -C there && rm -rf there',
    'unzip a.zip -d there && rm -rf there',
    'python3 -m venv sandboxed && rm -rf sandboxed',
    'cargo new demo-app && cd demo-app && cargo build && cd .. && rm -rf demo-app',
    'T=$(mktemp -d); cp -r src "$T"; rm -rf "$T"',
    'trap \'rm -rf "$TMP"\' EXIT; TMP=$(mktemp -d)',
    'cd $(mktemp -d) && touch a && rm -rf *',
    'W=$(mktemp -d /tmp/build.XXXX); trap "rm -rf $W" EXIT; cp -R src "$W/"',
  ])('%s', async (text) => {
    const all = await deletions(text);
    expect(all.length).toBeGreaterThan(0);
    expect(all.every((each) => /^(?:reversible|costly) none$/.test(each))).toBe(true);
  });
});

describe('and nothing else', () => {
  it.each([
    'T=$(mktemp -d /srv/build.XXXX); rm -rf "$T"/..',
    'T=$(mktemp -d); rm -rf "$T/../.."',
    'mkdir lib; rm -rf lib',
    'mkdir x && mv lib x && rm -rf x',
    'mv lib lib.old && rm -rf lib.old',
    'mv ~/Documents x.d && rm -rf x.d',
    'mkdir x && rm -rf x/../lib',
    'mv lib old && rm -rf old',
    'git mv lib old && rm -rf old',
    'mv lib "$WHERE" && rm -rf old',
    'ln -s ~/Documents old && rm -rf old/*',
    'rclone mount store: old & rm -rf old',
    'git stash pop; rm -rf old',
    'rm -rf /work/other',
    'rm -rf ../other',
    'rm -rf missing/below',
    'rm -rf "old$WHICH"',
    'mkdir /work/other && rm -rf /work',
    'tar xzf release-1.2.tar.gz -C lib && rm -rf lib',
  ])('%s', async (text) => {
    expect(await deletions(text)).toContainEqual(expect.stringMatching(/^irreversible/));
  });
});

describe('what is not there cannot be lost', () => {
  it.each([
    'rm -rf x; mkdir x',
    'rm -rf cov',
    'tool --report=cov && rm -rf cov',
    'rm -f src/x',
    'mkdir x && rm -rf y',
    'git clone https://github.com/a/foo bar && rm -rf baz',
    'ssh host mkdir x; rm -rf x',
    'rm -f *.heapsnapshot',
    'rm -f lib/*.orphan',
  ])('%s', async (text) => {
    const all = await deletions(text);
    expect(all.length).toBeGreaterThan(0);
    expect(all.every((each) => /^(?:reversible|costly) none$/.test(each))).toBe(true);
  });
});
