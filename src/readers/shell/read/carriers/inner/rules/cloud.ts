/** Calls of cloud SDKs: as the words of the same provider's command line where each call has one. */
import type { Doing } from '../../../../types.ts';
import type { Carried } from '../../types.ts';
import { type Call, lastSegment, onlyText, type Value } from '../code/value.ts';
import { commands } from './carry.ts';
import type { RuleContext } from './types.ts';

type Words = readonly (string | Value)[];

const LOCAL = new Set(
  'get_paginator get_waiter paginate close can_paginate generate_presigned_url exceptions meta wait'.split(
    ' ',
  ),
);
/** Services whose command has another name than their SDK. */
const SERVICES: Readonly<Record<string, string>> = { s3: 's3api', 's3-control': 's3control' };

function kebab(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}

function awsWords(
  service: string,
  operation: string,
  given: Iterable<readonly [string, Value]>,
): Words {
  const options = [...given].slice(0, 30).flatMap(([name, value]): Words => {
    const option = `--${kebab(name)}`;
    if (value.texts !== undefined) return [option, value];
    if (value.items !== undefined) return [option, ...value.items.slice(0, 20)];
    if (value.name === 'True' || value.name === 'true') return [option];
    if (value.name === 'False' || value.name === 'false') return [`--no-${kebab(name)}`];
    return [option, value.entries === undefined ? value : '{}'];
  });
  return ['aws', SERVICES[service] ?? service, operation, ...options];
}

/** Profile, region and endpoint that a client was made with. */
function aside(chain: readonly Call[]): Words {
  const named = chain.flatMap(({ named }) => [...named]);
  return (
    [
      ['profile_name', '--profile'],
      ['region_name', '--region'],
      ['endpoint_url', '--endpoint-url'],
    ] as const
  ).flatMap(([key, option]): Words => {
    const value = named.find(([name]) => name === key)?.[1];
    return value === undefined ? [] : [option, value];
  });
}

function boto(call: Call): Words | null {
  const made = call.chain.findLast(({ name }) => /(?:^|\.)(?:client|resource)$/.test(name));
  if (made === undefined || !/boto|aws|Session/i.test(`${call.name} ${made.name}`)) return null;
  const service = onlyText(made.args[0] ?? made.named.get('service_name'));
  const operation = lastSegment(call.name);
  if (service === null || LOCAL.has(operation)) return null;
  if (made.name.endsWith('client'))
    return [...awsWords(service, kebab(operation), call.named), ...aside(call.chain)];
  const words = resourceWords(call, operation);
  return words === null ? null : [...words, ...aside(call.chain)];
}

/** What a resource of boto3 is told: `resource('s3').Bucket('x').objects.all().delete()`. */
function resourceWords(call: Call, operation: string): Words | null {
  const of = (name: string) => call.chain.findLast((each) => lastSegment(each.name) === name)?.args;
  const bucket = of('Bucket')?.[0];
  const object = of('Object');
  const table = of('Table')?.[0];
  const instance = of('Instance')?.[0];
  const queue = of('Queue')?.[0];
  if (bucket !== undefined && operation === 'delete') {
    const inside = /\.(?:objects|object_versions)\b/.test(call.name);
    const address = (bucket.texts ?? []).map((text) => `s3://${text}`);
    return inside
      ? ['aws', 's3', 'rm', { texts: address }, '--recursive']
      : ['aws', 's3api', 'delete-bucket', '--bucket', bucket];
  }
  if (object !== undefined && operation === 'delete')
    return ['aws', 's3api', 'delete-object', '--bucket', object[0] ?? {}, '--key', object[1] ?? {}];
  if (table !== undefined && operation === 'delete')
    return ['aws', 'dynamodb', 'delete-table', '--table-name', table];
  if (instance !== undefined && /^(?:terminate|stop)$/.test(operation))
    return ['aws', 'ec2', `${operation}-instances`, '--instance-ids', instance];
  if (queue !== undefined && /^(?:delete|purge)$/.test(operation))
    return ['aws', 'sqs', `${operation}-queue`, '--queue-url', queue];
  return null;
}

