import type { AgentHost } from '../../types.ts';
import { qHost } from '../../shared/q-host.ts';

/** Kiro CLI 2 and 3, and the IDE's command hooks, which any exit but 0 blocks. */
export const kiro: AgentHost = qHost({
  id: 'kiro',
  aliases: ['kiro-cli', 'kiro-ide'],
  title: 'Kiro CLI and IDE',
});
