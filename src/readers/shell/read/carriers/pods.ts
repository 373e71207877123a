/** `kubectl exec pod -- command`: the command inside a pod. */
import type { Place, Word } from '../../types.ts';
import { firstOperand, optionValue } from './options.ts';
import type { Carrier } from './types.ts';

const VALUED = [
  '-n',
  '--namespace',
  '-c',
  '--container',
  '--context',
  '--cluster',
  '--kubeconfig',
  '-s',
  '--server',
  '--user',
  '--as',
  '--as-group',
  '--token',
  '-f',
  '--filename',
  '--request-timeout',
  '--pod-running-timeout',
  '--image',
  '--env',
  '--labels',
  '-l',
  '--restart',
  '--overrides',
  '--port',
  '--serviceaccount',
  '--limits',
  '--requests',
  '--target',
  '--profile',
  '--copy-to',
];

export const POD_CARRIER: Carrier = {
  programs: ['kubectl', 'oc', 'k3s', 'microk8s', 'minikube', 'kubecolor', 'k'],
  called: ({ program, args }) => `${program} ${verbOf(args)?.verb ?? ''}`.trim(),
  carries: ({ program, args, stdin }) => {
    if (
      ['k3s', 'microk8s', 'minikube'].includes(program) &&
      /^kubectl$/.test(args[0]?.text ?? '')
    ) {
      const words = args[1]?.text === '--' ? [args[0] as Word, ...args.slice(2)] : args;
      return [{ kind: 'words', words }];
    }
    const found = verbOf(args);
    if (found === null) return null;
    const dashes = args.findIndex(({ text }) => text === '--');
    const words = dashes < 0 ? found.rest.slice(1) : args.slice(dashes + 1);
    if (words.length === 0) return null;
    const options = dashes < 0 ? args : args.slice(0, dashes);
    const place: Place = {
      kind: 'pod',
      name: (found.rest[0]?.text ?? '').replace(/^[a-z.]+\//, ''),
      namespace: optionValue(options, ['-n', '--namespace'])?.text ?? null,
      context: optionValue(options, ['--context'])?.text ?? null,
    };
    return [{ kind: 'words', words, around: { place, stdin } }];
  },
};

function verbOf(args: readonly Word[]): { verb: string; rest: readonly Word[] } | null {
  const first = firstOperand(args, { valued: VALUED });
  const verb = first === null ? undefined : args[first]?.text;
  if (first === null || (verb !== 'exec' && verb !== 'run' && verb !== 'debug' && verb !== 'rsh')) {
    return null;
  }
  const behind = args.slice(first + 1);
  const start = firstOperand(behind, { valued: VALUED }) ?? behind.length;
  return { verb, rest: behind.slice(start) };
}
