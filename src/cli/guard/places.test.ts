import { expect, it } from 'vitest';
import { placesFor } from './places.ts';

it.each([
  [{ HOME: '/home/june' }, '/home/june/.local/state/holdpoint'],
  [{ HOME: '/home/june', XDG_STATE_HOME: '/var/state' }, '/var/state/holdpoint'],
  [{ HOME: '/home/june', HOLDPOINT_STATE: '/tmp/own' }, '/tmp/own'],
  [{ HOME: '/home/june', HOLDPOINT_STATE: '/process' }, '/process'],
  [
    { HOME: '/home/june', HOLDPOINT_STATE: '.holdpoint/state' },
    '/home/june/.local/state/holdpoint',
  ],
  [{ HOME: '/home/june', HOLDPOINT_STATE: '' }, '/home/june/.local/state/holdpoint'],
  [
    { HOME: '/home/june', HOLDPOINT_STATE: '/proc/self/cwd/x' },
    '/home/june/.local/state/holdpoint',
  ],
  [{ HOME: '/home/june', HOLDPOINT_STATE: '//proc/1/cwd' }, '/home/june/.local/state/holdpoint'],
  [{ HOME: '/home/june', XDG_STATE_HOME: 'state' }, '/home/june/.local/state/holdpoint'],
  [{}, '/nonexistent/.local/state/holdpoint'],
])('%j keeps its things in %s', (env, state) => {
  const places = placesFor(env);
  expect(places.state).toBe(state);
  expect(places.stops).toEqual(['/etc/holdpoint/stop', `${state}/stop`]);
});
