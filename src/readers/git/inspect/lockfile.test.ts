import { describe, expect, it } from 'vitest';
import { readBothWays } from '../test-repository.ts';
import type { Files } from '../test-repository.ts';

const SHA = (letter: string) => `sha512-${letter.repeat(86)}==`;
const HEX = (digit: string) => digit.repeat(64);

function npm(version: string, host: string, hash: string): string {
  const entry = {
    version,
    resolved: `https://${host}/left-pad/-/left-pad-${version}.tgz`,
    integrity: hash,
  };
  const packages = { '': { name: 'app', version: '1.0.0' }, 'node_modules/left-pad': entry };
  return `${JSON.stringify({ name: 'app', lockfileVersion: 3, packages }, null, 2)}\n`;
}

interface Variant {
  readonly file: string;
  readonly manifest: string;
  /** The lockfile for a version with some content behind it. */
  readonly write: (version: string, content: string) => string;
}

const VARIANTS: readonly Variant[] = [
  {
    file: 'package-lock.json',
    manifest: 'package.json',
    write: (v, c) => npm(v, 'registry.npmjs.org', SHA(c)),
  },
  {
    file: 'yarn.lock',
    manifest: 'package.json',
    write: (v, c) =>
      `# yarn lockfile v1\n\n\nleft-pad@^1.0.0:\n  version "${v}"\n  resolved "https://registry.yarnpkg.com/left-pad/-/left-pad-${v}.tgz#${c.repeat(40)}"\n  integrity ${SHA(c)}\n`,
  },
  {
    file: 'web/pnpm-lock.yaml',
    manifest: 'web/package.json',
    write: (v, c) =>
      `lockfileVersion: '9.0'\n\npackages:\n\n  '@scope/left-pad@${v}':\n    resolution: {integrity: ${SHA(c)}}\n    engines: {node: '>=4'}\n`,
  },
  {
    file: 'Cargo.lock',
    manifest: 'crates/a/Cargo.toml',
    write: (v, c) =>
      `version = 4\n\n[[package]]\nname = "serde"\nversion = "${v}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${HEX(c)}"\n`,
  },
  {
    file: 'poetry.lock',
    manifest: 'pyproject.toml',
    write: (v, c) =>
      `[[package]]\nname = "requests"\nversion = "${v}"\ndescription = "HTTP"\noptional = false\npython-versions = ">=3.8"\nfiles = [\n    {file = "requests-${v}-py3-none-any.whl", hash = "sha256:${HEX(c)}"},\n]\n`,
  },
  {
    file: 'go.sum',
    manifest: 'go.mod',
    write: (v, c) =>
      `golang.org/x/net v${v} h1:${c.repeat(43)}=\ngolang.org/x/net v${v}/go.mod h1:${c.repeat(43)}=\n`,
  },
  {
    file: 'Gemfile.lock',
    manifest: 'Gemfile',
    write: (v, c) =>
      `GEM\n  specs:\n    rack (${v})\n\nCHECKSUMS\n  rack (${v}) sha256=${HEX(c)}\n`,
  },
];

async function reversibilities(path: string, before: Files, after: Files) {
  const { range, patch } = await readBothWays(before, after);
  const at = (result: typeof range) => {
    const effect = result.effects.find(({ resource }) => resource.address === path);
    if (effect === undefined) throw new Error(`no effect at ${path}`);
    return effect;
  };
  return { range: at(range), patch: at(patch) };
}

describe.each(VARIANTS)('$file', ({ file, manifest, write }) => {
  it('with other content behind the same version cannot be accounted for', async () => {
    const before = { [file]: write('1.3.0', 'a'), [manifest]: 'one\n' };
    const after = { [file]: write('1.3.0', 'b'), [manifest]: 'two\n' };
    for (const effect of Object.values(await reversibilities(file, before, after))) {
      expect(effect).toMatchObject({ reversibility: 'unknown', environment: 'unknown' });
      expect(effect.why).toContain('the same version, other content');
      expect(effect.evidence[0]?.excerpt[0]?.mark).toBe('added');
      expect(effect.evidence[0]?.line).toBe(effect.evidence[0]?.excerpt[0]?.number);
    }
  });

  it('updated together with its manifest is ordinary', async () => {
    const before = { [file]: write('1.3.0', 'a'), [manifest]: 'one\n' };
    const after = { [file]: write('1.3.1', 'b'), [manifest]: 'two\n' };
    for (const effect of Object.values(await reversibilities(file, before, after))) {
      expect(effect).toMatchObject({ reversibility: 'reversible', environment: 'development' });
      expect(effect.traits).toEqual(['lockfile']);
    }
  });

  it('with a newer version of what was there is an ordinary update, manifest or not', async () => {
    const before = { [file]: write('1.3.0', 'a'), [manifest]: 'one\n' };
    const after = { [file]: write('1.3.1', 'b'), [manifest]: 'one\n' };
    for (const effect of Object.values(await reversibilities(file, before, after))) {
      expect(effect.reversibility).toBe('reversible');
    }
  });

  it('with a package that no manifest asks for cannot be accounted for', async () => {
    const other = write('1.3.1', 'b').replaceAll(
      /left-pad|serde|requests|x\/net|rack/gu,
      (name) => `${name}er`,
    );
    const before = { [file]: write('1.3.0', 'a'), [manifest]: 'one\n', 'other.txt': 'one\n' };
    const after = { [file]: other, [manifest]: 'one\n', 'other.txt': 'two\n' };
    for (const effect of Object.values(await reversibilities(file, before, after))) {
      expect(effect.reversibility).toBe('unknown');
      expect(effect.why).toContain('no manifest');
    }
  });
});

