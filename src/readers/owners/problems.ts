import { LIMITS } from './limits.ts';
import type { OwnersFile, OwnersProblem } from './types.ts';

/** Problems of one source, told one by one up to a limit. */
export interface ProblemList {
  add(line: number, message: string): void;
  all(): readonly OwnersProblem[];
}

export function problemList(source: string): ProblemList {
  const problems: OwnersProblem[] = [];
  let [further, firstFurther] = [0, 1];
  return {
    add(line, message) {
      if (problems.length < LIMITS.problems) problems.push({ source, line, message });
      else if (further++ === 0) firstFurther = line;
    },
    all() {
      if (further === 0) return problems;
      return [
        ...problems,
        { source, line: firstFurther, message: `${further} further problems from here on` },
      ];
    },
  };
}

/** A file that says nothing, because of this. */
export function unread(source: string, line: number, message: string): OwnersFile {
  return { kind: 'unread', problems: [{ source, line, message }] };
}

/** A piece of a file as it may stand in a message: on one line, and short. */
export function shown(text: string): string {
  const clean = text.slice(0, 81).replace(/[\p{Cc}\p{Cf}]/gu, '?');
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
}
