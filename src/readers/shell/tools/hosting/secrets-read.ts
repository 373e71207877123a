import type { Act, Call, ToolContext } from '../types.ts';
import type { Setting } from '../../types.ts';

/** Calls that print or fetch the values of settings: of production, they are credentials. */
export function printsSecrets(
  words: string,
  provider: string,
  setting: (call: Call, context: ToolContext) => Setting,
): Act {
  return {
    words,
    does: (call, context) => {
      if (setting(call, context).kind !== 'production') return {};
      return {
        doings: [
          {
            verb: 'read',
            type: `${provider}_config`,
            address: call.operands.map(({ text }) => text).join(' '),
            provider,
            reversibility: 'irreversible',
            data: 'none',
            traits: ['credential-read'],
            why: 'Secrets of production are then in the session of the agent and its log.',
            safer: ['ask for the names alone, or for those of a place of your own'],
          },
        ],
      };
    },
  };
}
