import type { AgentHost } from '../../types.ts';
import { qHost } from '../../shared/q-host.ts';

export const amazonQ: AgentHost = qHost({
  id: 'amazon-q',
  aliases: ['q', 'amazonq', 'amazon-q-cli'],
  title: 'Amazon Q Developer CLI',
});
