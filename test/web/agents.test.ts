import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE, setStage, type Stage } from './open.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const STOP = { name: /^STOP/ } as const;
const place =
  '(() => { const r = document.querySelector(".stop-button").getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; })()';

describe('STOP', () => {
  it.each([390, 800, 1440])('stands in the same place on every page at %s px', async (width) => {
    const server = await stage.serve();
    const viewport = { width, height: 844 };
    const places: unknown[] = [];
    for (const [person, path, shows] of [
      [null, '/', '.sign-in-people'],
      ['sam.okafor', '/', '.queue-table'],
      ['sam.okafor', CASE, '#record'],
      ['sam.okafor', '/agents', '.agents-table'],
      ['sam.okafor', '/nowhere', '.empty'],
    ] as const) {
      const { page } = await stage.open(server, person, path, { viewport });
      await page.locator(shows).first().waitFor();
      places.push(await page.evaluate(place));
      await page.context().close();
    }
    expect(new Set(places.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('asks who is signed out to sign in, then asks again what to stop', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, null, '/');
    await page.getByRole('button', STOP).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: /Sam Okafor/ }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/^Reason/)
      .waitFor();
    expect(server.requests).not.toContain('POST /api/stops');
    await page.context().close();
  });

  it('needs a reason, says what it reaches, and is there for everybody at once', async () => {
    const server = await stage.serve();
    const reader = await stage.open(server, 'mia.larsen', '/');
    await reader.page.locator('[data-row]').first().waitFor();
    const { page } = await stage.open(server, 'sam.okafor', '/agents');
    await page.locator('.agents-table').waitFor();
    await page.keyboard.press('S');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 sessions seen in the last hour').waitFor();
    await dialog.getByRole('button', STOP).click();
    await dialog.getByText('Give a reason').waitFor();
    expect(server.requests).not.toContain('POST /api/stops');
    await page.keyboard.type('It deletes too much');
    await page.keyboard.press('Enter');
    await page.getByText('Stopped: every agent').waitFor();
    expect(await dialog.count()).toBe(0);
    await page.getByRole('heading', { name: '2 sessions are stopped, none is running' }).waitFor();
    await reader.page.getByText('1 of 2 sessions have obeyed').waitFor();
    await reader.page.getByRole('link', { name: 'Resume…' }).click();
    await reader.page.getByText('You cannot resume this.').waitFor();
    await page.getByRole('link', { name: 'Resume…' }).click();
    await page.getByLabel(/Why they may go on/).fill('It was the task');
    await page.getByText('Your passkey signs what was stopped').waitFor();
    await page.getByRole('button', { name: 'Sign and resume' }).waitFor();
    // No browser signs for an address of numbers, as this server has: somebody else ends it.
    server.resumeAs('priya.nair', server.agents.stops[0]?.id ?? '');
    await page.getByText('let them go on').waitFor();
    await expect.poll(() => reader.page.locator('.stop-banner li').count()).toBe(0);
    await reader.page.context().close();
    await page.context().close();
  });

  it('is no second stop when its answer is lost and it is pressed again', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/');
    await page.getByRole('button', STOP).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Reason/).fill('It deletes too much');
    server.weather.losingAnswers = true;
    await dialog.getByRole('button', STOP).click();
    await dialog.getByText('Holdpoint did not answer.').waitFor();
    server.weather.losingAnswers = false;
    await dialog.getByRole('button', STOP).click();
    await expect.poll(() => dialog.count()).toBe(0);
    expect(server.requests.filter((each) => each === 'POST /api/stops').length).toBeGreaterThan(1);
    expect(server.agents.stops.filter(({ resumed }) => resumed === null)).toHaveLength(1);
    await page.context().close();
  });

  it('stops the one session whose row was pressed', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/agents');
    await page.locator('#row-shop-two').getByRole('button', { name: /Stop/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 session seen in the last hour').waitFor();
    await dialog.getByLabel(/^Reason/).fill('This one');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => server.agents.stops[0]?.scope)
      .toEqual({
        kind: 'agent',
        host: 'claude-code',
        session: 'session-shop-two',
      });
    await page.context().close();
  });
});

describe('the page of the agents', () => {
  it('brings what they do without a reload, and leaves each row where it is', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/agents');
    const names = page.locator('.agents-table .row-link');
    await names.first().waitFor();
    const before = await names.allTextContents();
    await expect.poll(() => server.requests).toContain('GET /api/events');
    server.agents.agents = server.agents.agents
      .map((agent) =>
        agent.id === 'shop-two'
          ? { ...agent, lastSeen: server.world.now(), lastHeadline: 'Reads a file it never read' }
          : agent,
      )
      .toReversed();
    server.tellOfAgent('shop-two');
    await page.getByText('Reads a file it never read').waitFor();
    await expect.poll(() => names.allTextContents()).toEqual(before);
    await page.context().close();
  });

  it('tells how to begin where nothing was seen', async () => {
    const server = await stage.serve();
    server.agents.agents = [];
    const { page } = await stage.open(server, 'sam.okafor', '/agents');
    await page.getByRole('heading', { name: 'No agent is running' }).waitFor();
    expect(await page.locator('.empty').textContent()).toContain('holdpoint install claude-code');
    await page.context().close();
  });

  it('keeps its state, filter and sort in the address', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/agents');
    await page.getByRole('link', { name: /^Running/ }).click();
    await page.getByLabel('Filter sessions').fill('mia.larsen');
    await page.reload();
    await page.locator('.agents-table .row-link').first().waitFor();
    expect(await page.getByLabel('Filter sessions').inputValue()).toBe('mia.larsen');
    await expect.poll(() => page.locator('.agents-table .row-link').count()).toBe(1);
    expect(new URL(page.url()).search).toContain('state=running');
    await page.context().close();
  });
});
