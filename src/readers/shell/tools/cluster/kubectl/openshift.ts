import type { Act, ActEffect } from '../../types.ts';

const GRANTS: ActEffect = {
  verb: 'grant',
  type: 'clusterrolebinding',
  targets: { operands: 0, most: 1 },
  reversibility: 'reversible',
  data: 'none',
  traits: ['permission-widened', 'identity'],
  why: 'Somebody may do more than before, until it is taken back.',
};

const PRUNES: ActEffect = {
  verb: 'delete',
  type: 'image',
  targets: { operands: 0, most: 1 },
  reversibility: 'irreversible',
  data: 'unknown',
  traits: ['bulk'],
  why: 'Images, builds or deployments that nothing seems to use are deleted for good.',
  safer: ['leave `--confirm` off to see what would go'],
};

const TOKEN: ActEffect = {
  verb: 'read',
  type: 'credential',
  targets: { text: 'own token' },
  reversibility: 'reversible',
  data: 'none',
  traits: ['credential-read'],
  why: 'A token is printed that lets whoever has it act as this person.',
};

/** What `oc` knows beyond `kubectl`. */
export const OPENSHIFT: readonly Act[] = [
  { words: 'whoami', with: ['-t', '--show-token'], does: [TOKEN] },
  { words: 'extract', does: [{ ...TOKEN, type: 'secret', targets: { operands: 0 } }] },
  { words: 'adm prune', with: ['--confirm'], does: [PRUNES] },
  { words: 'adm prune', does: 'harmless' },
  {
    words:
      'adm policy add-cluster-role-to-user|add-cluster-role-to-group|add-role-to-user|add-scc-to-user|add-scc-to-group',
    does: [GRANTS],
  },
  { words: 'policy add-role-to-user|add-role-to-group', does: [GRANTS] },
  {
    words:
      'login|logout|project|projects|whoami|status|get-token|version|registry|image|idle|observe',
    does: 'harmless',
  },
  {
    words:
      'new-app|new-project|new-build|start-build|import-image|tag|process|rsync|rsh|cancel-build',
    does: 'harmless',
  },
  {
    words: 'adm must-gather|inspect|top|node-logs|release|policy|groups|catalog',
    does: 'harmless',
  },
];
