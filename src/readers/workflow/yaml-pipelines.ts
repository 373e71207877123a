import { at, listAt, mapAt, textAt } from '../shared/tree/look.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import { linesOf } from './pipeline.ts';
import type { Job, Line, Pipeline, Use } from './pipeline.ts';

type Empty = Omit<Job, 'name' | 'line'>;
const NONE: Empty = {
  gates: [],
  needs: [],
  lenient: false,
  optional: false,
  commands: [],
  uses: [],
};

/** GitHub Actions, and Gitea and Forgejo, which read the same. */
export function githubPipeline(root: MapTree): Pipeline {
  const jobs = [...(mapAt(root, 'jobs')?.entries ?? [])].map(([name, job]): Job => {
    const steps = listAt(job, 'steps')?.items ?? [];
    const environment = textAt(job, 'environment') ?? textAt(job, 'environment', 'name');
    return {
      ...NONE,
      name,
      line: job.line,
      gates: environment === null ? [] : [`environment ${environment}`],
      needs: textsOf(at(job, 'needs')),
      lenient:
        isOn(at(job, 'continue-on-error')) ||
        steps.some((step) => isOn(at(step, 'continue-on-error'))),
      commands: steps.flatMap((step) => scriptOf(at(step, 'run'))),
      uses: [job, ...steps].flatMap((step) => usesOf(step)),
    };
  });
  const on = at(root, 'on') ?? at(root, 'true');
  return {
    jobs,
    schedules: (listAt(on, 'schedule')?.items ?? []).flatMap((item) => textAt(item, 'cron') ?? []),
    concurrency:
      at(root, 'concurrency') !== null ||
      [...(mapAt(root, 'jobs')?.entries.values() ?? [])].some(
        (job) => at(job, 'concurrency') !== null,
      ),
    strangerLine: triggers(on).some(
      (name) => name === 'pull_request_target' || name === 'workflow_run',
    )
      ? strangerIn(root)
      : null,
  };
}

function triggers(on: Tree | null): readonly string[] {
  return on?.kind === 'map' ? [...on.entries.keys()] : textsOf(on);
}

