/** Managers of processes that a developer runs: what they end is started again from its file. */
import type { Tool } from '../../types.ts';
import { effect, LOCAL } from '../doing.ts';

const ENDS = effect(
  'execute',
  'process',
  'costly',
  'none',
  'It ends, and is missed until somebody starts it again.',
  ['process-stopped'],
);

export const managerTools: readonly Tool[] = [
  {
    id: 'process-manager',
    programs: ['pm2', 'pm2-dev', 'forever', 'overmind', 'hivemind'],
    provider: LOCAL,
    valued: [
      '-n',
      '--name',
      '-i',
      '--instances',
      '--lines',
      '--only',
      '--env',
      '-l',
      '--log',
      '-o',
      '--output',
      '-e',
      '--error',
      '--interpreter',
      '--node-args',
      '--namespace',
    ],
    acts: [
      { words: 'delete|del|stop|stopall|kill|quit|scale|unstartup|deleteModule', does: [ENDS] },
      { words: '*', does: 'harmless' },
    ],
    otherwise: 'harmless',
  },
];
