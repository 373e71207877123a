/**
 * Every reader, in the order in which they are asked. A reader's code is loaded only when the cheap
 * look at the head says that it may be met. Adding a reader is adding an entry.
 */
import type { Reader } from './types.ts';

export interface ReaderEntry {
  readonly id: string;
  /** What it reads, in words that complete "tried: …". */
  readonly title: string;
  /** True when loading the reader to ask it is worth while. Errs on the side of true. */
  readonly mayRecognise: (head: string, name: string) => boolean;
  readonly load: () => Promise<Reader>;
}

export const READERS: readonly ReaderEntry[] = [
  {
    id: 'shell-script',
    title: 'shell script',
    mayRecognise: (head, name) =>
      /^\ufeff?#!/.test(head) || /\.(?:sh|bash|zsh|ksh|bats)$/i.test(name),
    load: async () => (await import('./shell/reader.ts')).shellReader(findReader),
  },
  {
    id: 'terraform-plan',
    title: 'Terraform or OpenTofu plan JSON',
    mayRecognise: (head) => head.trimStart().startsWith('{'),
    load: async () => (await import('./terraform/reader.ts')).terraformReader,
  },
  {
    id: 'cloudformation-change-set',
    title: 'CloudFormation change set JSON',
    mayRecognise: (head) => /"(?:ResourceChange|ChangeSetName|ChangeSetId)"/.test(head),
    load: async () => (await import('./cloudformation/reader.ts')).cloudFormationReader,
  },
  {
    id: 'pulumi-preview',
    title: 'Pulumi preview JSON or engine events',
    mayRecognise: (head) =>
      /^\s*\{/.test(head) && /urn:pulumi:|"(?:changeSummary|preludeEvent)"/.test(head),
    load: async () => (await import('./pulumi/reader.ts')).pulumiReader,
  },
  {
    id: 'iam-policy',
    title: 'IAM policy document',
    mayRecognise: (head) => /Statement|bindings|includedPermissions|ssignableScopes/.test(head),
    load: async () => (await import('./iam/reader.ts')).iamReader,
  },
  {
    id: 'kubernetes',
    title: 'Kubernetes manifest, kubectl diff or AdmissionReview',
    mayRecognise: (head) => /apiVersion|AdmissionReview|[\\/](?:LIVE|MERGED)-/.test(head),
    load: async () => (await import('./kubernetes/reader.ts')).kubernetesReader,
  },
  {
    id: 'route53-change-batch',
    title: 'Route 53 change batch',
    mayRecognise: (head) => /"Changes"/.test(head),
    load: async () => (await import('./dns/reader.ts')).dnsReader,
  },
  {
    id: 'ansible-check',
    title: 'output of ansible-playbook --check --diff',
    mayRecognise: (head) => /PLAY \[|"plays"/.test(head),
    load: async () => (await import('./ansible/reader.ts')).ansibleReader,
  },
  {
    id: 'git-patch',
    title: 'git patch or unified diff',
    mayRecognise: (head) => /^(?:diff |--- |From [0-9a-f]{40}|Index: )/m.test(head),
    load: async () => (await import('./git/reader.ts')).patchReader,
  },
  {
    id: 'sql',
    title: 'SQL script',
    mayRecognise: (head, name) =>
      /\.sql$/i.test(name) || /^[\s\ufeff]*(?:--|\/\*|[a-z]+\s)/i.test(head),
    load: async () => (await import('./sql/reader.ts')).sqlReader,
  },
];

/** The first reader that recognises the head, or null. Loads no reader that cannot. */
export async function findReader(
  head: string,
  name: string,
  entries: readonly ReaderEntry[] = READERS,
): Promise<Reader | null> {
  for (const entry of entries) {
    if (!entry.mayRecognise(head, name)) continue;
    const reader = await entry.load();
    if (reader.recognises(head, name)) return reader;
  }
  return null;
}
