/** A server with Holdpoint's API over a sample in memory: the double for tests of the pages. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Answer, Problem } from '../../src/server/contract/cases.ts';
import type { CaseGovernance } from '../../src/server/contract/governance/governance.ts';
import { agentRoute } from './agent-routes.ts';
import { Agents } from './sample/agents.ts';
import type { Variation } from './sample/assessment.ts';
import { ORGANISATION, PEOPLE, personOf } from './sample/people.ts';
import { catalogIn, reachIn, systemsIn } from './sample/graph.ts';
import { PLAN_CASE, World } from './sample/world.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** As strict as the pages must bear: nothing inline, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Nobody said anything beside the answers, and no terms of release apply. */
const NOTHING_BESIDE: CaseGovernance = {
  facts: { headline: '', irreversible: [] },
  explanations: [],
  statements: [],
  acceptances: [],
  exceptions: [],
  reviews: [],
  terms: { treatedAsAi: null, presence: [], explainsEffects: false },
  owners: [],
  me: {
    explain: { allowed: false, why: '' },
    state: { allowed: false, why: '' },
    accept: { allowed: false, why: '' },
  },
};

export interface FakeServer {
  readonly url: string;
  readonly world: World;
  readonly agents: Agents;
  /** Tells every page that something was heard of a session. */
  tellOfAgent(id: string): void;
  /** Ends a stop as somebody whose browser signed it, and tells every page. */
  resumeAs(person: string, id: string): void;
  /** Method and path of every API request so far, in order. */
  readonly requests: string[];
  /** Answers as somebody else would, and tells every page. */
  answerAs(person: string, answer: 'approve' | 'refuse', reason: string): void;
  revise(variation: Variation): void;
  /** From now on the API does as told: slow answers, a failure of all reads, no events. */
  weather: {
    answerDelayMs: number;
    failing: boolean;
    eventsDown: boolean;
    signIn: boolean;
    degraded: boolean;
    /** The server found that the ledger does not verify. */
    brokenLedger: boolean;
    /** What was done is done, and its answer never comes. */
    losingAnswers: boolean;
  };
  dropEvents(): void;
  close(): Promise<void>;
}

export interface FakeOptions {
  readonly web: string;
  readonly now: () => string;
  readonly variation?: Variation;
}

