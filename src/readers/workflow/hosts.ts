import { readYaml } from '../shared/tree/read-yaml.ts';
import { jenkinsPipeline } from './jenkins.ts';
import type { PipelineReading } from './pipeline.ts';
import { azurePipeline, circlePipeline, githubPipeline, gitlabPipeline } from './yaml-pipelines.ts';

export type Host = 'github-actions' | 'gitlab-ci' | 'circleci' | 'azure-pipelines' | 'jenkins';

const PATHS: readonly (readonly [Host, RegExp])[] = [
  ['github-actions', /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i],
  [
    'gitlab-ci',
    /(?:^|\/)(?:\.gitlab-ci|[^/]+\.gitlab-ci)\.ya?ml$|(?:^|\/)\.gitlab\/ci\/.*\.ya?ml$/i,
  ],
  ['circleci', /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/i],
  [
    'azure-pipelines',
    /(?:^|\/)[^/]*azure-pipelines?[^/]*\.ya?ml$|(?:^|\/)\.azure-?pipelines\/.*\.ya?ml$/i,
  ],
  ['jenkins', /(?:^|\/)Jenkinsfile[^/]*$|\.jenkinsfile$/i],
];

/** Whose pipeline stands at a path; null for none. */
export function hostOf(path: string): Host | null {
  return PATHS.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

export function readPipeline(host: Host, text: string): PipelineReading {
  if (host === 'jenkins') return { kind: 'read', pipeline: jenkinsPipeline(text) };
  const reading = readYaml(text.replace(/^\uFEFF/, ''));
  if (reading.kind === 'failed') return reading;
  const [first, second] = reading.documents;
  // GitLab lets a file begin with a document of inputs.
  const root = host === 'gitlab-ci' ? (second ?? first) : first;
  if (root === undefined) {
    return {
      kind: 'read',
      pipeline: { jobs: [], schedules: [], concurrency: false, strangerLine: null },
    };
  }
  if (root.kind !== 'map') return { kind: 'failed', line: root.line, message: 'it is no pipeline' };
  const read = {
    'github-actions': githubPipeline,
    'gitlab-ci': gitlabPipeline,
    circleci: circlePipeline,
    'azure-pipelines': azurePipeline,
  }[host];
  return { kind: 'read', pipeline: read(root) };
}
