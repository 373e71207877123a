import type { ToolReading } from '../../types.ts';
import type { Call } from '../types.ts';

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
export function runs(call: Call): ToolReading {
  const { args } = call.invocation;
  const start = args.findIndex(({ text }) => text === 'run' || text === 'create');
  const given = optionsFrom(args.slice(start + 1).map(({ text }) => text));
  const mounted = given.flatMap(({ name, value }) => mountOf(name, value));
  const [open] = mounted;
  const address = call.value('--name')?.text ?? call.operands[call.taken]?.text ?? 'container';
  const base = {
    verb: 'execute',
    type: 'docker_container',
    provider: 'docker',
    data: 'none',
  } as const;
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
