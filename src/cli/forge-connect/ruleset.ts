import { CHECK_NAME } from '../../doors/forge/forges/github/publish/publish.ts';

const PLAIN = /^[\w./-]+$/;

/** The command that makes a rule of its own: no merge into the default branch without the check of this App. */
export function rulesetCommand(
  appId: number,
  repository: string,
  web: string,
  branch: string | null = null,
): string {
  const host = new URL(web).host;
  const where = host === 'github.com' ? '' : `--hostname ${host} `;
  const rule = {
    name: 'Holdpoint',
    target: 'branch',
    enforcement: 'active',
    conditions: {
      ref_name: {
        include: [branch === null ? '~DEFAULT_BRANCH' : `refs/heads/${branch}`],
        exclude: [],
      },
    },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: CHECK_NAME, integration_id: appId }],
        },
      },
    ],
  };
  const at = PLAIN.test(repository) ? repository : 'OWNER/REPOSITORY';
  return [
    `gh api ${where}--method POST repos/${at}/rulesets --input - <<'JSON'`,
    JSON.stringify(rule, null, 2),
    'JSON',
  ].join('\n');
}
