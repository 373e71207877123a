import { describe, expect, it } from 'vitest';
import { sightingsOf } from '../test-pattern.ts';

const find = (pattern: string, path: string, before: string, after: string) =>
  sightingsOf(pattern, [{ path, before, after }]);

describe('a limit that moves', () => {
  it.each([
    ['a constant', 'a.ts', 'const TIMEOUT_MS = 5_000;', 'const TIMEOUT_MS = 300_000;'],
    ['a product', 'a.ts', 'const timeout = 5 * 1000;', 'const timeout = 5 * 60 * 1000;'],
    [
      'an option',
      'a.ts',
      'const p = new Pool({ maxConnections: 10 });',
      'const p = new Pool({ maxConnections: 500 });',
    ],
    ['a default', 'a.ts', 'function f(retries = 3) {}', 'function f(retries = 50) {}'],
    ['in Python', 'a.py', 'BATCH_SIZE = 1000\n', 'BATCH_SIZE = 10\n'],
    ['a keyword', 'a.py', 'f(timeout=3)\n', 'f(timeout=300)\n'],
    [
      'in Go',
      'a.go',
      'package a\nconst timeout = 3 * time.Second\n',
      'package a\nconst timeout = 3 * time.Minute\n',
    ],
    [
      'in Java',
      'A.java',
      'class A { static final int MAX_CONNECTIONS = 20; }',
      'class A { static final int MAX_CONNECTIONS = 2000; }',
    ],
    ['in YAML', 'a.yaml', 'spec:\n  replicas: 30\n', 'spec:\n  replicas: 1\n'],
    ['with units', 'a.yaml', 'limits:\n  memory: 512Mi\n', 'limits:\n  memory: 16Gi\n'],
    ['in JSON', 'a.json', '{"pool": {"maxConnections": 10}}', '{"pool": {"maxConnections": 1000}}'],
    [
      'in HCL',
      'a.tf',
      'resource "x" "y" {\n  timeout = 30\n}\n',
      'resource "x" "y" {\n  timeout = 900\n}\n',
    ],
  ])('%s', async (_what, path, before, after) => {
    expect(await find('limit-moved', path, before, after)).toHaveLength(1);
  });

  it.each([
    ['a little', 'a.ts', 'const TIMEOUT_MS = 5000;', 'const TIMEOUT_MS = 9000;'],
    ['written another way', 'a.ts', 'const TIMEOUT_MS = 60000;', 'const TIMEOUT_MS = 60 * 1000;'],
    [
      'in another unit',
      'a.go',
      'package a\nconst timeout = 60 * time.Second\n',
      'package a\nconst timeout = 1 * time.Minute\n',
    ],
    ['of units in YAML', 'a.yaml', 'memory: 1Gi\n', 'memory: 1024Mi\n'],
    ['a port', 'a.ts', 'const port = 80;', 'const port = 8080;'],
    ['a width', 'a.ts', 'const maxWidth = 10;', 'const maxWidth = 1000;'],
    ['a version', 'a.json', '{"version": 1}', '{"version": 20}'],
    ['a new one', 'a.ts', 'const a = 1;', 'const a = 1;\nconst TIMEOUT_MS = 5000;'],
    [
      'in another place',
      'a.ts',
      'function f() { const timeout = 5; }',
      'function g() { const timeout = 500; }',
    ],
    ['in a test', 'a.test.ts', 'const timeout = 5;', 'const timeout = 500;'],
    ['a count', 'a.ts', 'const seen = 1;', 'const seen = 100;'],
    [
      'two of one name',
      'a.ts',
      'f({ timeout: 1 }); f({ timeout: 100 });',
      'f({ timeout: 100 }); f({ timeout: 1 });',
    ],
    [
      'a list in another order',
      'a.yaml',
      '- name: a\n  replicas: 1\n- name: b\n  replicas: 50\n',
      '- name: b\n  replicas: 50\n- name: a\n  replicas: 1\n',
    ],
    ['an animation', 'a.ts', 'const animationDelay = 10;', 'const animationDelay = 300;'],
  ])('not: %s', async (_what, path, before, after) => {
    expect(await find('limit-moved', path, before, after)).toEqual([]);
  });
});

