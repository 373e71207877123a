import { clusterSetting, NO_CHOICE, type ClusterChoice } from '../../environment/kubeconfig.ts';
import { firstSaid, graver, settingInName } from '../../environment/setting.ts';
import type { Setting, Word } from '../../types.ts';
import type { Call, ToolContext } from '../types.ts';

/** Options by which a tool is told its cluster. */
export interface ClusterOptions {
  readonly context: readonly string[];
  readonly kubeconfig: readonly string[];
  readonly cluster: readonly string[];
  readonly server: readonly string[];
  readonly namespace: readonly string[];
  /** Variables that stand in for an option: `HELM_KUBECONTEXT`. */
  readonly variables?: Partial<Readonly<Record<keyof ClusterChoice, string>>>;
}

export const KUBECTL_OPTIONS: ClusterOptions = {
  context: ['--context'],
  kubeconfig: ['--kubeconfig'],
  cluster: ['--cluster'],
  server: ['--server', '-s'],
  namespace: ['--namespace', '-n'],
};

/** The cluster's environment; on another machine at least that machine's own. */
export function settingBy(options: ClusterOptions): (call: Call, context: ToolContext) => Setting {
  return (call, { world, placeSetting }) => {
    const { invocation } = call;
    const choose = (name: keyof ClusterChoice): Word | null => {
      const given = call.value(...options[name]);
      if (given !== null) return given;
      const variable = options.variables?.[name];
      const value = variable === undefined ? undefined : invocation.env(variable);
      return typeof value === 'string' && value !== '' ? word(value) : null;
    };
    const choice: ClusterChoice = {
      ...NO_CHOICE,
      context: choose('context'),
      kubeconfig: choose('kubeconfig'),
      cluster: choose('cluster'),
      server: choose('server'),
      namespace: choose('namespace'),
    };
    const setting = clusterSetting(choice, invocation, world);
    if (invocation.place.kind === 'local') return setting;
    return setting.kind === 'unknown' ? placeSetting : graver(setting, placeSetting);
  };
}

/** A setting by whatever the call names: a cluster, an address, an application. */
export function settingByNames(
  ...options: readonly string[]
): (call: Call, context: ToolContext) => Setting {
  return (call) =>
    firstSaid(
      ...call.values(...options).map(({ text }) => settingInName(text, 'option')),
      ...call.operands.slice(1).map(({ text }) => settingInName(text, 'name')),
    );
}

function word(text: string): Word {
  return { text, known: true, glob: false, unknowns: [] };
}
