import type { ToolReading } from '../../types.ts';
import type { Call, ToolContext } from '../types.ts';

/** Options of `run` and `create` that take no value. All others do. */
const FLAGS = new Set(
  `-d --detach -i --interactive -t --tty --rm --privileged --init -P --publish-all --read-only
   --oom-kill-disable --no-healthcheck --sig-proxy --disable-content-trust -q --quiet --replace
   --rmi --tls-verify --use-api-socket --no-hosts --no-hostname`
    .trim()
    .split(/\s+/),
);

const SYSTEM =
  /^\/(?:etc|boot|dev|usr|bin|sbin|lib|lib64|root|proc|sys|var\/lib\/(?:docker|kubelet))?\/?$/;

/** `run` and `create`: what of the machine is handed to the container. */
export function runs(call: Call, context: ToolContext): ToolReading {
  const { args } = call.invocation;
  const start = args.findIndex(({ text }) => text === 'run' || text === 'create');
  const given = optionsFrom(args.slice(start + 1).map(({ text }) => text));
  const mounted = given.flatMap(({ name, value }) => mountOf(name, value));
  const [open] = mounted;
  const { args: words } = call.invocation;
  const image = words.map(({ text }) => text).find((text) => OWN_IMAGES.test(text)) ?? '';
  function isHandedOver(source: string | null): boolean {
    if (source === null || image !== '') return false;
    const path = context.pathOf({ text: source, known: true, glob: false, unknowns: [] }) ?? source;
    return HOLDS_KEYS.test(path);
  }
  const secret = given.map(({ name, value }) => sourceOf(name, value)).find(isHandedOver);

  const address = call.value('--name')?.text ?? call.operands[call.taken]?.text ?? 'container';
  const base = {
    verb: 'execute',
    type: 'docker_container',
    provider: 'docker',
    data: 'none',
  } as const;
  if (secret !== undefined) {
    const why = 'Credentials of this machine are handed to whatever the image runs.';
    const traits = ['credential-read'] as const;
    const fields = { reversibility: 'irreversible', traits, why } as const;
    return { doings: [{ ...base, ...fields, address: secret ?? 'credentials' }] };
  }
  if (open === undefined)
    return {
      doings: [
        {
          ...base,
          address,
          reversibility: 'reversible',
          why: 'A container is started that can be stopped again.',
        },
      ],
    };
  return {
    doings: [
      {
        ...base,
        address: open,
        reversibility: 'unknown',
        data: 'unknown',
        traits: ['system-path'],
        why: `The container may write to ${open} of the machine, past everything that guards it.`,
        safer: ['mount only the folder that is needed, or add `:ro`'],
      },
    ],
  };
}

interface Option {
  readonly name: string;
  readonly value: string;
}

function optionsFrom(words: readonly string[]): readonly Option[] {
  const found: Option[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const text = words[index] ?? '';
    if (!text.startsWith('-') || text === '-' || text === '--') break;
    const equals = text.indexOf('=');
    if (equals > 0) found.push({ name: text.slice(0, equals), value: text.slice(equals + 1) });
    else if (FLAGS.has(text) || /^-[ditqP]+$/.test(text)) found.push({ name: text, value: '' });
    else if (/^-[ditqP]*v.+/.test(text))
      found.push({ name: '-v', value: text.slice(text.indexOf('v') + 1) });
    else {
      index += 1;
      found.push({ name: /^-[ditqP]+v$/.test(text) ? '-v' : text, value: words[index] ?? '' });
    }
  }
  return found;
}

/** Folders of keys and tokens that programs of a container have no use for, unless they are made for it. */
const HOLDS_KEYS =
  /\/\.(?:ssh|aws|gnupg|azure|password-store|config\/gcloud)(?:\/(?!known_hosts|config$).*)?$/;
const OWN_IMAGES =
  /^(?:(?:docker\.io\/|public\.ecr\.aws\/|mcr\.microsoft\.com\/|ghcr\.io\/|gcr\.io\/)?(?:amazon|aws-cli|azure-cli|google|google\.com|hashicorp|bitnami|alpine\/(?:git|k8s|helm|terragrunt)|pulumi|aws-sam|localstack)[/\w.-]*)(?::[\w.-]+)?$/;

/** The machine's own path of a mount. */
function sourceOf(name: string, value: string): string | null {
  if (name === '-v' || name === '--volume') return value.split(':')[0] ?? null;
  if (name !== '--mount') return null;
  return /(?:^|,)(?:source|src)=([^,]+)/.exec(value)?.[1] ?? null;
}

/** The machine's own path that an option hands over for writing, if it belongs to the system. */
function mountOf(name: string, value: string): readonly string[] {
  if (name === '-v' || name === '--volume') {
    const [source = '', , mode = ''] = value.split(':');
    return SYSTEM.test(source) && !mode.split(',').includes('ro') ? [source] : [];
  }
  if (name !== '--mount') return [];
  const fields = value.split(',');
  const source = fields.find((field) => /^(?:source|src)=/.test(field))?.replace(/^\w+=/, '') ?? '';
  const kept = fields.some((field) => /^(?:readonly|ro)(?:=true|=1)?$/.test(field));
  return SYSTEM.test(source) && !kept ? [source] : [];
}