describe('package-lock.json', () => {
  const ordinary = npm('1.3.0', 'registry.npmjs.org', SHA('a'));

  it('from another host cannot be accounted for', async () => {
    const after = npm('1.3.0', 'registry.example.net', SHA('a'));
    const effects = await reversibilities(
      'package-lock.json',
      { 'package-lock.json': ordinary },
      { 'package-lock.json': after },
    );
    for (const { why, reversibility } of Object.values(effects)) {
      expect(reversibility).toBe('unknown');
      expect(why).toContain('from another place than before');
    }
  });

  it.each([
    ['https', 'http', 'unknown'],
    ['http', 'https', 'reversible'],
    ['http', 'http', 'reversible'],
  ])('from the same host, %s before and %s after, is %s', async (before, after, expected) => {
    const over = (scheme: string) => ordinary.replace('https://', `${scheme}://`);
    const { range } = await reversibilities(
      'package-lock.json',
      { 'package-lock.json': `${over(before)}\n` },
      { 'package-lock.json': over(after) },
    );
    expect(range.reversibility).toBe(expected);
  });

  it('that loses a hash cannot be accounted for', async () => {
    const after = ordinary.replace(/,\n *"integrity": "[^"]*"/, '');
    const { range } = await reversibilities(
      'package-lock.json',
      { 'package-lock.json': ordinary },
      { 'package-lock.json': after },
    );
    expect(range.why).toContain('its hash is gone');
  });

  it('cannot hide a swap by being written on one line', async () => {
    const after = JSON.stringify(JSON.parse(npm('1.3.0', 'registry.npmjs.org', SHA('b'))));
    const { range } = await reversibilities(
      'package-lock.json',
      { 'package-lock.json': ordinary },
      { 'package-lock.json': after },
    );
    expect(range.reversibility).toBe('unknown');
  });

  it('that is no JSON any more cannot be accounted for', async () => {
    const { range } = await reversibilities(
      'package-lock.json',
      { 'package-lock.json': ordinary },
      { 'package-lock.json': '<<<<<<< HEAD\n' },
    );
    expect(range.reversibility).toBe('unknown');
  });

  it('with a package in a second place and other content there is found', async () => {
    const twice = (second: string) => {
      const lock = JSON.parse(ordinary) as { packages: Record<string, Record<string, string>> };
      lock.packages['node_modules/a/node_modules/left-pad'] = {
        ...lock.packages['node_modules/left-pad'],
        integrity: second,
      };
      return `${JSON.stringify(lock, null, 2)}\n`;
    };
    const { range } = await reversibilities(
      'package-lock.json',
      { 'package-lock.json': twice(SHA('a')) },
      { 'package-lock.json': twice(SHA('c')) },
    );
    expect(range.why).toContain('other content');
  });

  it('that only loses entries is ordinary', async () => {
    const empty = '{\n  "lockfileVersion": 3,\n  "packages": {}\n}\n';
    const { range } = await reversibilities(
      'package-lock.json',
      { 'package-lock.json': ordinary },
      { 'package-lock.json': empty },
    );
    expect(range.reversibility).toBe('reversible');
  });
});

describe('a lockfile whose inside is not read', () => {
  it.each([
    ['composer.json', 'reversible'],
    ['src/index.php', 'unknown'],
  ])('that changes together with %s is %s', async (other, expected) => {
    const { range, patch } = await reversibilities(
      'composer.lock',
      { 'composer.lock': '{"a": 1}\n', [other]: 'one\n' },
      { 'composer.lock': '{"a": 2}\n', [other]: 'two\n' },
    );
    expect([range.reversibility, patch.reversibility]).toEqual([expected, expected]);
  });
});
