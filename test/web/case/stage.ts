/** A real server over PostgreSQL with the built app in it, a forge's requests, and real browsers in front. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PresenceTerms } from '../../../src/core/policy/release-terms.ts';
import { submitCase, type CaseSubmission } from '../../../src/engine/cases/submit-case.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import { readStaticFiles } from '../../../src/server/static/static-files.ts';
import { startTestServer, type TestServer } from '../../server/support/server.ts';
import { launchBrowser, PATIENCE } from '../../support/browser.ts';
import { freshStore } from '../../support/store.ts';
import { builtWeb } from '../../support/web-build.ts';
import { forgeWorld } from './world.ts';

export interface Opened {
  readonly page: Page;
  readonly faults: readonly string[];
}

export interface Stage {
  readonly server: TestServer;
  readonly browser: Browser;
  /** Hands a request in as the forge's door does; gives the case's id. */
  readonly submit: (submission: CaseSubmission) => Promise<string>;
  /** The page of a case as somebody of its own sees it. */
  readonly open: (person: string, id: string, options?: BrowserContextOptions) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

export async function setStage(presence: PresenceTerms | null = null): Promise<Stage> {
  const [web, browser, fresh] = await Promise.all([builtWeb(), launchBrowser(), freshStore()]);
  let offset = 0;
  const server = await startTestServer(fresh.store, {
    world: forgeWorld(presence),
    time: {
      clock: { now: () => new Date(Date.now() + offset).toISOString() },
      ids: systemIds,
      pass: (milliseconds) => {
        offset += milliseconds;
      },
    },
    server: { web: await readStaticFiles(web) },
  });
  const url = `http://localhost:${server.port}`;
  return {
    server,
    browser,
    submit: async (submission) => {
      const by = { kind: 'machine', name: 'github.com' } as const;
      return (await submitCase(server.engine, submission, by)).case.id;
    },
    open: async (person, id, options = {}) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(PATIENCE);
      const [name = '', value = ''] = (await server.browser(person)).cookie.split('=');
      await context.addCookies([{ name, value, url }]);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        // The browser writes down every answer of 400 and above; those are looked for on the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          faults.push(message.text());
        }
      });
      await page.goto(`${url}/cases/${id}`);
      return { page, faults };
    },
    close: async () => {
      await browser.close();
      await server.close();
      await fresh.drop();
    },
  };
}
