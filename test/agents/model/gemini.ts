import { listOf, sendEvents, sendJson } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** Gemini's generateContent; `stream` is set by the address. */
export const gemini: Dialect = {
  path: /:(?:streamG|g)enerateContent$/u,
  results: ({ contents }) =>
    listOf(contents)
      .flatMap(({ parts }) => listOf(parts))
      .filter(({ functionResponse }) => functionResponse !== undefined).length,
  isTurn: ({ tools }) =>
    listOf(tools).some(({ functionDeclarations }) => listOf(functionDeclarations).length > 0),
  reply: (step, request, response) => {
    const part =
      'tool' in step
        ? { functionCall: { name: step.tool, args: step.input } }
        : { text: step.text };
    const reply = {
      candidates: [{ index: 0, content: { role: 'model', parts: [part] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
      modelVersion: 'scripted',
    };
    if (request['stream'] === true) sendEvents(response, [[null, reply]]);
    else sendJson(response, reply);
  },
};
