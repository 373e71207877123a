import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { RISKY_TRIGGERS, SAFER, actionName, isUnpinned } from './workflow-facts.ts';
import type { WorkflowFact } from './workflow-facts.ts';

const LARGEST = 512 * 1024;

/** What a workflow file allows. */
export interface Workflow {
  readonly facts: readonly WorkflowFact[];
  /** Every job by name. */
  readonly jobs: ReadonlySet<string>;
  /** Jobs for which neither they nor the file state permissions: they get the repository's default. */
  readonly unlimited: ReadonlySet<string>;
}

const NOTHING: Workflow = { facts: [], jobs: new Set(), unlimited: new Set() };

/**
 * Reads a GitHub (or Gitea, Forgejo) workflow or a GitLab pipeline. Null when it is not YAML that
 * stands for itself: broken, too large, or with aliases.
 */
export function parseWorkflow(text: string): Workflow | null {
  if (text.length > LARGEST) return null;
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    logLevel: 'silent',
  });
  if (document.errors.length > 0) return null;
  if (document.contents === null) return NOTHING;
  if (!isMap(document.contents) || hasAliases(document)) return null;
  const root = document.contents;
  const lineOf = (node: unknown) => lines.linePos(startOf(node)).line;
  const facts: WorkflowFact[] = [...triggers(root, lineOf)];
  const stated = root.has('permissions');
  const unlimited = new Set<string>();
  const jobs = jobsOf(root);
  facts.push(...permissionFacts(root.get('permissions', true), 'workflow', lineOf));
  for (const [name, job] of jobs) {
    if (!stated && !job.has('permissions')) unlimited.add(name);
    facts.push(...permissionFacts(job.get('permissions', true), `job ${name}`, lineOf));
  }
  visit(document, {
    Pair: (_, pair) => {
      facts.push(...pairFacts(pair, lineOf));
    },
  });
  return { facts, jobs: new Set(jobs.keys()), unlimited };
}

function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function jobsOf(root: YAMLMap): Map<string, YAMLMap> {
  const found = new Map<string, YAMLMap>();
  const jobs: unknown = root.get('jobs', true);
  if (!isMap(jobs)) return found;
  for (const { key, value } of jobs.items) {
    if (isMap(value)) found.set(textOf(key), value);
  }
  return found;
}

type LineOf = (node: unknown) => number;

function permissionFacts(permissions: unknown, place: string, lineOf: LineOf): WorkflowFact[] {
  const fact = (scope: string, node: unknown): WorkflowFact => ({
    key: `permission ${place} ${scope}`,
    what:
      scope === 'all' ? `gains every permission (${place})` : `gains ${scope}: write (${place})`,
    line: lineOf(node),
    safer: SAFER.permission,
  });
  if (isScalar(permissions)) {
    return textOf(permissions).toLowerCase() === 'write-all' ? [fact('all', permissions)] : [];
  }
  if (!isMap(permissions)) return [];
  return permissions.items.flatMap(({ key, value }) =>
    textOf(value).toLowerCase() === 'write' ? [fact(textOf(key), key)] : [],
  );
}

function triggers(root: YAMLMap, lineOf: LineOf): WorkflowFact[] {
  const on: unknown = root.get('on', true);
  let named: unknown[] = [];
  if (isScalar(on)) named = [on];
  else if (isSeq(on)) named = on.items;
  else if (isMap(on)) named = on.items.map(({ key }) => key);
  return named.flatMap((node) => {
    const name = textOf(node);
    if (!RISKY_TRIGGERS.includes(name)) return [];
    const what = `runs on ${name}, with secrets, for what people outside send in`;
    return [{ key: `trigger ${name}`, what, line: lineOf(node), safer: SAFER.trigger }];
  });
}

function pairFacts(pair: Pair, lineOf: LineOf): WorkflowFact[] {
  const line = () => lineOf(pair.key);
  const key = textOf(pair.key);
  const value = textOf(pair.value);
  if (key === 'secrets' && value === 'inherit') {
    return [{ key: 'secrets', what: 'hands on every secret', line: line(), safer: SAFER.secrets }];
  }
  if (key === 'runs-on' && JSON.stringify(pair.value ?? '').includes('self-hosted')) {
    const what = 'runs on a self-hosted runner';
    return [{ key: 'runner self-hosted', what, line: line(), safer: SAFER.runner }];
  }
  if (key === 'uses' && value !== '' && isUnpinned(value)) {
    const what = `uses ${value}, which is not pinned to a commit`;
    return [{ key: `action ${actionName(value)}`, what, line: line(), safer: SAFER.action }];
  }
  if (key === 'id_tokens') {
    const what = 'gains a token that other services trust';
    return [{ key: 'permission id_tokens', what, line: line(), safer: SAFER.permission }];
  }
  if (key === 'remote' && /^https?:/.test(value)) {
    const what = `includes ${value} from elsewhere`;
    return [{ key: `include ${value}`, what, line: line(), safer: SAFER.include }];
  }
  return [];
}

function textOf(node: unknown): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

function startOf(node: unknown): number {
  const place = isPair(node) ? (node.key as Node) : (node as Node | null);
  return place?.range?.[0] ?? 0;
}
