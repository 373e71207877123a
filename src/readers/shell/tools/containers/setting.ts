import { firstSaid, graver, settingInName, settingNamed } from '../../environment/setting.ts';
import type { Setting } from '../../types.ts';
import type { Call, ToolContext } from '../types.ts';

const LOCAL_CONTEXT =
  /^(?:default|desktop-(?:linux|windows)|colima(?:-[\w-]+)?|orbstack|rancher-desktop|podman[\w-]*)$/;
const LOCAL_HOST =
  /^(?:unix|npipe|fd):|^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)(?::|\/|$)|^(?:localhost|127\.0\.0\.1)(?::|$)/;

/** Where the engine runs: by option, by variable, by the context that is chosen; else where the command runs. */
export function engineSetting(call: Call, context: ToolContext): Setting {
  const { invocation } = call;
  const engine = engineOf(call, context);
  const files = call
    .values('-p', '--project-name', '-f', '--file')
    .map(({ text }) => settingInName(text, 'project'))
    .filter(({ kind }) => kind === 'production' || kind === 'staging');
  const [named] = invocation.program.includes('compose') ? files : [];
  return named === undefined ? engine : graver(engine, named);
}

function engineOf(call: Call, { world, placeSetting }: ToolContext): Setting {
  const { env, place } = call.invocation;
  const host =
    call.value('-H', '--host', '--url')?.text ?? env('DOCKER_HOST') ?? env('CONTAINER_HOST');
  if (typeof host === 'string' && host !== '')
    return LOCAL_HOST.test(host) ? placeSetting : settingInName(host, 'docker host');
  const chosen =
    call.value('--context', '-c', '--connection')?.text ??
    env('DOCKER_CONTEXT') ??
    (place.kind === 'local'
      ? chosenContext(env('DOCKER_CONFIG') ?? `${world.home ?? ''}/.docker`, world)
      : null);
  if (chosen === null || chosen === '') return placeSetting;
  return LOCAL_CONTEXT.test(chosen) ? placeSetting : settingNamed(chosen, 'docker context');
}

function chosenContext(folder: string, { look }: ToolContext['world']): string | null {
  const file = look(`${folder}/config.json`, 64 * 1024);
  if (file.kind !== 'text') return null;
  return /"currentContext"\s*:\s*"([^"]*)"/.exec(file.text)?.[1] ?? null;
}

/** Where an image goes, by its registry, repository and tag. */
export function imageSetting(image: string): Setting {
  return firstSaid(settingInName(image, 'image'));
}
