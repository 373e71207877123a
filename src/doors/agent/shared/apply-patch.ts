import type { AgentAct } from '../types.ts';
import { fileAct } from './file-tools.ts';

type FileAct = Extract<AgentAct, { kind: 'file' }>;
type Edit = FileAct['edits'][number];

/** Files one patch may name before it is no longer told apart. */
const MAX_FILES = 1000;

interface Section {
  readonly act: 'write' | 'edit' | 'delete';
  readonly path: string;
  to: string | null;
  readonly added: string[];
  readonly hunks: { readonly before: string[]; readonly after: string[] }[];
}

/**
 * The files that a patch in the form of `apply_patch` (`*** Begin Patch` … `*** End Patch`) touches, or a
 * sentence that says why it cannot be read. Also finds the patch inside a shell's heredoc.
 */
export function patchActs(text: string): readonly FileAct[] | string {
  const lines = text.split(/\r?\n/u);
  const begin = lines.findIndex((line) => line.trim() === '*** Begin Patch');
  const start = begin === -1 ? 0 : begin + 1;
  const sections: Section[] = [];
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '*** End Patch') break;
    const header = headerOf(line);
    if (header !== null) {
      if (sections.length === MAX_FILES) return `The patch names more than ${MAX_FILES} files.`;
      sections.push(header);
      continue;
    }
    const section = sections.at(-1);
    if (section !== undefined) takeLine(section, line);
  }
  if (sections.length === 0) return 'The patch names no file.';
  return sections.flatMap(actsOfSection);
}

function headerOf(line: string): Section | null {
  const match = /^\*\*\* (Add|Update|Delete) File: (.*)$/u.exec(line.trim());
  const path = match?.[2]?.trim() ?? '';
  if (match === null || path === '') return null;
  const act = match[1] === 'Add' ? 'write' : match[1] === 'Delete' ? 'delete' : 'edit';
  return { act, path, to: null, added: [], hunks: [] };
}

function takeLine(section: Section, line: string): void {
  const moved = /^\*\*\* Move to: (.*)$/u.exec(line.trim());
  if (moved !== null) {
    section.to = moved[1]?.trim() ?? '';
    return;
  }
  if (section.act === 'write') {
    if (line.startsWith('+')) section.added.push(line.slice(1));
    return;
  }
  if (section.act === 'delete' || line.startsWith('***')) return;
  if (line.startsWith('@@') || section.hunks.length === 0) {
    section.hunks.push({ before: [], after: [] });
    if (line.startsWith('@@')) return;
  }
  const hunk = section.hunks.at(-1);
  if (hunk === undefined) return;
  const rest = line.slice(1);
  if (!line.startsWith('+')) hunk.before.push(rest);
  if (!line.startsWith('-')) hunk.after.push(rest);
}

function actsOfSection({ act, path, to, added, hunks }: Section): readonly FileAct[] {
  if (act === 'write') {
    return [fileAct('write', path, { content: added.map((line) => `${line}\n`).join('') })];
  }
  if (act === 'delete') return [fileAct('delete', path)];
  const edits: Edit[] = hunks.map(({ before, after }) => ({
    before: before.join('\n'),
    after: after.join('\n'),
  }));
  const edit = fileAct('edit', path, { edits });
  return to === null || to === '' ? [edit] : [edit, fileAct('move', path, { to })];
}
