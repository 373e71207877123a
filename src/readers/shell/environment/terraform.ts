/** Which environment Terraform and its siblings are about: workspace, folder, variables and backend. */
import type { Call, ToolContext } from '../tools/types.ts';
import type { Setting, Word } from '../types.ts';
import type { ShellWorld } from '../world/types.ts';
import { settingInName, settingNamed } from './setting.ts';
import { mostTelling, namesSay, variableSays } from './telling.ts';

const FOLDER_OPTIONS = [
  '-chdir',
  '--chdir',
  '--terragrunt-working-dir',
  '--working-dir',
  '-C',
  '--queue-include-dir',
  '--terragrunt-include-dir',
];
const ENVIRONMENT_VARIABLES = /^(?:env|environment|stage|env_name|environment_name|tier)$/;

export function terraformSetting(call: Call, context: ToolContext): Setting {
  const { world } = context;
  const given = call.value(...FOLDER_OPTIONS);
  const folder = given === null ? call.invocation.cwd : context.pathOf(given);
  return mostTelling([
    ...call.values('-var', '--var').map(variableSetting),
    ...namesSay(call.values('-var-file', '--var-file', '-backend-config'), 'file'),
    workspaceOf(call, world, folder),
    variableSays(call.invocation.env, 'TF_VAR_environment', 'TF_VAR_env', 'TF_VAR_stage'),
    backendOf(world, folder),
    folder === null ? null : folderSetting(folder, world),
    ...namesSay(call.values('-target', '--target', '-state'), 'target'),
    ...namesSay(call.operands.slice(1), 'name'),
  ]);
}

/** `environment=prod` of `-var`. Other variables may hold anything. */
function variableSetting({ text }: Word): Setting | null {
  const equals = text.indexOf('=');
  return ENVIRONMENT_VARIABLES.test(text.slice(0, Math.max(0, equals)).trim())
    ? settingNamed(text.slice(equals + 1), 'variable')
    : null;
}

function workspaceOf(call: Call, world: ShellWorld, folder: string | null): Setting | null {
  const said = call.invocation.env('TF_WORKSPACE') ?? workspaceFile(call, world, folder);
  return said === null || said === '' || said === 'default'
    ? null
    : settingNamed(said, 'workspace');
}

function workspaceFile(call: Call, world: ShellWorld, folder: string | null): string | null {
  if (folder === null) return null;
  const data = call.invocation.env('TF_DATA_DIR') ?? '.terraform';
  const look = world.look(`${data.startsWith('/') ? data : `${folder}/${data}`}/environment`, 256);
  return look.kind === 'text' ? look.text.trim() : null;
}

/** `bucket` and `key` of the backend that `init` has written down. */
function backendOf(world: ShellWorld, folder: string | null): Setting | null {
  if (folder === null) return null;
  const look = world.look(`${folder}/.terraform/terraform.tfstate`);
  if (look.kind !== 'text') return null;
  const names = [
    'bucket',
    'key',
    'prefix',
    'path',
    'container_name',
    'storage_account_name',
    'name',
  ]
    .map((name) => new RegExp(`"${name}"\\s*:\\s*"([^"\\n]{1,300})"`).exec(look.text)?.[1])
    .filter((value) => value !== undefined);
  const found = names.map((name) => settingInName(name, 'backend'));
  return mostTelling(found.filter(({ kind }) => kind !== 'unknown'));
}

/** By the words of a folder's path below the workspace: `environments/prod`, `live/eu`. */
export function folderSetting(folder: string, world: ShellWorld): Setting {
  const roots = [world.workspace, world.home].filter(
    (root): root is string => root !== null && root !== '/',
  );
  const root = roots.find((each) => folder === each || folder.startsWith(`${each}/`));
  const below =
    root === undefined ? folder.split('/').slice(-3).join('/') : folder.slice(root.length + 1);
  const words = below.split('/').filter((part) => part !== 'live');
  const inside = settingInName(words.join('/'), 'folder');
  const whole = settingInName(world.workspace.split('/').at(-1) ?? '', 'folder');
  return inside.kind === 'unknown' && whole.kind === 'production' ? whole : inside;
}
