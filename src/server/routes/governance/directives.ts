import { createRoute, z } from '@hono/zod-openapi';
import {
  proposeDirective,
  proposeEnd,
  proposeExtension,
  unknownDirective,
  type DirectiveFile,
} from '../../../engine/governance/directives/propose-directive.ts';
import { directiveReport } from '../../../engine/governance/report/directive-report.ts';
import {
  challengeDirective,
  signDirective,
} from '../../../engine/governance/directives/sign-directive.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes, type Who } from '../../app-env.ts';
import {
  Directive,
  DirectiveList,
  DirectiveReport,
  DirectiveSignature,
  EarlyEnd,
  Extension,
  NewDirective,
} from '../../contract/governance/directives.ts';
import { Challenge } from '../../contract/presence.ts';
import { personOf, requireAnybody, requirePerson } from '../../middleware/require.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { directiveOf } from '../../present/directives.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const MOST_LISTED = 200;

const params = z.object({ name: z.string().max(100) });
const actParams = params.extend({ act: z.string().max(100) });
const one = { 200: json(Directive, 'The directive'), ...PROBLEMS };

const propose = createRoute({
  method: 'post',
  path: '/api/directives',
  summary: 'Propose a rule with an end; it binds nobody before it is signed',
  middleware: [requireAnybody('propose')] as const,
  request: { body: jsonBody(NewDirective) },
  responses: { 201: json(Directive, 'The directive, with what is to be signed'), ...PROBLEMS },
});

const list = createRoute({
  method: 'get',
  path: '/api/directives',
  summary: 'Directives, newest first',
  middleware: [requireAnybody('read', 'propose')] as const,
  responses: { 200: json(DirectiveList, 'Directives'), ...PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/directives/{name}',
  summary: 'The latest directive of a name',
  middleware: [requireAnybody('read', 'propose')] as const,
  request: { params },
  responses: one,
});

const extend = createRoute({
  method: 'post',
  path: '/api/directives/{name}/extend',
  summary: 'Propose a later end, which is then signed',
  middleware: [requireAnybody('propose')] as const,
  request: { params, body: jsonBody(Extension) },
  responses: one,
});

const end = createRoute({
  method: 'post',
  path: '/api/directives/{name}/end',
  summary: 'Propose to end it at once, which is then signed',
  middleware: [requireAnybody('propose')] as const,
  request: { params, body: jsonBody(EarlyEnd) },
  responses: one,
});

const challenge = createRoute({
  method: 'post',
  path: '/api/directives/{name}/acts/{act}/challenge',
  summary: 'What to sign with a passkey: a start, an extension or an early end',
  middleware: [requirePerson] as const,
  request: { params: actParams },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

const sign = createRoute({
  method: 'post',
  path: '/api/directives/{name}/acts/{act}/sign',
  summary: 'Sign what was proposed, as somebody principal or above',
  middleware: [requirePerson] as const,
  request: { params: actParams, body: jsonBody(DirectiveSignature) },
  responses: one,
});

const report = createRoute({
  method: 'get',
  path: '/api/directives/{name}/report',
  summary: 'What a directive cost, caught and missed so far',
  middleware: [requireAnybody('read', 'propose')] as const,
  request: { params },
  responses: { 200: json(DirectiveReport, 'The report'), ...PROBLEMS },
});

export const DIRECTIVE_ROUTES = [propose, list, read, extend, end, challenge, sign, report];

export function directiveRoutes({ engine, live }: AppDeps) {
  const shown = (file: DirectiveFile, who: Who) =>
    directiveOf(engine, file, who.kind === 'person' ? who.id : null);
  return newRoutes()
    .openapi(propose, async (c) => {
      const { name, ...terms } = c.req.valid('json');
      const who = c.get('who');
      return c.json(shown(await proposeDirective(engine, name, terms, idOf(who)), who), 201);
    })
    .openapi(list, async (c) => {
      const { governance } = engine.store;
      const files = (await governance.listDirectives(MOST_LISTED)).map(async (directive) => ({
        directive,
        acts: await governance.actsOf(directive.id),
      }));
      const directives = (await Promise.all(files)).map((file) => shown(file, c.get('who')));
      return c.json({ directives }, 200);
    })
    .openapi(read, async (c) => {
      const { name } = c.req.valid('param');
      const { governance } = engine.store;
      const directive = await governance.findDirective(name);
      if (directive === null) throw unknownDirective(name);
      const acts = await governance.actsOf(directive.id);
      return c.json(shown({ directive, acts }, c.get('who')), 200);
    })
    .openapi(extend, async (c) => {
      const who = c.get('who');
      const given = { ...c.req.valid('json'), name: c.req.valid('param').name, by: idOf(who) };
      return c.json(shown(await proposeExtension(engine, given), who), 200);
    })
    .openapi(end, async (c) => {
      const who = c.get('who');
      const given = { ...c.req.valid('json'), name: c.req.valid('param').name, by: idOf(who) };
      return c.json(shown(await proposeEnd(engine, given), who), 200);
    })
    .openapi(challenge, async (c) => {
      const given = { ...c.req.valid('param'), person: personOf(c) };
      return c.json(challengeForPages(await challengeDirective(engine, given)), 200);
    })
    .openapi(sign, async (c) => {
      const { presence } = c.req.valid('json');
      const given = { ...c.req.valid('param'), person: personOf(c), presence };
      const file = await signDirective(engine, given);
      // Whoever signs it sees it in force on the next page that they open.
      await live.refresh();
      return c.json(shown(file, c.get('who')), 200);
    })
    .openapi(report, async (c) =>
      c.json(await directiveReport(engine, c.req.valid('param').name), 200),
    );
}

/** A token's name, or a person's id. */
function idOf(who: Who): string {
  if (who.kind === 'nobody') return 'nobody';
  return who.kind === 'machine' ? who.name : who.id;
}
