import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropic } from './anthropic.ts';
import { chat } from './chat.ts';
import type { Dialect, Json } from './dialect.ts';
import { sendJson } from './dialect.ts';
import { gemini } from './gemini.ts';
import { responses } from './responses.ts';
import { nextStep } from './steps.ts';

const DIALECTS: readonly Dialect[] = [anthropic, responses, chat, gemini];

export interface ScriptedModel {
  readonly port: number;
  /** Every turn of the agent since the last call of this, as the text of its request. */
  readonly takeTurns: () => readonly string[];
  /** Before the turn that comes after so many results of tools is answered, this is done, once. */
  readonly before: (results: number, work: () => Promise<void>) => void;
  readonly close: () => void;
}

/** A model that does what the prompt's script says, in four dialects, on the loopback only. */
export async function startModel(): Promise<ScriptedModel> {
  let turns: string[] = [];
  let id = 0;
  const meanwhile = new Map<number, () => Promise<void>>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => void answer(request, response, pieces));
  });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    pieces: readonly Buffer[],
  ): Promise<void> {
    const text = Buffer.concat(pieces).toString();
    const path = new URL(request.url ?? '/', 'http://model').pathname;
    const dialect = DIALECTS.find((one) => one.path.test(path));
    const asked = jsonOf(text);
    if (request.method !== 'POST' || dialect === undefined || asked === null) {
      sendJson(response, extra(path));
      return;
    }
    const isTurn = dialect.isTurn(asked) && text.includes('SCRIPT:');
    if (isTurn) turns.push(text);
    const results = dialect.results(asked);
    const work = isTurn ? meanwhile.get(results) : undefined;
    if (work !== undefined) {
      meanwhile.delete(results);
      await work();
    }
    const step = isTurn ? nextStep(text, results) : { text: 'ok' };
    const streams = asked['stream'] === true || path.includes(':stream');
    id += 1;
    dialect.reply(step, { ...asked, stream: streams }, response, id);
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    takeTurns: () => {
      const taken = turns;
      turns = [];
      meanwhile.clear();
      return taken;
    },
    before: (results, work) => void meanwhile.set(results, work),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What clients ask besides turns: lists of models, counts of tokens. */
function extra(path: string): unknown {
  if (/count_?tokens$/iu.test(path)) return { input_tokens: 1, totalTokens: 1 };
  return { object: 'list', data: [{ id: 'scripted', object: 'model' }] };
}

function jsonOf(text: string): Json | null {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
