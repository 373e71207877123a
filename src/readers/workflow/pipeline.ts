/** One job, stage or the like of a pipeline. */
export interface Job {
  readonly name: string;
  /** 1-based. */
  readonly line: number;
  /** What a person or a rule has to let pass first, in the words of the host. */
  readonly gates: readonly string[];
  readonly needs: readonly string[];
  /** The job, or one of its steps, may fail without consequence. */
  readonly lenient: boolean;
  /** It runs only where somebody starts it, and nothing waits for that. */
  readonly optional: boolean;
  readonly commands: readonly Line[];
  /** Actions, orbs or templates with the version they are taken in. */
  readonly uses: readonly Use[];
}

export interface Line {
  readonly text: string;
  readonly line: number;
}

export interface Use {
  readonly name: string;
  readonly ref: string;
  readonly line: number;
}

/** A pipeline in the words that all hosts share. */
export interface Pipeline {
  readonly jobs: readonly Job[];
  readonly schedules: readonly string[];
  readonly concurrency: boolean;
  /** Line on which code of a stranger is checked out with secrets at hand, or null. */
  readonly strangerLine: number | null;
}

export type PipelineReading =
  | { readonly kind: 'read'; readonly pipeline: Pipeline }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };

/** Lines of a script with their places; a block starts on the line after its key. */
export function linesOf(text: string, line: number): readonly Line[] {
  const rows = text.split('\n');
  const first = rows.length > 1 ? line + 1 : line;
  return rows.map((row, index) => ({ text: row.trim(), line: first + index }));
}
