import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../../../../config/package-root.ts';
import { HEARERS } from '../hear/events.ts';
import { githubManifest } from './manifest.ts';
import {
  EVENTS,
  lackingEvents,
  lackingPermissions,
  NEEDS,
  permissionName,
  PERMISSIONS,
} from './needs.ts';

const UNASKED = ['installation', 'installation_repositories'];

describe('githubManifest', () => {
  it('points webhooks at this server, and the browser back to who asked', () => {
    const made = githubManifest({
      name: 'Holdpoint at Acme',
      publicUrl: 'https://holdpoint.acme.example/',
      redirectUrl: 'http://127.0.0.1:4599/made',
    });
    expect(made).toMatchObject({
      url: 'https://holdpoint.acme.example',
      hook_attributes: { url: 'https://holdpoint.acme.example/hooks/github', active: true },
      redirect_url: 'http://127.0.0.1:4599/made',
      public: false,
      default_permissions: PERMISSIONS,
      default_events: EVENTS,
    });
  });

  it('asks for exactly the events that are heard', () => {
    expect([...EVENTS, ...UNASKED].toSorted()).toEqual([...HEARERS.keys()].toSorted());
  });

  it('asks to write checks and comments, and nothing else', () => {
    const writing = Object.entries(PERMISSIONS).filter(([, level]) => level === 'write');
    expect(writing.map(([name]) => name)).toEqual(['checks', 'pull_requests']);
  });
});

describe('docs/github.md', () => {
  it('says what the App is asked for, in the same words', async () => {
    const text = await readFile(packageFile(join('docs', 'github.md')), 'utf8');
    const rows = [...text.matchAll(/^\| ([a-z ]+?) +\| (read|write) +\| (.+?) +\|$/gm)].map(
      ([, name, level, why]) => [name, level, why],
    );
    const said = NEEDS.map(({ permission, level, why }) => [
      permissionName(permission),
      level,
      why.replaceAll('’', "'"),
    ]);
    expect(rows).toEqual(said);
    const events = /^Events: ([^.]+)\./m.exec(text)?.[1] ?? '';
    expect([...events.matchAll(/`(\w+)`/g)].map(([, event]) => event)).toEqual([...EVENTS]);
  });
});

describe('what an App lacks', () => {
  it.each([
    [PERMISSIONS, []],
    [{ ...PERMISSIONS, contents: 'write', members: 'admin' }, []],
    [{ ...PERMISSIONS, checks: 'read' }, ['checks: write']],
    [{}, Object.entries(PERMISSIONS).map(([name, level]) => `${name}: ${level}`)],
  ])('with %j is %j', (given, lacking) => {
    expect(lackingPermissions(given)).toEqual(lacking);
  });

  it('are events that were taken off, and never those it has besides', () => {
    expect(lackingEvents([...EVENTS, 'star'])).toEqual([]);
    expect(lackingEvents(EVENTS.filter((event) => event !== 'push'))).toEqual(['push']);
  });
});
