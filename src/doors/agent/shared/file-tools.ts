import type { AgentAct } from '../types.ts';
import { fieldsOf, listAt, textAt } from './fields.ts';
import type { Fields } from './fields.ts';
import type { ToolReader } from './tool-reader.ts';

const PATH = ['file_path', 'filePath', 'path', 'absolute_path', 'notebook_path', 'target_file'];
const CONTENT = ['content', 'contents', 'file_text', 'new_source', 'text', 'code'];
const BEFORE = ['old_string', 'oldString', 'old_str', 'old_text', 'oldText'];
const AFTER = ['new_string', 'newString', 'new_str', 'new_text', 'newText', 'new_source'];

type FileAct = Extract<AgentAct, { kind: 'file' }>;
type Edit = FileAct['edits'][number];

function withPath(
  make: (path: string, input: Fields) => AgentAct | string,
  names: readonly string[] = PATH,
): ToolReader {
  return (input, tool) => {
    const path = textAt(input, ...names);
    if (path === null || path === '') {
      return `${tool} was called without a path: "${names[0]}" must be text.`;
    }
    const act = make(path, input);
    return typeof act === 'string' ? `${tool} ${act}` : [act];
  };
}

export function fileAct(
  act: FileAct['act'],
  path: string,
  rest: Partial<Pick<FileAct, 'content' | 'edits' | 'to'>> = {},
): FileAct {
  return { kind: 'file', act, path, content: null, edits: [], ...rest };
}

export const readFile = withPath((path) => fileAct('read', path));
export const deleteFile = withPath((path) => fileAct('delete', path));

/** The whole text of a file. Without text the path still counts: something will be written there. */
export const writeFile = withPath((path, input) =>
  fileAct('write', path, { content: textAt(input, ...CONTENT) }),
);

/** One replacement, or several where the tool takes a list of them. */
export const editFile = withPath((path, input) => {
  const list = listAt(input, 'edits', 'replacements');
  if (list === null) return fileAct('edit', path, { edits: [editOf(input)] });
  const edits = list.map(fieldsOf);
  if (edits.some((edit) => edit === null)) return 'was called with an edit that is no object.';
  return fileAct('edit', path, { edits: edits.map((edit) => editOf(edit ?? {})) });
});

/** A text editor whose `command` says what it does: view, create, str_replace, insert, append, undo_edit. */
export const textEditor: ToolReader = (input, tool) => {
  const command = textAt(input, 'command', 'mode');
  if (command === null) return `${tool} was called without a command.`;
  if (command === 'view') return readFile(input, tool);
  if (command === 'create') return writeFile(input, tool);
  if (/^(?:str_?replace|insert|append|undo_edit)$/iu.test(command)) return editFile(input, tool);
  return [{ kind: 'unknown', tool: `${tool} ${command}`, input }];
};

/** Several files read at once: a list of paths, or of operations that each name one. */
export function readFiles(...names: readonly string[]): ToolReader {
  return (input, tool) => {
    const list = listAt(input, ...names);
    if (list === null) return readFile(input, tool);
    const paths = list.flatMap((entry) => {
      if (typeof entry === 'string') return [entry];
      const fields = fieldsOf(entry);
      if (fields === null) return [null];
      const several = listAt(fields, 'image_paths', 'paths');
      return several ?? [textAt(fields, ...PATH)];
    });
    if (paths.some((path) => typeof path !== 'string')) {
      return `${tool} was called with something to read that names no path.`;
    }
    if (paths.length === 0) return [{ kind: 'harmless', tool }];
    return paths.map((path) => fileAct('read', String(path)));
  };
}

function editOf(fields: Fields): Edit {
  return {
    before: textAt(fields, ...BEFORE) ?? '',
    after: textAt(fields, ...AFTER, ...CONTENT) ?? '',
  };
}
