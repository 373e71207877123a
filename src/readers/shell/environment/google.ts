/** Which environment a call to Google Cloud is about: project and configuration. */
import type { Call, ToolContext } from '../tools/types.ts';
import type { Setting } from '../types.ts';
import { readIni } from './ini.ts';
import { NOT_SAID, settingInName, settingNamed } from './setting.ts';
import { mostTelling } from './telling.ts';

const PROJECT_OPTIONS = ['--project', '--project_id', '-P', '-p'];

/** The project that is meant, then the configuration's own name. */
export function googleSetting(call: Call, { world }: ToolContext): Setting {
  const { env } = call.invocation;
  const folder =
    env('CLOUDSDK_CONFIG') ?? (world.home === null ? null : `${world.home}/.config/gcloud`);
  const configuration =
    call.value('--configuration')?.text ??
    env('CLOUDSDK_ACTIVE_CONFIG_NAME') ??
    textOf(world, folder, 'active_config') ??
    'default';
  const project =
    call.value(...PROJECT_OPTIONS)?.text ??
    env('CLOUDSDK_CORE_PROJECT') ??
    env('GOOGLE_CLOUD_PROJECT') ??
    projectOf(textOf(world, folder, `configurations/config_${configuration}`));
  return mostTelling([
    project === null || project === undefined ? null : settingInName(project, 'project'),
    configuration === 'default' ? null : settingNamed(configuration, 'configuration'),
    NOT_SAID,
  ]);
}

function projectOf(text: string | null): string | null {
  return text === null ? null : (readIni(text).get('core')?.get('project') ?? null);
}

function textOf(world: ToolContext['world'], folder: string | null, name: string): string | null {
  if (folder === null || name.includes('..')) return null;
  const look = world.look(`${folder}/${name}`, 64 * 1024);
  return look.kind === 'text' ? look.text.trim() : null;
}
