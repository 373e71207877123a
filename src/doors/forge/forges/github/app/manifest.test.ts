import { describe, expect, it } from 'vitest';
import { EVENTS, PERMISSIONS, githubManifest } from './manifest.ts';
import { HEARERS } from '../hear/events.ts';

const UNASKED = ['installation', 'installation_repositories'];

describe('githubManifest', () => {
  it('points webhooks at this server', () => {
    const made = githubManifest({
      name: 'Holdpoint at Acme',
      publicUrl: 'https://holdpoint.acme.example/',
      redirectPath: '/setup/github/made',
    });
    expect(made).toMatchObject({
      url: 'https://holdpoint.acme.example',
      hook_attributes: { url: 'https://holdpoint.acme.example/hooks/github', active: true },
      redirect_url: 'https://holdpoint.acme.example/setup/github/made',
      public: false,
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
