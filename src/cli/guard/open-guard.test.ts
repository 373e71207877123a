import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hostNamed } from '../../doors/agent/registry.ts';
import type { AgentHost } from '../../doors/agent/types.ts';
import { guardsOf, openPost } from './open-guard.ts';
import { writeStop } from './stop/stop-files.ts';

/** Of coreutils, no package of ours. */
const MKFIFO = 'mkfifo';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'holdpoint-post-'));
});
afterEach(() => rmSync(top, { recursive: true }));

const STOP = { id: 'one', scope: { kind: 'all' }, reason: 'Enough.', by: 'ana', at: '' } as const;

/** A guard of root’s, which answers a user with a home of their own. */
function stopsOfUser() {
  const env = { HOLDPOINT_STATE: join(top, 'root') };
  const post = openPost({ env, isLive: false, rememberFor: 1000 });
  const guards = guardsOf(post, { HOME: join(top, 'home') }, 1);
  return guards(hostNamed('generic') as AgentHost).stops();
}

it('a guard of root heeds what the user has stopped, and what root has', () => {
  expect(stopsOfUser()).toEqual({ kind: 'read', stops: [] });
  writeStop(join(top, 'home/.local/state/holdpoint/stop'), STOP);
  expect(stopsOfUser()).toEqual({ kind: 'read', stops: [STOP] });
  writeStop(join(top, 'root/stop'), { ...STOP, id: 'two' });
  expect(stopsOfUser()).toMatchObject({ stops: [{ id: 'two' }, { id: 'one' }] });
});

it('a pipe where a stop should be is not waited for', () => {
  const folder = join(top, 'home/.local/state/holdpoint/stop');
  mkdirSync(folder, { recursive: true });
  execFileSync(MKFIFO, [join(folder, 'x.json')]);
  expect(stopsOfUser()).toMatchObject({ kind: 'unreadable', why: 'it is no plain file' });
});
