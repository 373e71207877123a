/** A real server over PostgreSQL with the built app in it, and real browsers in front. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { followPeople, type LivePeople } from '../../../src/engine/people/follow-people.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import { readStaticFiles } from '../../../src/server/static/static-files.ts';
import { startTestServer, type TestServer } from '../../server/support/server.ts';
import { launchBrowser, PATIENCE } from '../../support/browser.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { builtWeb } from '../../support/web-build.ts';
import { governedOrganisation } from './world.ts';

export const DAY = 24 * 3_600_000;

export interface Stage {
  readonly server: TestServer;
  readonly people: LivePeople;
  readonly fresh: FreshStore;
  readonly browser: Browser;
  /** As browsers know the server: passkeys work under no other name. */
  readonly url: string;
  /** A page of somebody's own, and all that went wrong in it. */
  readonly open: (
    person: string,
    path: string,
    options?: BrowserContextOptions,
  ) => Promise<{ readonly page: Page; readonly faults: readonly string[] }>;
  readonly close: () => Promise<void>;
}

/** The server's clock begins so many days ago, and is moved by `server.time.pass`. */
export async function setStage(daysAgo: number): Promise<Stage> {
  const [web, browser, fresh, world] = await Promise.all([
    builtWeb(),
    launchBrowser(),
    freshStore(),
    governedOrganisation(),
  ]);
  let offset = -daysAgo * DAY;
  const time = {
    clock: { now: () => new Date(Date.now() + offset).toISOString() },
    ids: systemIds,
    pass: (milliseconds: number) => {
      offset += milliseconds;
    },
  };
  let followed: LivePeople | null = null as LivePeople | null;
  const server = await startTestServer(fresh.store, {
    time,
    world,
    server: {
      web: await readStaticFiles(web),
      people: () => {
        if (followed === null) throw new Error('nobody is followed yet');
        return followed.people();
      },
    },
  });
  const people = await followPeople({
    live: server.live,
    store: fresh.store,
    onError: () => undefined,
    settle: 1,
  });
  followed = people;
  const url = `http://localhost:${server.port}`;
  return {
    server,
    people,
    fresh,
    browser,
    url,
    open: async (person, path, options = {}) => {
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
      await page.goto(`${url}${path}`);
      return { page, faults };
    },
    close: async () => {
      await browser.close();
      await server.close();
      await fresh.drop();
    },
  };
}
