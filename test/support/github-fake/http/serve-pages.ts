/** The few pages that a browser sees on the way to an app: its form, and where it is installed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findAccount, nextId, scrambled, type World } from '../state/world.ts';
import type { Account, FakeApp } from '../state/types.ts';
import { addApp, install } from '../verbs/apps.ts';

export interface PageRequest {
  readonly world: World;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

const FORM = /^(?:\/organizations\/(?<org>[^/]+))?\/settings\/apps(?<asks>\/new)?$/;
const INSTALL = /^\/apps\/(?<slug>[^/]+)\/installations\/new$/;
const HOUR = 60 * 60 * 1000;

export function isPagePath(path: string): boolean {
  return FORM.test(path) || INSTALL.test(path);
}

/** Answers as if the person who may administer everything were signed in; gives the status. */
export async function servePage(given: PageRequest): Promise<number> {
  const { request, response, url } = given;
  const fields = new URLSearchParams(request.method === 'POST' ? await textOf(request) : '');
  const form = FORM.exec(url.pathname)?.groups;
  const app = INSTALL.exec(url.pathname)?.groups;
  if (form !== undefined && request.method === 'POST') {
    const owner = ownerOf(given.world, form['org']);
    if (owner === null) return show(response, 404, '<h1>Not Found</h1>');
    return form['asks'] === undefined
      ? create(given, owner, fields)
      : ask(given, fields.get('manifest') ?? '', url.searchParams.get('state') ?? '', '');
  }
  if (app !== undefined) return installing(given, app['slug'] ?? '');
  return show(response, 404, '<h1>Not Found</h1>');
}

/** The form as GitHub shows it once more, with the name to be changed. */
function ask(
  { response, url }: PageRequest,
  manifest: string,
  state: string,
  problem: string,
): number {
  const wish = parsed(manifest);
  const name = typeof wish?.['name'] === 'string' ? wish['name'] : null;
  if (name === null) return show(response, 422, '<h1>Invalid GitHub App configuration</h1>');
  return show(
    response,
    problem === '' ? 200 : 422,
    `<h1>Create GitHub App</h1><p role="alert">${attribute(problem)}</p>
<form method="post" action="${url.pathname.replace(/\/new$/, '')}">
<label>GitHub App name <input name="name" value="${attribute(name)}"></label>
<input type="hidden" name="manifest" value="${attribute(manifest)}">
<input type="hidden" name="state" value="${attribute(state)}">
<button>Create GitHub App</button></form>`,
  );
}

async function create(
  given: PageRequest,
  owner: Account,
  fields: URLSearchParams,
): Promise<number> {
  const { world, response } = given;
  const manifest = fields.get('manifest') ?? '';
  const state = fields.get('state') ?? '';
  const wish = parsed(manifest) ?? {};
  const name = fields.get('name') ?? '';
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  if (world.apps.some((one) => one.slug === slug)) {
    return ask(given, manifest, state, 'Name is already taken');
  }
  const made = await addApp(world, owner, {
    slug,
    permissions: wish['default_permissions'] as Readonly<Record<string, string>>,
    events: wish['default_events'] as readonly string[],
    hookUrl: (wish['hook_attributes'] as { readonly url: string }).url,
  });
  // From now on it is the app under test: what happens is told to it.
  world.apps.splice(world.apps.indexOf(made), 1);
  world.apps.unshift(made);
  const code = scrambled(world, 40);
  world.manifests.set(code, { app: made, until: Date.parse(world.clock.now()) + HOUR });
  const back = new URL(wish['redirect_url'] as string);
  back.searchParams.set('code', code);
  if (state !== '') back.searchParams.set('state', state);
  response.writeHead(302, { location: back.href }).end();
  return 302;
}

function installing({ world, request, response }: PageRequest, slug: string): number {
  const app: FakeApp | undefined = world.apps.find((one) => one.slug === slug);
  if (app === undefined) return show(response, 404, '<h1>Not Found</h1>');
  if (request.method !== 'POST') {
    return show(
      response,
      200,
      `<h1>Install ${attribute(app.slug)}</h1><form method="post"><button>Install</button></form>`,
    );
  }
  install(world, app, app.owner, 'all', app.owner);
  return show(response, 200, `<h1>Installed as ${nextId(world)}</h1>`);
}

/** An organisation by its name, else the first person there is. */
function ownerOf(world: World, org: string | undefined): Account | null {
  if (org !== undefined) return findAccount(world, org);
  const people = [...world.accounts.values()].filter(({ type }) => type === 'User');
  return people.find(({ login }) => login !== 'web-flow') ?? null;
}

function show(response: ServerResponse, status: number, body: string): number {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><title>GitHub</title><main>${body}</main></html>`);
  return status;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
