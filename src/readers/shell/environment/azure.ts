/** Which environment a call to Azure is about: subscription and resource group. */
import type { Call, ToolContext } from '../tools/types.ts';
import type { Setting } from '../types.ts';
import { NOT_SAID, settingInName } from './setting.ts';
import { mostTelling, namesSay } from './telling.ts';

export function azureSetting(call: Call, { world }: ToolContext): Setting {
  const { env } = call.invocation;
  const given = call.value('--subscription')?.text ?? env('AZURE_SUBSCRIPTION_NAME');
  const group = env('AZURE_DEFAULTS_GROUP');
  const chosen = given ?? selectedSubscription(env('AZURE_CONFIG_DIR') ?? null, world);
  return mostTelling([
    chosen === null ? null : settingInName(chosen, 'subscription'),
    ...namesSay(call.values('-g', '--resource-group'), 'resource group'),
    typeof group === 'string' ? settingInName(group, 'resource group') : null,
    ...namesSay(
      call.values('-n', '--name', '--ids', '--account-name', '--vault-name', '-s', '--server'),
      'resource',
    ),
    NOT_SAID,
  ]);
}

/** Name of the subscription that `az account set` chose. */
function selectedSubscription(folder: string | null, world: ToolContext['world']): string | null {
  const at = folder ?? (world.home === null ? null : `${world.home}/.azure`);
  const look = at === null ? null : world.look(`${at}/azureProfile.json`);
  if (look?.kind !== 'text') return null;
  try {
    const profile: unknown = JSON.parse(look.text.replace(/^\uFEFF/, ''));
    const list = (profile as { subscriptions?: unknown }).subscriptions;
    if (!Array.isArray(list)) return null;
    const chosen: unknown = list.find(
      (each: unknown) => (each as { isDefault?: unknown } | null)?.isDefault === true,
    );
    const name = (chosen as { name?: unknown } | undefined)?.name;
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}