/** `new DeleteBucketCommand({ Bucket })` and `new AWS.S3().deleteBucket({ Bucket })`. */
function awsOfJs(call: Call): Words | null {
  const modern = /@aws-sdk\/(?:client|lib)-([\w-]+)\.(\w+)Command$/.exec(call.name);
  if (modern !== null)
    return awsWords(modern[1] ?? '', kebab(modern[2] ?? ''), call.args[0]?.entries ?? []);
  const older = /(?:^|\.)(?:aws-sdk|AWS)\.(\w+)\(\)\.(\w+)$/.exec(call.name);
  if (older === null || older[2] === 'promise') return null;
  return awsWords(
    (older[1] ?? '').toLowerCase(),
    kebab(older[2] ?? ''),
    call.args[0]?.entries ?? [],
  );
}

function kubectl(call: Call): Words | null {
  if (!/kubernetes|CoreV1Api|AppsV1Api|BatchV1Api|k8s|CustomObjectsApi/.test(call.name))
    return null;
  const found = /^delete_(collection_)?(namespaced_)?(\w+)$/.exec(lastSegment(call.name));
  if (found === null) return null;
  const [, all, , kind = ''] = found;
  const name = call.named.get('name') ?? call.args[0] ?? {};
  const namespace = call.named.get('namespace') ?? call.args[all === undefined ? 1 : 0];
  return [
    'kubectl',
    'delete',
    kind.replaceAll('_', ''),
    ...(all === undefined ? [name] : ['--all']),
    ...(namespace === undefined ? [] : ['-n', namespace]),
  ];
}

function docker(call: Call): Words | null {
  const found = /docker\.\w+\(\)\.(volumes|containers|images|networks)\.(prune)$/.exec(call.name);
  return found === null ? null : ['docker', (found[1] ?? '').slice(0, -1), 'prune', '-f'];
}

const SDK =
  /(?:^|\.)(?:google\.cloud|googleapiclient|@google-cloud\/|azure\.|@azure\/|firebase[-_]admin|github\.|@octokit|octokit|gitlab|stripe|heroku|digitalocean|cloudflare|hcloud|openstack|pulumi|oci\.|linode|vercel|supabase|pinecone|twilio|elasticsearch|opensearch|kafka|confluent_kafka|hvac)/i;
const DESTROYS =
  /^(?:begin_)?(?:delete|purge|destroy|remove|terminate|recursiveDelete|wipe|drop|truncate)(?:[_A-Z]\w*)?$/;

/** A resource of boto3 that no words stand for, such as each of what a loop goes over. */
function awsResource(call: Call): Doing | null {
  const operation = lastSegment(call.name);
  const made = call.chain.findLast(({ name }) => /(?:^|\.)boto3\.resource$/.test(name));
  const service = onlyText(made?.args[0]);
  if (made === undefined || service === null || !DESTROYS.test(operation)) return null;
  if (/localhost|127\.0\.0\.1|:4566/.test(onlyText(made.named.get('endpoint_url')) ?? ''))
    return null;
  return {
    verb: 'delete',
    type: `aws_${service}`,
    address: call.name.replace(/\(\)|\[\]/g, '').slice(-80),
    provider: 'aws',
    reversibility: 'unknown',
    data: 'unknown',
    why: `The code calls ${operation} of ${service}; whether what it takes away can be had back is not known.`,
  };
}

function otherSdk(call: Call): Doing | null {
  const method = lastSegment(call.name);
  const from = [call.name, ...call.chain.map(({ name }) => name)].find((name) => SDK.test(name));
  if (from === undefined || !DESTROYS.test(method)) return null;
  const target = [...call.args, ...call.named.values()].map(onlyText).find((text) => text !== null);
  const sdk = (SDK.exec(from)?.[0] ?? 'cloud').replace(/^\.|[./]$/g, '').replace(/^@/, '');
  return {
    verb: 'delete',
    type: `${sdk.toLowerCase()}-resource`,
    address: target ?? method,
    provider: sdk.toLowerCase(),
    name: target ?? null,
    reversibility: 'unknown',
    data: 'unknown',
    why: `The code calls ${method} of ${sdk}; whether what it takes away can be had back is not known.`,
  };
}

/** What a call of a cloud's SDK does; null where it is none. */
export function cloudOf(call: Call, context: RuleContext): readonly Carried[] | null {
  const words = boto(call) ?? awsOfJs(call) ?? kubectl(call) ?? docker(call);
  if (words !== null) return commands(words, context);
  const doing = awsResource(call) ?? otherSdk(call);
  return doing === null ? null : [{ kind: 'reading', reading: { doings: [doing] } }];
}
