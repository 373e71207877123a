import { classifyPath } from '../classify/classify-path.ts';
import type { Finding } from '../effects/finding.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { parseWorkflow } from '../workflow/parse-workflow.ts';
import type { Workflow } from '../workflow/parse-workflow.ts';
import { scanWorkflowLines } from '../workflow/scan-workflow-lines.ts';
import { SAFER } from '../workflow/workflow-facts.ts';
import type { WorkflowFact } from '../workflow/workflow-facts.ts';
import type { FileToInspect } from './file-to-inspect.ts';

/** What a pipeline may do after the change that it could not do before. */
export function inspectWorkflow(file: FileToInspect): Finding[] {
  if (file.change.status === 'deleted') return [];
  const arrives = becomesWorkflow(file);
  if (arrives && !file.whole) return [...fromLines(file), hidden()];
  const before = file.whole ? parseWorkflow(arrives ? '' : (file.before ?? '')) : null;
  const after = file.whole ? parseWorkflow(file.after ?? '') : null;
  if (before === null || after === null) return fromLines(file);
  return [
    ...gained(before.facts, after.facts).map((fact) => found(fact, fact.what, file)),
    ...droppedLimits(before, after),
  ];
}

/** A file that did nothing where it lay before, and runs where it is moved to. */
function becomesWorkflow({ change: { oldPath } }: FileToInspect): boolean {
  return oldPath !== null && classifyPath(oldPath).type !== 'ci-workflow';
}

/** Facts of the later side that the earlier one lacks. A scope held by `all` before is no gain. */
function gained(before: readonly WorkflowFact[], after: readonly WorkflowFact[]): WorkflowFact[] {
  const known = new Set(before.map(({ key }) => key));
  const covered = (key: string) => {
    const place = /^permission (workflow|job .+) \S+$/.exec(key)?.[1];
    return place !== undefined && known.has(`permission ${place} all`);
  };
  const fresh = after.filter(({ key }) => !known.has(key) && !covered(key));
  return [...new Map(fresh.map((fact) => [fact.key, fact])).values()];
}

/** A job without a statement of permissions gets what the repository grants by default. */
function droppedLimits(before: Workflow, after: Workflow): Finding[] {
  const limitedBefore = before.jobs.size > 0 && before.unlimited.size < before.jobs.size;
  const loosened = [...after.unlimited].filter((job) => {
    return before.jobs.has(job)
      ? !before.unlimited.has(job)
      : limitedBefore && before.unlimited.size === 0;
  });
  return loosened.map((job) => ({
    kind: 'widens',
    what: `no statement of permissions limits job ${job} any more, so it gets the repository's default`,
    line: null,
    excerpt: [],
    safer: SAFER.permission,
  }));
}

function fromLines(file: FileToInspect): Finding[] {
  const lines = file.hunks.flat();
  const taken = scanWorkflowLines(lines.filter(({ mark }) => mark === 'removed'));
  const given = scanWorkflowLines(lines.filter(({ mark }) => mark === 'added'));
  const left = new Map<string, number>();
  for (const { key } of taken) left.set(key, (left.get(key) ?? 0) + 1);
  const fresh = given.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  const findings = fresh.map((fact) => found(fact, `${fact.what} (told from single lines)`, file));
  if (losesLimit(file)) findings.push(unlimited());
  if (file.cut) findings.push(tooLarge());
  return findings;
}

function found({ line, safer }: WorkflowFact, what: string, { hunks }: FileToInspect): Finding {
  const shown = hunks.flat().find(({ mark, number }) => mark === 'added' && number === line);
  const excerpt =
    shown === undefined
      ? []
      : [{ number: line, text: new LineMask().show(shown.text), mark: 'added' as const }];
  // An address in it may carry credentials.
  const said = new LineMask().show(`the pipeline ${what}`);
  return { kind: 'widens', what: said, line, excerpt, safer };
}

/** The statement for the whole pipeline is taken out, and no other one comes in its place. */
function losesLimit({ hunks }: FileToInspect): boolean {
  const lines = hunks.flat();
  return (
    lines.some(({ mark, text }) => mark === 'removed' && /^["']?permissions["']?\s*:/.test(text)) &&
    !lines.some(({ mark, text }) => mark === 'added' && /^\s*["']?permissions["']?\s*:/.test(text))
  );
}

function unlimited(): Finding {
  const what = 'its statement of permissions goes, so its jobs get the default of the repository';
  return { kind: 'widens', what, line: null, excerpt: [], safer: SAFER.permission };
}

function hidden(): Finding {
  const what = 'a file from elsewhere becomes a pipeline, and not all of its content is shown';
  return { kind: 'widens', what, line: null, excerpt: [], safer: null };
}

function tooLarge(): Finding {
  const what = 'the pipeline is too large to be looked through';
  return { kind: 'widens', what, line: null, excerpt: [], safer: null };
}
