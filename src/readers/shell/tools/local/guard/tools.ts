/** Holdpoint's own command line, as far as an agent may use it. */
import type { Tool } from '../../types.ts';
import { effect, LOCAL } from '../doing.ts';

const WHY = 'It decides whether and how this agent is guarded, which is for a person to say.';

const DISARMS = effect('update', 'guard', 'irreversible', 'none', WHY, ['guard-tampering'], {
  text: 'Holdpoint',
});

const holdpoint: Tool = {
  id: 'holdpoint',
  programs: ['holdpoint'],
  provider: LOCAL,
  valued: [
    '--server',
    '--token',
    '--policy',
    '--catalog',
    '--reason',
    '--agent',
    '--repo',
    '--system',
  ],
  acts: [
    {
      words:
        'assess|advise|compare|reach|explain|hook|submit|wait|doctor|lint|drill|version|completion|status|mcp|schema|evidence|lessons|zones|policy|init|catalog',
      does: 'harmless',
    },
    { words: 'ledger verify|show|list|export|checkpoint', does: 'harmless' },
    { words: 'mcp-proxy approve', does: [DISARMS] },
    { words: 'mcp-proxy|run', does: 'harmless' },
    {
      words:
        'release|resume|stop|install|uninstall|trust|grant|revoke|answer|approve|token|tokens|stops|grants',
      does: [DISARMS],
    },
  ],
  otherwise: 'unknown',
};

export const guardTools: readonly Tool[] = [holdpoint];
