import { listOf, sendEvents, sendJson } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** Anthropic's Messages. */
export const anthropic: Dialect = {
  path: /\/messages$/u,
  results: ({ messages }) =>
    listOf(messages)
      .flatMap(({ content }) => listOf(content))
      .filter(({ type }) => type === 'tool_result').length,
  isTurn: ({ tools }) => listOf(tools).length > 0,
  reply: (step, request, response, id) => {
    const isCall = 'tool' in step;
    const block = isCall
      ? { type: 'tool_use', id: `toolu_${id}`, name: step.tool, input: step.input }
      : { type: 'text', text: step.text };
    const ending = { stop_reason: isCall ? 'tool_use' : 'end_turn', stop_sequence: null };
    const message = {
      id: `msg_${id}`,
      type: 'message',
      role: 'assistant',
      model: request['model'],
      usage: { input_tokens: 1, output_tokens: 1 },
    };
    if (request['stream'] !== true) {
      sendJson(response, { ...message, content: [block], ...ending });
      return;
    }
    const delta = isCall
      ? { type: 'input_json_delta', partial_json: JSON.stringify(step.input) }
      : { type: 'text_delta', text: step.text };
    const empty = isCall ? { ...block, input: {} } : { type: 'text', text: '' };
    const events: readonly (readonly [string, object])[] = [
      ['message_start', { message: { ...message, content: [], stop_reason: null } }],
      ['content_block_start', { index: 0, content_block: empty }],
      ['content_block_delta', { index: 0, delta }],
      ['content_block_stop', { index: 0 }],
      ['message_delta', { delta: ending, usage: { output_tokens: 1 } }],
      ['message_stop', {}],
    ];
    sendEvents(
      response,
      events.map(([type, data]) => [type, { type, ...data }] as const),
    );
  },
};