/** Code that a stranger sent in is checked out where secrets are at hand. */
function strangerIn(root: MapTree): number | null {
  for (const job of mapAt(root, 'jobs')?.entries.values() ?? []) {
    for (const step of listAt(job, 'steps')?.items ?? []) {
      const ref = textAt(step, 'with', 'ref') ?? '';
      const checkout = (textAt(step, 'uses') ?? '').startsWith('actions/checkout@');
      if (checkout && /pull_request\.head|head_ref|workflow_run\.head|refs\/pull\//.test(ref))
        return step.line;
    }
  }
  return null;
}

const GITLAB_WORDS =
  /^(?:stages|variables|default|include|workflow|image|services|cache|before_script|after_script|pages:deploy|spec)$/;

export function gitlabPipeline(root: MapTree): Pipeline {
  const jobs: Job[] = [];
  for (const [name, job] of root.entries) {
    if (GITLAB_WORDS.test(name) || name.startsWith('.') || job.kind !== 'map') continue;
    const rules = listAt(job, 'rules')?.items ?? [];
    const manual =
      textAt(job, 'when') === 'manual' ||
      (rules.length > 0 &&
        rules.every((rule) => /^(?:manual|never)$/.test(textAt(rule, 'when') ?? '')));
    const environment = textAt(job, 'environment') ?? textAt(job, 'environment', 'name');
    const gates = [
      ...(manual ? ['when: manual'] : []),
      ...(environment === null ? [] : [`environment ${environment}`]),
    ];
    jobs.push({
      ...NONE,
      name,
      line: job.line,
      gates,
      needs: [
        ...textsOf(at(job, 'needs')),
        ...(listAt(job, 'needs')?.items ?? []).flatMap((item) => textAt(item, 'job') ?? []),
      ],
      // A manual job may fail by default, so only what is written counts.
      lenient: isOn(at(job, 'allow_failure')) || at(job, 'allow_failure')?.kind === 'map',
      // Among rules a manual job holds the pipeline up unless it is allowed to fail.
      optional: textAt(job, 'when') === 'manual' && !isOff(at(job, 'allow_failure')),
      commands: ['before_script', 'script', 'after_script'].flatMap((key) =>
        scriptOf(at(job, key) ?? at(root, 'default', key) ?? at(root, key)),
      ),
    });
  }
  return {
    jobs,
    schedules: [],
    concurrency: jobs.some(({ name }) => at(root, name, 'resource_group') !== null),
    strangerLine: null,
  };
}

export function circlePipeline(root: MapTree): Pipeline {
  const bodies = mapAt(root, 'jobs')?.entries ?? new Map<string, Tree>();
  const jobs: Job[] = [];
  const schedules: string[] = [];
  for (const [flow, workflow] of mapAt(root, 'workflows')?.entries ?? []) {
    for (const trigger of listAt(workflow, 'triggers')?.items ?? []) {
      schedules.push(textAt(trigger, 'schedule', 'cron') ?? '');
    }
    for (const item of listAt(workflow, 'jobs')?.items ?? []) {
      const name = textAt(item) ?? [...(mapAt(item)?.entries.keys() ?? [])][0] ?? '';
      const options = at(item, name);
      const body = bodies.get(name) ?? null;
      const steps = listAt(body, 'steps')?.items ?? [];
      jobs.push({
        ...NONE,
        name: `${flow}/${name}`,
        line: item.line,
        gates: textAt(options, 'type') === 'approval' ? ['type: approval'] : [],
        needs: textsOf(at(options, 'requires')).map((needed) => `${flow}/${needed}`),
        commands: steps.flatMap((step) => scriptOf(at(step, 'run', 'command') ?? at(step, 'run'))),
      });
    }
  }
  const orbs = [...(mapAt(root, 'orbs')?.entries ?? [])].flatMap(([, orb]) =>
    versioned(textAt(orb) ?? '', orb.line),
  );
  const [first, ...rest] = jobs;
  const all = first === undefined ? [] : [{ ...first, uses: orbs }, ...rest];
  return { jobs: all, schedules, concurrency: false, strangerLine: null };
}

export function azurePipeline(root: MapTree): Pipeline {
  const jobs: Job[] = [];
  azureJobs(root, '', [], jobs);
  const schedules = (listAt(root, 'schedules')?.items ?? []).flatMap(
    (item) => textAt(item, 'cron') ?? [],
  );
  return { jobs, schedules, concurrency: at(root, 'lockBehavior') !== null, strangerLine: null };
}

function azureJobs(tree: Tree, place: string, needs: readonly string[], jobs: Job[]): void {
  for (const stage of listAt(tree, 'stages')?.items ?? []) {
    const name = `${place}${textAt(stage, 'stage') ?? ''}`;
    azureJobs(stage, `${name}/`, textsOf(at(stage, 'dependsOn')), jobs);
  }
  for (const job of listAt(tree, 'jobs')?.items ?? []) azureJob(job, place, needs, jobs);
  if (place === '' && listAt(tree, 'steps') !== null) azureJob(tree, place, needs, jobs);
}

function azureJob(job: Tree, place: string, needs: readonly string[], jobs: Job[]): void {
  const environment = textAt(job, 'environment') ?? textAt(job, 'environment', 'name');
  const strategy =
    at(job, 'strategy', 'runOnce', 'deploy') ?? at(job, 'strategy', 'rolling', 'deploy');
  const steps = [
    ...(listAt(job, 'steps')?.items ?? []),
    ...(listAt(strategy, 'steps')?.items ?? []),
  ];
  const validates = steps.some((step) =>
    /^ManualValidation@|^ManualIntervention@/.test(textAt(step, 'task') ?? ''),
  );
  jobs.push({
    name: `${place}${textAt(job, 'deployment') ?? textAt(job, 'job') ?? 'steps'}`,
    line: job.line,
    gates: [
      ...(environment === null ? [] : [`environment ${environment}`]),
      ...(validates ? ['ManualValidation'] : []),
    ],
    needs: [...needs, ...textsOf(at(job, 'dependsOn'))],
    lenient:
      isOn(at(job, 'continueOnError')) || steps.some((step) => isOn(at(step, 'continueOnError'))),
    commands: steps.flatMap((step) =>
      ['script', 'bash', 'powershell', 'pwsh'].flatMap((key) => scriptOf(at(step, key))),
    ),
    optional: false,
    uses: [],
  });
}

function scriptOf(tree: Tree | null): readonly Line[] {
  if (tree?.kind === 'list') return tree.items.flatMap((item) => scriptOf(item));
  return tree?.kind === 'scalar' && typeof tree.value === 'string'
    ? linesOf(tree.value, tree.line)
    : [];
}

function usesOf(step: Tree): readonly Use[] {
  const uses = textAt(step, 'uses');
  return uses === null || uses.startsWith('.')
    ? []
    : versioned(uses, at(step, 'uses')?.line ?? step.line);
}

function versioned(text: string, line: number): readonly Use[] {
  const cut = text.lastIndexOf('@');
  return cut <= 0 ? [] : [{ name: text.slice(0, cut), ref: text.slice(cut + 1), line }];
}

function textsOf(tree: Tree | null): readonly string[] {
  if (tree?.kind === 'list') return tree.items.flatMap((item) => textAt(item) ?? []);
  const text = textAt(tree);
  return text === null ? [] : [text];
}

function isOn(tree: Tree | null): boolean {
  return tree?.kind === 'scalar' && (tree.value === true || tree.value === 'true');
}

function isOff(tree: Tree | null): boolean {
  return tree?.kind === 'scalar' && (tree.value === false || tree.value === 'false');
}
