import type { Carried } from '../types.ts';
import { carriedByCmd } from './cmd.ts';
import { carriedByPowershell } from './powershell.ts';
import { unread } from './words.ts';

const LONGEST = 1024 * 1024;

/** What text of PowerShell or cmd runs, as words that the tables know, else as doings. Never throws. */
export function carriedByDialect(text: string, dialect: 'powershell' | 'cmd'): readonly Carried[] {
  if (text.length > LONGEST) return [unread('The script is too long to be read.', false)];
  return dialect === 'cmd' ? carriedByCmd(text) : carriedByPowershell(text);
}
