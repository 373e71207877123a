import { listOf, sendEvents, sendJson } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** OpenAI's chat completions. */
export const chat: Dialect = {
  path: /\/chat\/completions$/u,
  results: ({ messages }) => listOf(messages).filter(({ role }) => role === 'tool').length,
  isTurn: ({ tools }) => listOf(tools).length > 0,
  reply: (step, request, response, id) => {
    const base = { id: `chat_${id}`, created: 1, model: request['model'] };
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    const calls =
      'tool' in step
        ? [
            {
              index: 0,
              id: `call_${id}`,
              type: 'function',
              function: { name: step.tool, arguments: JSON.stringify(step.input) },
            },
          ]
        : [];
    const content = 'tool' in step ? null : step.text;
    const message = { role: 'assistant', content, ...(calls.length > 0 && { tool_calls: calls }) };
    const ending = calls.length > 0 ? 'tool_calls' : 'stop';
    if (request['stream'] !== true) {
      const choices = [{ index: 0, finish_reason: ending, message }];
      sendJson(response, { ...base, object: 'chat.completion', choices, usage });
      return;
    }
    const chunk = (delta: object, reason: string | null) => ({
      ...base,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
    sendEvents(response, [
      [null, chunk(message, null)],
      [null, chunk({}, ending)],
      [null, { ...base, object: 'chat.completion.chunk', choices: [], usage }],
      [null, '[DONE]'],
    ]);
  },
};
