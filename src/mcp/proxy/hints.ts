import { classOfName } from '../../readers/tool-call/mcp/tool-class.ts';
import type { ToolHints } from '../../readers/tool-call/types.ts';
import type { Definition } from './pins/definition.ts';

/**
 * What hints add to names, by `server/tool`. The protocol calls destructive whatever does more than add: a
 * tool that writes, clicks or edits says so of itself, and its name and input tell more exactly what it
 * does. Hints count where the name says nothing, or says that it only reads.
 */
export function hintsOf(
  server: string,
  definitions: Iterable<Definition>,
): ReadonlyMap<string, ToolHints> {
  return new Map(
    [...definitions].map(({ name, hints }) => {
      const { destructiveHint, ...others } = hints;
      const named = classOfName(name).class === 'update';
      return [`${server}/${name}`, named ? others : { ...others, destructiveHint }];
    }),
  );
}
