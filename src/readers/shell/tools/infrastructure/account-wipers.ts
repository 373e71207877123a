/** Programs that empty a whole cloud account of everything that is not kept out by name. */
import type { Act, Tool } from '../types.ts';
import { harmless, lost } from './shapes.ts';

const EMPTIES = 'Everything in the account that no filter keeps is deleted, with its data.';
const account = (words: string, provider: string, more: Pick<Act, 'with'> = {}) =>
  lost(words, 'cloud-account', EMPTIES, {
    ...more,
    targets: { text: `${provider} account` },
    traits: ['bulk', 'contents-destroyed'],
  });

const valued =
  '-c --config -p --profile --region --exclude-region --resource-type --older-than --project --target'.split(
    ' ',
  );

export const accountWipers: readonly Tool[] = [
  {
    id: 'aws-nuke',
    programs: ['aws-nuke', 'gcp-nuke', 'azure-nuke'],
    provider: 'cloud',
    valued,
    acts: [...account('', 'cloud', { with: ['--no-dry-run'] }), ...harmless('')],
    otherwise: 'harmless',
  },
  {
    id: 'cloud-nuke',
    programs: ['cloud-nuke'],
    provider: 'cloud',
    valued,
    harmlessWith: ['--dry-run'],
    acts: [...account('aws|gcp|azure|defaults-aws', 'cloud'), ...harmless('*')],
    otherwise: 'harmless',
  },
];
