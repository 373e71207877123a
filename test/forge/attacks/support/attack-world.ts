/** A server over PostgreSQL, a forge over git, the rules as they ship, and people with passkeys. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicy } from '../../../../src/config/policy/load.ts';
import { createGitMirror } from '../../../../src/doors/forge/mirror/create-git-mirror.ts';
import { openForge } from '../../../../src/doors/forge/registry.ts';
import { DEFAULT_WORK_LIMITS } from '../../../../src/engine/forge/work/limits.ts';
import { openGitLauncher } from '../../../../src/readers/git/launcher/git-launcher.ts';
import { startGitBy } from '../../../../src/readers/git/repository/start-git.ts';
import { requestReaders } from '../../../../src/server/forges/request-readers.ts';
import { testTime, type TestTime } from '../../../server/support/engine.ts';
import { startTestServer, type TestServer } from '../../../server/support/server.ts';
import type { Browser } from '../../../server/support/visitors.ts';
import type { Authenticator } from '../../../support/authenticator.ts';
import {
  startGitHubFake,
  type GitHubFake,
} from '../../../support/github-fake/start-github-fake.ts';
import { withPasskey } from '../../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../../support/store.ts';
import { LOGINS, organisation, rosterOf, type Roster } from './organisation.ts';

// As a server does: a process as large as that of the tests starts git only slowly.
startGitBy(openGitLauncher().start);

export interface Visitor {
  readonly browser: Browser;
  readonly authenticator: Authenticator;
}

export interface AttackWorld {
  readonly fresh: FreshStore;
  readonly github: GitHubFake;
  readonly server: TestServer;
  readonly time: TestTime;
  readonly forge: string;
  readonly roster: Roster;
  /** Somebody signed in, with a passkey at hand. */
  visitor(person: string): Promise<Visitor>;
  close(): Promise<void>;
}

export async function startAttackWorld(): Promise<AttackWorld> {
  const time = testTime();
  const fresh = await freshStore();
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-attacks-'));
  const github = await startGitHubFake({ clock: time.clock });
  for (const login of LOGINS) {
    // Linked on the forge, and not known to the roster.
    github.addAccount({ login, emails: [`${login}@linked.example`] });
  }
  const { apiUrl, webhookSecret } = github;
  const { id: appId, privateKey } = github.app;
  const forge = openForge({ kind: 'github', apiUrl, appId, privateKey, webhookSecret }, time.clock);
  const roster = rosterOf(organisation(forge.id));
  const { catalog } = roster;
  const server = await startTestServer(fresh.store, {
    time,
    world: { catalog, policy: await loadPolicy({ path: null }), incidents: [] },
    server: {
      forges: {
        forges: [forge],
        mirror: createGitMirror({ folder, clock: time.clock }),
        readers: requestReaders(null),
        limits: DEFAULT_WORK_LIMITS,
        workers: 3,
      },
    },
  });
  github.hooksTo(`${server.url}/hooks/github`);
  const visitors = new Map<string, Promise<Visitor>>();
  return {
    fresh,
    github,
    server,
    time,
    forge: forge.id,
    roster,
    visitor: (person) => {
      const known = visitors.get(person) ?? withPasskey(server, person);
      visitors.set(person, known);
      return known;
    },
    close: async () => {
      await server.close();
      await github.close();
      await fresh.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
