import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mirrorStops } from '../daemon/stops.ts';
import { concerns, readStops, removeStop, writeStop } from './stop-files.ts';
import type { Stop, StopScope } from './stop-files.ts';
import { watchedStops } from './watched-stops.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stops-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stop = (id: string, scope: StopScope = { kind: 'all' }): Stop => ({
  id,
  scope,
  reason: 'It deletes mail.',
  by: 'june',
  at: '2026-03-01T10:00:00.000Z',
});

const SUBJECT = {
  host: 'claude-code',
  session: 's1',
  repository: 'github.com/acme/shop',
  machine: 'm1',
  systems: ['checkout'],
};

describe('stops as files', () => {
  it('are read back as they were written, and gone when taken away', () => {
    writeStop(folder, stop('a'));
    writeStop(folder, stop('b', { kind: 'repository', repository: 'x' }));
    const found = readStops([join(folder, 'none'), folder]);
    expect(found).toEqual({
      kind: 'read',
      stops: [stop('a'), stop('b', { kind: 'repository', repository: 'x' })],
    });
    expect(removeStop(folder, 'a')).toBe(true);
    expect(removeStop(folder, 'a')).toBe(false);
    expect(readStops([folder])).toMatchObject({ stops: [{ id: 'b' }] });
  });

  it('are none where there is no folder', () => {
    expect(readStops([join(folder, 'none')])).toEqual({ kind: 'read', stops: [] });
  });

  it.each([
    '{',
    'null',
    '[]',
    '""',
    '{"scope":{"kind":"other"}}',
    '{"scope":{"kind":"agent"}}',
    '{"scope":{"kind":"system","system":1}}',
    '\u0000\u00ff',
  ])('stop everything when they say %j', (text) => {
    writeFileSync(join(folder, 'x.json'), text);
    const found = readStops([folder]);
    const stops = found.kind === 'read' ? found.stops : [stop('unreadable')];
    expect(stops.some((each) => concerns(each, SUBJECT))).toBe(true);
  });

  it.each(['a file', 'a link to nothing'])('stop everything when the folder is %s', (what) => {
    const place = join(folder, 'stop');
    if (what === 'a file') writeFileSync(place, '');
    else symlinkSync(join(folder, 'none'), place);
    expect(readStops([place])).toMatchObject({ kind: 'unreadable' });
    expect(watchedStops([place])()).toMatchObject({ kind: 'unreadable' });
  });

  it('stop everything when one of them is a link to nothing', () => {
    symlinkSync(join(folder, 'none'), join(folder, 'x.json'));
    expect(readStops([folder])).toMatchObject({ kind: 'unreadable' });
  });

  it('are noticed by who watches, however quickly one comes after another', () => {
    const watched = watchedStops([folder]);
    for (let count = 1; count <= 200; count += 1) {
      writeFileSync(join(folder, `${count}.json`), JSON.stringify(stop(String(count))));
      const found = watched();
      expect(found.kind === 'read' ? found.stops.length : 0).toBe(count);
    }
  });

  it('cannot be climbed out of the folder by an id', () => {
    writeStop(folder, stop('../../escape'));
    expect(readStops([folder])).toMatchObject({ stops: [{ id: '../../escape' }] });
  });

  it.skipIf(process.getuid?.() === 0)('stop everything when the folder is closed', () => {
    chmodSync(folder, 0o000);
    expect(readStops([folder])).toMatchObject({ kind: 'unreadable' });
    chmodSync(folder, 0o700);
  });
});

describe('whom a stop concerns', () => {
  it.each<[StopScope, boolean]>([
    [{ kind: 'all' }, true],
    [{ kind: 'agent', host: 'claude-code' }, true],
    [{ kind: 'agent', host: 'claude-code', session: 's1' }, true],
    [{ kind: 'agent', host: 'claude-code', session: 's2' }, false],
    [{ kind: 'agent', host: 'codex' }, false],
    [{ kind: 'repository', repository: 'github.com/acme/shop' }, true],
    [{ kind: 'repository', repository: 'github.com/acme/other' }, false],
    [{ kind: 'system', system: 'checkout' }, true],
    [{ kind: 'system', system: 'mail' }, false],
    [{ kind: 'machine', machine: 'm1' }, true],
    [{ kind: 'machine', machine: 'm2' }, false],
  ])('%j', (scope, expected) => {
    expect(concerns(stop('a', scope), SUBJECT)).toBe(expected);
  });
});

describe('the folder that follows the server', () => {
  it('gets what is active, loses what is not, and leaves alone what was made here', () => {
    writeStop(folder, stop('local'));
    expect(mirrorStops(folder, [stop('a'), stop('b')], new Set())).toEqual({
      added: ['a', 'b'],
      removed: [],
      missing: [],
    });
    expect(mirrorStops(folder, [stop('b')], new Set(['a', 'b']))).toMatchObject({ removed: ['a'] });
    expect(readStops([folder])).toMatchObject({ stops: [{ id: 'b' }, { id: 'local' }] });
  });

  it('puts back what somebody took away, and says so', () => {
    mirrorStops(folder, [stop('a')], new Set());
    removeStop(folder, 'a');
    expect(mirrorStops(folder, [stop('a')], new Set(['a']))).toMatchObject({ missing: ['a'] });
    expect(readStops([folder])).toMatchObject({ stops: [{ id: 'a' }] });
  });
});
