import { azureSetting } from '../../environment/azure.ts';
import { mostTelling } from '../../environment/telling.ts';
import { deploys } from '../infrastructure/deploys.ts';
import { settingBy } from '../infrastructure/setting.ts';
import { gone, lost, starts } from '../infrastructure/shapes.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { az } from './az.ts';

const named = settingBy({
  named: ['-e', '--environment'],
  variables: ['AZURE_ENV_NAME'],
  operands: 1,
});
const setting = (call: Call, context: ToolContext) =>
  mostTelling([named(call, context), azureSetting(call, context)]);

const azd: Tool = {
  id: 'azd',
  programs: ['azd'],
  provider: 'azurerm',
  valued: [
    '-e',
    '--environment',
    '-C',
    '--cwd',
    '--subscription',
    '-l',
    '--location',
    '-t',
    '--template',
  ],
  harmlessWith: ['--preview'],
  acts: [
    ...lost('down', 'azurerm_resource_group', 'It deletes every resource of the app for good.', {
      with: ['--purge'],
      traits: ['contents-destroyed'],
    }),
    ...gone('down', 'azurerm_resource_group', 'It deletes every resource of the app.', {
      traits: ['contents-destroyed'],
    }),
    ...gone(
      'env remove|delete',
      'azd-environment',
      'It forgets an environment; what runs there runs on.',
    ),
    ...deploys(
      'up|provision',
      'azurerm-deployment',
      'It brings resources to templates that were not read.',
      setting,
    ),
    ...starts('deploy|publish', 'azurerm_linux_web_app', 'It brings out a new version.'),
  ],
  setting,
  otherwise: 'harmless',
};

const azcopy: Tool = {
  id: 'azcopy',
  programs: ['azcopy'],
  provider: 'azurerm',
  valued: ['--include-pattern', '--exclude-pattern', '--from-to', '--log-level', '--include-path'],
  harmlessWith: ['--dry-run'],
  acts: [
    ...lost('remove|rm', 'azurerm_storage_blob', 'It is gone, unless deleted blobs are kept.', {
      targets: { operands: 0, most: 1 },
    }),
    ...lost(
      'sync',
      'azurerm_storage_blob',
      'What the source does not have is deleted from the target.',
      {
        with: ['--delete-destination', '--mirror-mode'],
        targets: { operands: 1, most: 1 },
      },
    ),
  ],
  setting: settingBy({ operands: 1 }),
  otherwise: 'harmless',
};

export const azureTools: readonly Tool[] = [az, azd, azcopy];
