import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placesFor } from '../../places.ts';
import type { Built } from '../../places.ts';
import type { CliContext } from '../../../context.ts';
import { partsOf } from './parts.ts';
import type { Parts } from './parts.ts';
import { compileAhead, putParts, takeManagedParts } from './put.ts';
import { unitText } from './unit.ts';

let top = '';
beforeEach(() => {
  mkdirSync(join(process.cwd(), 'node_modules/.cache'), { recursive: true });
  top = mkdtempSync(join(process.cwd(), 'node_modules/.cache/holdpoint-install-'));
});
afterEach(() => rmSync(top, { recursive: true }));

const LIB = () => join(top, 'root/usr/local/lib/holdpoint');

/** A build with a stand-in for each of its parts. */
function build(hasClient = true): Built {
  const put = (path: string, text: string, mode = 0o644) => {
    mkdirSync(join(top, 'dist', path, '..'), { recursive: true });
    writeFileSync(join(top, 'dist', path), text, { mode });
  };
  put('guard/main.cjs', 'guard', 0o755);
  put('guard/seldom/inside.js', 'inside');
  put('guard/compiled/x', 'made by whoever ran it');
  put(
    'guard/compile-ahead.cjs',
    `require('node:fs').mkdirSync(__dirname + '/compiled', { mode: 0o777 });`,
  );
  put('cli/main.js', 'cli');
  if (hasClient) put('guard/holdpoint-hook', 'client', 0o755);
  const client = hasClient ? join(top, 'dist/guard/holdpoint-hook') : null;
  return { guard: join(top, 'dist/guard'), cli: join(top, 'dist/cli'), client };
}

function plan(scope: 'user' | 'managed', built = build(), node = process.execPath): Parts {
  const context = { cwd: top, env: { HOME: join(top, 'home') } } as unknown as CliContext;
  return partsOf(placesFor(scope, context, join(top, 'root'), built.client !== null), built, node);
}

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('for one person', () => {
  it('the launcher and the client lie beside each other, and are written once', () => {
    const deeds = putParts(plan('user'), false);
    const bin = join(top, 'home/.holdpoint/bin');
    expect(deeds.map(({ did }) => did)).toEqual(['write', 'write']);
    expect(readFileSync(join(bin, 'holdpoint-client'), 'utf8')).toBe('client');
    expect(modeOf(join(bin, 'holdpoint-client'))).toBe(0o755);
    expect(modeOf(join(bin, 'holdpoint-hook'))).toBe(0o755);
    expect(readFileSync(join(bin, 'holdpoint-hook'), 'utf8')).toContain(
      `${top}/dist/guard/main.cjs`,
    );
    expect(putParts(plan('user'), false)).toEqual([]);
  });

  it('a client that is no longer built goes', () => {
    putParts(plan('user'), false);
    rmSync(join(top, 'dist'), { recursive: true });
    expect(putParts(plan('user', build(false)), false)).toEqual([
      { path: join(top, 'home/.holdpoint/bin/holdpoint-client'), did: 'remove' },
    ]);
  });
});

describe('managed', () => {
  it('has a copy of all that runs, which everybody reads and nobody else writes', () => {
    mkdirSync(join(top, 'root/etc/systemd/system'), { recursive: true });
    const before = process.umask(0o077);
    try {
      const parts = plan('managed');
      putParts(parts, false);
      if (parts.runtime !== null) compileAhead({ ...parts.runtime, node: process.execPath });
    } finally {
      process.umask(before);
    }
    const files = readdirSync(LIB(), { recursive: true }).map(String).toSorted();
    for (const file of [
      'cli/main.js',
      'guard/main.cjs',
      'guard/seldom/inside.js',
      'holdpoint-client',
      'holdpoint-hook',
      'package.json',
    ]) {
      expect(files).toContain(file);
    }
    expect(files).not.toContain('guard/compiled/x');
    for (const file of files) {
      expect([file, modeOf(join(LIB(), file)) & 0o066]).toEqual([file, 0o044]);
    }
    expect(modeOf(join(LIB(), 'guard/compiled'))).toBe(0o755);
    expect(modeOf(join(top, 'root/etc/holdpoint/stop'))).toBe(0o755);
    const launcher = readFileSync(join(LIB(), 'holdpoint-hook'), 'utf8');
    expect(launcher).toContain(`bundle=${LIB()}/guard/main.cjs`);
    const unit = readFileSync(join(top, 'root/etc/systemd/system/holdpoint-guard.service'), 'utf8');
    expect(unit).toContain(`${LIB()}/cli/main.js guard\n`);
    expect(putParts(plan('managed'), false)).toEqual([]);
  });

  it('has no unit where there is no systemd', () => {
    putParts(plan('managed'), false);
    expect(existsSync(join(top, 'root/etc/systemd'))).toBe(false);
  });

  it('copies a Node that others may write, and runs the copy', () => {
    const node = join(top, 'node');
    copyFileSync('/bin/sh', node);
    chmodSync(node, 0o777);
    putParts(plan('managed', build(), node), false);
    expect(modeOf(join(LIB(), 'node'))).toBe(0o755);
    expect(readFileSync(join(LIB(), 'holdpoint-hook'), 'utf8')).toContain(`node=${LIB()}/node`);
    const unsafe = plan('managed', build(), node).copies.map(({ to }) => to);
    expect(unsafe).toContain(join(LIB(), 'node'));
  });

  it('puts a new guard in the place of the old one, whole', () => {
    putParts(plan('managed'), false);
    rmSync(join(top, 'dist'), { recursive: true });
    const built = build();
    writeFileSync(join(built.guard, 'main.cjs'), 'newer');
    rmSync(join(built.guard, 'seldom'), { recursive: true });
    expect(putParts(plan('managed', built), false)).toEqual([
      { path: join(LIB(), 'guard'), did: 'change' },
    ]);
    expect(readFileSync(join(LIB(), 'guard/main.cjs'), 'utf8')).toBe('newer');
    expect(existsSync(join(LIB(), 'guard/seldom'))).toBe(false);
  });

  it('goes whole, but for what an administrator put there', () => {
    mkdirSync(join(top, 'root/etc/systemd/system'), { recursive: true });
    putParts(plan('managed'), false);
    const root = join(top, 'root');
    writeFileSync(join(root, 'etc/holdpoint/guard.json'), '{}');
    const told = takeManagedParts(root, true);
    expect(existsSync(LIB())).toBe(true);
    expect(takeManagedParts(root, false)).toEqual(told);
    expect(told).toContainEqual({ path: join(root, 'etc/holdpoint'), did: 'keep' });
    expect(
      readdirSync(root, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()),
    ).toMatchObject([{ name: 'guard.json' }]);
    rmSync(join(root, 'etc/holdpoint/guard.json'));
    takeManagedParts(root, false);
    expect(existsSync(join(root, 'etc/holdpoint'))).toBe(false);
  });

  it('changes nothing when it only says what it would do', () => {
    expect(putParts(plan('managed'), true).length).toBeGreaterThan(4);
    expect(existsSync(join(top, 'root'))).toBe(false);
  });
});

it('a unit quotes what systemd would take for something else', () => {
  expect(unitText('/opt/no de/node', '/x/100%/main.js')).toContain(
    'ExecStart="/opt/no de/node" /x/100%%/main.js guard\n',
  );
});
