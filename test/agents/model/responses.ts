import { listOf, sendEvents, sendJson } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** OpenAI's Responses. */
export const responses: Dialect = {
  path: /\/responses$/u,
  results: ({ input }) =>
    listOf(input).filter(({ type }) => String(type).endsWith('_output')).length,
  isTurn: ({ tools }) => listOf(tools).length > 0,
  reply: (step, request, response, id) => {
    const item =
      'tool' in step
        ? {
            type: 'function_call',
            id: `fc_${id}`,
            call_id: `call_${id}`,
            name: step.tool,
            arguments: JSON.stringify(step.input),
            status: 'completed',
          }
        : {
            type: 'message',
            id: `msg_${id}`,
            role: 'assistant',
            status: 'completed',
            content: [{ type: 'output_text', text: step.text, annotations: [] }],
          };
    const whole = {
      id: `resp_${id}`,
      object: 'response',
      created_at: 1,
      model: request['model'],
      status: 'completed',
      output: [item],
      usage: {
        input_tokens: 1,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: 1,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 2,
      },
    };
    if (request['stream'] !== true) {
      sendJson(response, whole);
      return;
    }
    const events: readonly (readonly [string, object])[] = [
      ['response.created', { response: { ...whole, status: 'in_progress', output: [] } }],
      ['response.output_item.added', { output_index: 0, item }],
      ['response.output_item.done', { output_index: 0, item }],
      ['response.completed', { response: whole }],
    ];
    sendEvents(
      response,
      events.map(([type, data], at) => [type, { type, sequence_number: at, ...data }] as const),
    );
  },
};
