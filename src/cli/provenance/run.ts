import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { emit } from '../terminal/emit.ts';
import { csvWriter, jsonWriter, markdownWriter, tableWriter, type Writer } from './formats.ts';
import { groupsOf, Grouping, type GroupedBy } from './grouping.ts';
import { judgeCommit, type JudgedCommit } from './judge-history.ts';
import { COMMIT_COLUMNS, groupColumns, type Column, type Group } from './sheet.ts';
import { sinceOf } from './since.ts';
import { Tally } from './tally.ts';

export interface ProvenanceOptions {
  readonly repo?: string;
  readonly since?: string;
  readonly per: 'commit' | GroupedBy;
  readonly format: 'table' | 'json' | 'csv' | 'markdown';
}

/** `holdpoint provenance`. Lines are printed as git finds the commits; groups at the end. */
export async function runProvenance(
  range: string,
  options: ProvenanceOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { openHistory } = await import('../../readers/git/reader.ts');
  const since = sinceOf(options.since);
  const all = new Tally();
  const { per, format } = options;
  const grouping = per === 'commit' ? null : new Grouping(per);
  const commits = writerOf(format, 'commits', COMMIT_COLUMNS, commitJson);
  const history = await openHistory(options.repo ?? context.cwd, {
    range,
    ...(since === undefined ? {} : { since }),
  });
  const say = (...pieces: string[]) => emit(context.stdout, pieces);
  // Standard output counts as writable again after an error, so the error itself has to be seen.
  let isGone = false;
  const gone = () => void (isGone = true);
  context.stdout.once('error', gone);
  let isBegun = false;
  await history(async (some) => {
    const judged = some.map(judgeCommit);
    for (const one of judged) {
      all.add(one);
      grouping?.add(one);
    }
    if (grouping !== null) return true;
    await say(isBegun ? '' : commits.head, judged.map((one) => commits.line(one)).join(''));
    isBegun = true;
    return !isGone;
  });
  context.stdout.off('error', gone);
  if (grouping === null) {
    if (!isGone) await say(isBegun ? '' : commits.head, commits.tail(all.counts()));
    return EXIT.allow;
  }
  const groups = writerOf(format, 'groups', groupColumns(grouping.by), groupJson);
  const lines = groupsOf(grouping).map((group) => groups.line(group));
  await say(groups.head, ...lines, groups.tail(all.counts()));
  return EXIT.allow;
}

function writerOf<T>(
  format: ProvenanceOptions['format'],
  name: string,
  columns: readonly Column<T>[],
  json: (line: T) => unknown,
): Writer<T> {
  switch (format) {
    case 'json':
      return jsonWriter(name, json);
    case 'csv':
      return csvWriter(columns);
    case 'markdown':
      return markdownWriter(columns);
    case 'table':
      return tableWriter(columns);
  }
}

function commitJson({ commit, verdict }: JudgedCommit): unknown {
  const { clues, ...rest } = commit;
  return {
    ...rest,
    kind: verdict.kind,
    tools: verdict.tools,
    evidence: clues.map(({ kind, says, strength, tool, lines, evidence }) => ({
      kind,
      says,
      strength,
      tool,
      ...(lines === undefined ? {} : { lines }),
      note: evidence.note,
      source: evidence.source,
      line: evidence.line,
    })),
  };
}

function groupJson({ name, counts }: Group): unknown {
  return { name, ...counts };
}
