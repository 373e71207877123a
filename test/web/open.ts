/** What tests of the pages share: a server, a browser and pages that notice what they should not do. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, PATIENCE } from '../support/browser.ts';
import { builtWeb } from '../support/web-build.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';
import type { Variation } from './sample/assessment.ts';

export const CASE = '/cases/case-orders-db';

/** A page with all that went wrong in it: errors, refusals by the content security policy, foreign requests. */
export interface Opened {
  readonly page: Page;
  readonly faults: string[];
}

export interface Stage {
  readonly browser: Browser;
  readonly serve: (variation?: Variation) => Promise<FakeServer>;
  /** A page of its own for somebody, or for nobody when `person` is null. */
  readonly open: (
    server: FakeServer,
    person: string | null,
    path: string,
    options?: BrowserContextOptions,
  ) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const [web, browser] = await Promise.all([builtWeb(), launchBrowser()]);
  const servers: FakeServer[] = [];
  return {
    browser,
    serve: async (variation) => {
      const server = await startFakeServer({
        web,
        now: () => new Date().toISOString(),
        ...(variation !== undefined && { variation }),
      });
      servers.push(server);
      return server;
    },
    open: async (server, person, path, options = {}) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      if (person !== null) {
        await context.addCookies([{ name: 'holdpoint_fake', value: person, url: server.url }]);
      }
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        // The browser writes down every answer of 400 and above; those are looked for on the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          faults.push(message.text());
        }
      });
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'blob:' && origin !== server.url) faults.push(`asked ${request.url()}`);
      });
      await page.goto(`${server.url}${path}`);
      return { page, faults };
    },
    close: async () => {
      await browser.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
