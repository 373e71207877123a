import { settingNamed } from '../../environment/setting.ts';
import { mostTelling, namesSay, wordNamed } from '../../environment/telling.ts';
import type { Setting } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { deploys } from './deploys.ts';
import { changed, gone, harmless, upset } from './shapes.ts';

const STATE = { traits: ['state-changed'] } as const;
const TARGETS = { targets: { option: ['-t', '--target', '-s', '--stack'] } } as const;

export const pulumi: Tool = {
  id: 'pulumi',
  programs: ['pulumi', 'pulumilocal'],
  provider: 'pulumi',
  valued:
    '-s --stack -C --cwd -t --target -r --replace -c --config --config-file -m --message -p --parallel --plan --exclude --target-replace --color --policy-pack --logtostderr --save-plan --file --remove -d --diff-format'
      .split(' ')
      .filter((option) => option !== '-d' && option !== '-r'),
  acts: [
    ...harmless('destroy|down|dn|up|update|refresh', { with: ['--preview-only'] }),
    ...gone(
      'destroy|down|dn',
      'pulumi-stack',
      'It destroys everything in the stack, with all data in it; what that is only the state says.',
      {
        ...TARGETS,
        traits: ['contents-destroyed', 'bulk'],
        safer: ['run `pulumi destroy --preview-only --json` and let Holdpoint read it'],
      },
    ),
    ...deploys(
      'up|update',
      'pulumi-stack',
      'It brings the stack to what the program says; what is replaced or deleted on the way was not read.',
      pulumiSetting,
      { safer: ['run `pulumi preview --json` and let Holdpoint read it'] },
    ),
    ...changed('refresh', 'pulumi-state', 'It overwrites the state with what is found.', {
      ...STATE,
      ...TARGETS,
      reversibility: 'costly',
    }),
    ...gone(
      'stack rm|remove',
      'pulumi-stack',
      'It deletes a stack that may still have resources: they run on, and nothing manages them.',
      { ...STATE, with: ['--force', '-f'], safer: ['export the stack first'] },
    ),
    ...upset(
      'stack rm|remove',
      'pulumi-stack',
      'It deletes an empty stack with its configuration and history.',
      { verb: 'delete', safer: ['export the stack first'] },
    ),
    ...upset('stack import', 'pulumi-state', 'It overwrites the stack’s state with a file.', STATE),
    ...upset(
      'stack rename|change-secrets-provider',
      'pulumi-stack',
      'It changes the stack itself.',
      {
        reversibility: 'reversible',
      },
    ),
    ...upset(
      'state delete|unprotect|edit|repair',
      'pulumi-state',
      'It edits the state: what is dropped there runs on, and nothing manages it.',
      { ...STATE, verb: 'forget', safer: ['export the stack first'] },
    ),
    ...changed('state rename|move|upgrade', 'pulumi-state', 'It rewrites entries of the state.', {
      ...STATE,
      reversibility: 'costly',
    }),
    ...upset(
      'cancel',
      'pulumi-stack',
      'It cuts off an update that is running; what it left half done has to be mended.',
      { traits: ['protection-removed'] },
    ),
    ...changed(
      'config set|set-all|rm|rm-all|cp|refresh',
      'pulumi-config',
      'It changes settings of the stack in a file.',
    ),
    ...changed('import', 'pulumi-state', 'It takes something that exists into the state.', {
      verb: 'import',
    }),
    ...upset(
      'org|policy rm|remove|disable',
      'pulumi-organisation',
      'It takes something out of the organisation.',
      {
        traits: ['protection-removed'],
      },
    ),
  ],
  setting: pulumiSetting,
  otherwise: 'harmless',
};

function pulumiSetting(call: Call, context: ToolContext): Setting {
  const { operands } = call;
  const named = operands[0]?.text === 'stack' ? operands.slice(2, 3) : [];
  return mostTelling([
    wordNamed(call.value('-s', '--stack'), 'stack'),
    ...named.map(({ text }) => settingNamed(text, 'stack')),
    call.value('-s', '--stack') === null && named.length === 0
      ? selectedStack(call, context)
      : null,
    ...namesSay(operands.slice(1), 'name'),
  ]);
}

/** The stack that is selected stands in a file below the home folder, by the project's name. */
function selectedStack(call: Call, { world, pathOf }: ToolContext): Setting | null {
  const folder = call.value('-C', '--cwd');
  const cwd = folder === null ? call.invocation.cwd : pathOf(folder);
  if (cwd === null || world.home === null) return null;
  const project = world.look(`${cwd}/Pulumi.yaml`);
  const name = project.kind === 'text' ? /^name:\s*["']?([\w.-]+)/m.exec(project.text)?.[1] : null;
  if (name === undefined || name === null) return null;
  const workspaces = `${world.home}/.pulumi/workspaces`;
  const mine = (world.list(workspaces) ?? []).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith('-workspace.json'),
  );
  if (mine.length !== 1) return null;
  const file = world.look(`${workspaces}/${mine[0]}`, 64 * 1024);
  const stack =
    file.kind === 'text' ? /"stack"\s*:\s*"([^"\n]{1,200})"/.exec(file.text)?.[1] : null;
  return stack === undefined || stack === null ? null : settingNamed(stack, 'selected stack');
}