export async function startFakeServer(options: FakeOptions): Promise<FakeServer> {
  const world = new World(options.now, options.variation);
  const requests: string[] = [];
  const streams = new Set<ServerResponse>();
  const weather = {
    answerDelayMs: 0,
    failing: false,
    eventsDown: false,
    signIn: true,
    degraded: false,
    brokenLedger: false,
    losingAnswers: false,
  };
  const agents = new Agents(options.now);

  const tell = (): void => {
    const event = { case: PLAN_CASE, state: world.state, sequence: world.entries.length - 1 };
    for (const stream of streams) stream.write(`event: case\ndata: ${JSON.stringify(event)}\n\n`);
  };

  const tellOf = (name: 'stop' | 'agent', event: object): void => {
    for (const stream of streams) {
      stream.write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
    }
  };

  const replyOfAgents = async (
    me: string,
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> => {
    const answered = await agentRoute(agents, me, key, () => bodyOf(request));
    if (answered === undefined) return false;
    if (answered === null) {
      send(response, 404, problem('not-found', 'There is nothing by this id.', 'Look again.'));
      return true;
    }
    if (answered.stop !== undefined) {
      tellOf('stop', { stop: answered.stop, revision: 1, active: 1 });
    }
    if (answered.stop !== undefined && weather.losingAnswers) response.destroy();
    else send(response, answered.status, answered.body);
    return true;
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith('/api/')) return serveFile(options.web, url.pathname, response);
    requests.push(`${request.method} ${url.pathname}`);
    if (url.pathname === '/api/session') return session(request, response, weather.signIn);
    const me = /holdpoint_fake=([\w.]+)/.exec(request.headers.cookie ?? '')?.[1];
    if (me === undefined) {
      return send(response, 401, problem('not-signed-in', 'You are not signed in.', 'Sign in.'));
    }
    if (url.pathname === '/api/events') return events(request, response);
    if (weather.failing) {
      return send(
        response,
        500,
        problem('fault', 'The database does not answer.', 'Try again in a minute.'),
      );
    }
    return reply(me, request, url, response);
  };

  const events = (request: IncomingMessage, response: ServerResponse): void => {
    if (weather.eventsDown) {
      response.writeHead(503).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': hello\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
  };

  const reply = async (
    me: string,
    request: IncomingMessage,
    url: URL,
    response: ServerResponse,
  ): Promise<void> => {
    const key = `${request.method} ${url.pathname}`;
    if (await replyOfAgents(me, key, request, response)) return;
    if (key === 'GET /api/cases') {
      const all = url.searchParams.get('state') === 'all';
      const cases = world.summaries(me).filter((one) => all || one.state === 'waiting');
      return send(response, 200, { cases });
    }
    if (key === `GET /api/cases/${PLAN_CASE}`) return send(response, 200, world.view(me));
    if (key === `GET /api/cases/${PLAN_CASE}/governance`)
      return send(response, 200, NOTHING_BESIDE);
    if (key === `POST /api/cases/${PLAN_CASE}/seen`) return send(response, 200, { isNew: true });
    if (key === `POST /api/cases/${PLAN_CASE}/answers`) {
      const given = (await bodyOf(request)) as Answer;
      await new Promise((resolve) => setTimeout(resolve, weather.answerDelayMs));
      return takeAnswer(me, given, response);
    }
    if (key === 'GET /api/notices') return send(response, 200, { notices: [] });
    if (key === 'GET /api/systems') {
      return send(response, 200, systemsIn(url.searchParams.get('search') ?? ''));
    }
    if (key === 'GET /api/catalog') {
      return send(response, 200, { ...catalogIn(world.now()), degraded: weather.degraded });
    }
    if (key === 'GET /api/reach') {
      const answer = reachIn(url.searchParams.get('of') ?? '', world.now());
      return answer === null
        ? send(response, 404, problem('unknown-system', 'No system is called so.', 'Look again.'))
        : send(response, 200, answer);
    }
    if (key === 'GET /api/ledger') {
      const before = url.searchParams.get('before');
      const limit = Number(url.searchParams.get('limit') ?? 50);
      return send(response, 200, world.ledger(before === null ? null : Number(before), limit));
    }
    if (key === 'GET /api/ledger/standing') {
      const verified = { size: 41, rootHash: 'cm9vdA==', at: world.now() };
      const found = { why: 'its leaf hash does not fit its text', firstBad: 3, check: 'entry' };
      return send(
        response,
        200,
        weather.brokenLedger
          ? { kind: 'broken', ...found, since: world.now(), verified }
          : { kind: 'verified', why: null, firstBad: null, check: null, since: null, verified },
      );
    }
    if (key === 'POST /api/ledger/verify') {
      const at = world.now();
      const { size, rootHash } = world.ledger(null, 0);
      return send(
        response,
        200,
        world.broken === null
          ? { kind: 'intact', size, rootHash, at }
          : {
              kind: 'broken',
              firstBad: world.broken,
              why: 'its leaf hash does not fit its body',
              at,
            },
      );
    }
    return send(
      response,
      404,
      problem('not-found', 'There is no such case.', 'See the queue for all cases.'),
    );
  };

  const takeAnswer = (me: string, given: Answer, response: ServerResponse): void => {
    const { assessment } = world;
    if (given.seen.assessmentDigest !== assessment.digest) {
      return send(
        response,
        409,
        problem(
          'stale-page',
          'This changed since you read it.',
          'Read the new version, then answer.',
        ),
      );
    }
    if (!world.view(me).me.canAnswer) {
      return send(
        response,
        403,
        problem('not-eligible', 'Your answer would not count.', world.view(me).me.why),
      );
    }
    world.answer(me, given);
    send(response, 200, world.view(me));
    tell();
  };

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      send(response, 500, problem('fault', String(error), 'This is a fault of the test double.'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    agents,
    resumeAs: (person, id) => {
      agents.resume(id, person, 'It was the task.');
      tellOf('stop', { stop: id, revision: 1, active: 0 });
    },
    tellOfAgent: (id) =>
      tellOf('agent', { agent: id, lastSeen: world.now(), lastOutcome: 'allow' }),
    requests,
    weather,
    answerAs: (person, answer, reason) => {
      const { assessment } = world;
      const seen = {
        changeDigest: assessment.change.digest,
        assessmentDigest: assessment.digest,
        policyHash: world.view(person).verdict.policyHash,
      };
      world.answer(person, { answer, reason, seen });
      tell();
    },
    revise: (variation) => {
      world.revise(variation);
      tell();
    },
    dropEvents: () => {
      for (const stream of streams) stream.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function session(
  request: IncomingMessage,
  response: ServerResponse,
  open: boolean,
): Promise<void> {
  let me = /holdpoint_fake=([\w.]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (request.method === 'POST') {
    me = ((await bodyOf(request)) as { person: string }).person;
    response.setHeader('set-cookie', `holdpoint_fake=${me}; HttpOnly; SameSite=Strict; Path=/`);
  }
  if (request.method === 'DELETE') {
    me = undefined;
    response.setHeader('set-cookie', 'holdpoint_fake=; Max-Age=0; Path=/');
  }
  send(response, 200, {
    person: me === undefined ? null : personOf(me),
    organisation: ORGANISATION,
    signIn: open
      ? { kind: 'development', people: PEOPLE }
      : {
          kind: 'none',
          why: 'This server was not started for the sample organisation, and no other sign-in is set up.',
        },
    version: '0.1.0',
  });
}

function problem(code: string, message: string, advice: string): Problem {
  return { code, message, advice };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function serveFile(root: string, path: string, response: ServerResponse): void {
  const wanted = join(root, normalize(path));
  const file =
    wanted.startsWith(root) && extname(wanted) !== '' && existsSync(wanted)
      ? wanted
      : join(root, 'index.html');
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  });
  createReadStream(file).pipe(response);
}
