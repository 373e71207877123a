import { environmentIn } from '../shared/environment-words.ts';
import { DEPLOYS } from './names.ts';
import type { Job, Line } from './pipeline.ts';

const FETCHES = /^(?:curl|wget|iwr|irm|invoke-webrequest|invoke-restmethod)$/i;
const SHELLS = /^(?:ba|z|da|k)?sh$|^(?:pwsh|powershell|iex|invoke-expression)$/i;
const INTERPRETERS = /^(?:python[\d.]*|node|perl|ruby|php)$/;
const RUNS_TEXT = /^(?:eval|source|\.)$/;
const SUBSTITUTED = /(?:[$<]\(|`)\s*(?:curl|wget)\s/;
const LONGEST = 2000;

/** True for a job that holds what production takes: by its name, or by the environment it runs for. */
export function deploys({ name, gates }: Job): boolean {
  const kinds = gates
    .filter((gate) => gate.startsWith('environment '))
    .map((gate) => environmentIn(gate.slice('environment '.length))?.kind ?? 'unknown');
  if (kinds.length === 0) return DEPLOYS.test(name);
  return kinds.some((kind) => kind === 'production' || kind === 'unknown' || kind === 'staging');
}

/** Lines that a backslash breaks are one, at the place of the first. */
export function joinBroken(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  let open: Line | null = null;
  for (const { text, line } of lines) {
    const whole: Line =
      open === null ? { text, line } : { text: open.text + text, line: open.line };
    const broken = whole.text.endsWith('\\') && whole.text.length < LONGEST;
    open = broken ? { ...whole, text: `${whole.text.slice(0, -1)} ` } : null;
    if (!broken) joined.push(whole);
  }
  return open === null ? joined : [...joined, open];
}

/** True for a command line that gives what it fetches to a shell: `curl URL | bash`, `bash <(curl URL)`. */
export function runsFetched(text: string): boolean {
  const bare = text.slice(0, LONGEST).replace(/(?:^|\s)#.*$/, '');
  return bare.split(/&&|\|\||;/).some((command) => {
    const parts = command.split('|').map((part) => wordsOf(part));
    const fetch = parts.findIndex(([first = '']) => FETCHES.test(first));
    if (fetch !== -1 && parts.slice(fetch + 1).some((words) => takesCode(words))) return true;
    const [first = ''] = parts[0] ?? [];
    return (SHELLS.test(first) || RUNS_TEXT.test(first)) && SUBSTITUTED.test(command);
  });
}

/** Without what only says as whom or with which variables it runs, and by its name without a path. */
function wordsOf(part: string): readonly string[] {
  const words = part.trim().split(/\s+/);
  const names = words.map((word) => word.replace(/^.*\//, ''));
  const bare = names.findIndex((word) => !/^(?:exec|command|time|\w+=.*)$/.test(word));
  // Options of sudo may have values, so what it runs is looked for by name.
  const run = /^(?:sudo|env|doas)$/.test(names[bare] ?? '')
    ? names.findIndex((word) => [FETCHES, SHELLS, INTERPRETERS].some((known) => known.test(word)))
    : bare;
  return run === -1 ? [] : [names[run] ?? '', ...words.slice(run + 1)];
}

/** A shell runs what comes in unless it is given a file or a text of its own. */
function takesCode([name = '', ...rest]: readonly string[]): boolean {
  if (INTERPRETERS.test(name)) return rest.every((word) => word === '-');
  if (!SHELLS.test(name)) return false;
  const own = rest.find((word) => !/^(?:[-&<>]|\d>)/.test(word));
  return own === undefined || rest.some((word) => /^-[a-z]*s$/.test(word));
}
