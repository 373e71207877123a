import { agentOfToolName } from '../commits/agent-of.ts';
import { put } from './put.ts';
import { merged } from './ranges.ts';
import type { Range } from './ranges.ts';

/** Who is said to have written some lines of a commit's files. */
export interface LineAuthor {
  readonly says: 'ai' | 'human';
  /** Null where the log does not tell. */
  readonly tool: string | null;
  /** By path; sorted, none touching another. */
  readonly lines: ReadonlyMap<string, readonly Range[]>;
}

/** Longer logs are not read: what tells lines apart stands first, and is short. */
export const LONGEST_LOG = 8 * 1024 * 1024;

const DIVIDER = /^---\r?$/m;
const ENTRY =
  /^ {2}(h_[0-9a-f]{6,40}|s_[0-9a-f]{6,40}(?:::t_[0-9a-f]{6,40})?|[0-9a-z]{7,16}) ([\d,-]{1,100000})\s*$/;

/**
 * Reads a log of the Git AI Standard, version 3: files with who wrote which lines, `---`, and JSON that
 * names sessions. People are `h_…`, sessions of agents `s_…::t_…` or, as earlier versions had it, plain
 * hex. Null for a text that is no such log. Lines of an agent are kept where the JSON cannot be read.
 */
export function parseAuthorshipLog(text: string): readonly LineAuthor[] | null {
  const divider = DIVIDER.exec(text);
  if (divider === null) return null;
  const tools = toolsOf(text.slice(divider.index + divider[0].length));
  const found = new Map<string, Map<string, Range[]>>();
  let path: string | null = null;
  for (const line of text.slice(0, divider.index).split('\n')) {
    const [, id = '', ranges = ''] = ENTRY.exec(line) ?? [];
    if (id === '' && /^\S/.test(line)) path = pathOf(line);
    if (id === '' || path === null) continue;
    const author = id.startsWith('h_') ? 'human' : `ai ${tools.get(id.split('::')[0] ?? '') ?? ''}`;
    const lines = found.get(author) ?? new Map<string, Range[]>();
    put(lines, path, ...rangesOf(ranges));
    found.set(author, lines);
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([author, lines]) => ({
      says: author === 'human' ? 'human' : 'ai',
      tool: author === 'human' ? null : author.slice('ai '.length) || null,
      lines: new Map([...lines].map(([file, ranges]) => [file, merged(ranges)])),
    }));
}

/** The name of a tool as its records have it (`claude`, `copilot_cli`); null for what is no name. */
export function toolNamed(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = value.trim().slice(0, 60);
  return agentOfToolName(name) ?? (/^[A-Za-z][\w .-]*$/.test(name) ? name : null);
}

function pathOf(line: string): string {
  const text = line.replace(/\r$/, '');
  return /^"(.*)"$/.exec(text)?.[1] ?? text;
}

function rangesOf(text: string): readonly Range[] {
  return text.split(',').flatMap((part): Range[] => {
    const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    return from === undefined ? [] : [[Number(from), Number(to)]];
  });
}

function toolsOf(json: string): ReadonlyMap<string, string> {
  const tools = new Map<string, string>();
  const log = asObject(parsed(json));
  for (const part of ['prompts', 'sessions'] as const) {
    for (const [id, session] of Object.entries(asObject(log[part]))) {
      const tool = toolNamed(asObject(asObject(session)['agent_id'])['tool']);
      if (tool !== null) tools.set(id, tool);
    }
  }
  return tools;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