describe('a default that flips', () => {
  it.each([
    [
      'a parameter',
      'a.ts',
      'function f(silent = false) {}',
      'function f(silent = true) {}',
      'note',
    ],
    [
      'a fall-back',
      'a.ts',
      'const x = options.retry ?? true;',
      'const x = options.retry ?? false;',
      'note',
    ],
    [
      'of what protects',
      'a.ts',
      'function drop(dryRun = true) {}',
      'function drop(dryRun = false) {}',
      'note',
    ],
    [
      'in Python',
      'a.py',
      'def f(force=False):\n    pass\n',
      'def f(force=True):\n    pass\n',
      'note',
    ],
    [
      'of what protects in Python',
      'a.py',
      'def f(verify=True):\n    pass\n',
      'def f(verify=False):\n    pass\n',
      'note',
    ],
    [
      'a switch',
      'a.ts',
      'export const ENABLE_CACHE = false;',
      'export const ENABLE_CACHE = true;',
      'note',
    ],
  ])('%s', async (_what, path, before, after, weight) => {
    expect(await find('default-flipped', path, before, after)).toEqual([`${path}:1 ${weight}`]);
  });

  it.each([
    ['the same', 'a.ts', 'function f(silent = false) {}', 'function f(silent = false, x) {}'],
    ['a new parameter', 'a.ts', 'function f() {}', 'function f(silent = true) {}'],
    [
      'a variable',
      'a.ts',
      'function f() { let found = false; }',
      'function f() { let found = true; }',
    ],
    [
      'a parameter of another',
      'a.ts',
      'function f(silent = false) {}',
      'function g(silent = true) {}',
    ],
    ['a number', 'a.ts', 'function f(n = 1) {}', 'function f(n = 2) {}'],
    ['a text', 'a.ts', "function f(s = 'true') {}", "function f(s = 'false') {}"],
    ['a test', 'a.test.ts', 'function f(silent = false) {}', 'function f(silent = true) {}'],
    [
      'a property of no switch',
      'a.ts',
      'const a = { found: true };',
      'const a = { found: false };',
    ],
    ['a comment', 'a.ts', '// silent = false\n', '// silent = true\n'],
    ['gone', 'a.ts', 'function f(silent = false) {}', 'function f(silent) {}'],
    [
      'in Python, a variable',
      'a.py',
      'def f():\n    found = False\n',
      'def f():\n    found = True\n',
    ],
    [
      'reformatted',
      'a.ts',
      'function f(silent = false) {}',
      'function f(\n  silent = false,\n) {}',
    ],
  ])('not: %s', async (_what, path, before, after) => {
    expect(await find('default-flipped', path, before, after)).toEqual([]);
  });
});

describe('a value that many read', () => {
  it.each([
    'config/shared.yaml',
    'deploy/global/settings.yaml',
    'platform/defaults.json',
    'config/base.yaml',
    'config/common-values.yaml',
  ])('in %s', async (path) => {
    const text = (value: number) =>
      path.endsWith('json') ? `{"rate": ${value}}` : `rate: ${value}\n`;
    expect(await find('wide-configuration', path, text(1), text(2))).toHaveLength(1);
  });

  it.each([
    ['services/pay/config.yaml', 'rate: 1\n', 'rate: 2\n'],
    ['config/pay.yaml', 'rate: 1\n', 'rate: 2\n'],
    ['shared/readme.md', 'rate: 1\n', 'rate: 2\n'],
    ['shared/code.ts', 'const rate = 1;', 'const rate = 2;'],
    ['config/shared.yaml', 'rate: 1\n', '# More.\nrate: 1\n'],
    ['config/shared.yaml', 'a: 1\nb: 2\n', 'b: 2\na: 1\n'],
    ['config/shared.yaml', 'a: 1\n', 'a: 1\nb: 2\n'],
    ['config/shared.yaml', 'a: 1\nb: 2\n', 'a: 1\n'],
    ['test/shared.yaml', 'rate: 1\n', 'rate: 2\n'],
    ['config/shared.yaml', 'name: a\n', 'name: b\n'],
    ['tsconfig.base.json', '{"a": 1}', '{"a": 2}'],
    ['package-lock.json', '{"a": 1}', '{"a": 2}'],
  ])('not in %s: %j to %j', async (path, before, after) => {
    expect(await find('wide-configuration', path, before, after)).toEqual([]);
  });
});
