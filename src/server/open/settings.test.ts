import { describe, expect, it } from 'vitest';
import { settingsOf } from './settings.ts';

describe('settingsOf', () => {
  it('listens on this machine only, on the first free port from 4600, with an own database', () => {
    const settings = settingsOf({}, null);
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      publicUrl: null,
      databaseUrl: null,
      origin: 'holdpoint/local',
    });
    expect(settings.ports.slice(0, 2)).toEqual([4600, 4601]);
  });

  it.each([
    [{ HOLDPOINT_PORT: '0' }, null, [0]],
    [{ HOLDPOINT_PORT: '8080' }, null, [8080]],
    [{ HOLDPOINT_PORT: '8080' }, 9090, [9090]],
  ])('takes the port from %j and %j', (env, port, ports) => {
    expect(settingsOf(env, port).ports).toEqual(ports);
  });

  it('names the log after the organisation, without what a checkpoint has no room for', () => {
    const renamed = settingsOf({ HOLDPOINT_ORGANISATION: 'Halden + Sons' }, null);
    expect(renamed.origin).toBe('holdpoint/local');
    const env = { HOLDPOINT_LEDGER_ORIGIN: 'halden.example/ledger' };
    expect(settingsOf(env, null).origin).toBe('halden.example/ledger');
    expect(() => settingsOf({ HOLDPOINT_LEDGER_ORIGIN: 'a + b' }, null)).toThrow(/without spaces/);
  });

  it('counts lifetimes in hours', () => {
    const { limits } = settingsOf({ HOLDPOINT_RELEASE_HOURS: '0.5' }, null);
    expect(limits).toMatchObject({ releaseLifetime: 1_800_000, caseLifetime: 604_800_000 });
  });

  it.each([
    { HOLDPOINT_PORT: 'http' },
    { HOLDPOINT_PORT: '70000' },
    { HOLDPOINT_PUBLIC_URL: 'holdpoint.example' },
    { HOLDPOINT_PUBLIC_URL: 'https://holdpoint.example/path' },
    { HOLDPOINT_PUBLIC_URL: 'javascript:alert(1)' },
    { HOLDPOINT_RELEASE_HOURS: '-1' },
    { HOLDPOINT_CASE_HOURS: 'a week' },
    { HOLDPOINT_LOG: 'loud' },
  ])('turns %j down in one line that names it', (env) => {
    const [name = ''] = Object.keys(env);
    expect(() => settingsOf(env, null)).toThrow(new RegExp(`^${name} is .* Set it to [^\\n]*$`));
  });
});
