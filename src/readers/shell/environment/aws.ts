/** Which environment a call to AWS is about: endpoint, profile, role and account. */
import type { Call, ToolContext } from '../tools/types.ts';
import type { Setting } from '../types.ts';
import { readIni } from './ini.ts';
import { NOT_SAID, settingInName, settingNamed } from './setting.ts';
import { mostTelling, variableSays } from './telling.ts';

const LOCAL =
  /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|[\w.-]*localstack[\w.-]*|host\.docker\.internal|minio|dynamodb(?:-local)?)(?::\d+)?(?:\/|$)/;

/** The address of an emulator on this machine that stands in for AWS, or null. */
export function localEndpoint(call: Call): string | null {
  const { env, program } = call.invocation;
  if (/^(?:awslocal|tflocal|cdklocal|samlocal|pulumilocal)$/.test(program)) return program;
  const given = call.value('--endpoint-url', '--endpoint')?.text ?? env('AWS_ENDPOINT_URL') ?? '';
  return LOCAL.test(given) ? given : null;
}

export function awsSetting(call: Call, { world }: ToolContext): Setting {
  const local = localEndpoint(call);
  if (local !== null) {
    return { kind: 'development', name: 'local', evidence: `endpoint ${local.slice(0, 100)}` };
  }
  const { env } = call.invocation;
  const vault = env('AWS_VAULT') ?? null;
  const given = call.value('--profile')?.text ?? env('AWS_PROFILE') ?? env('AWS_DEFAULT_PROFILE');
  const profile = given ?? vault ?? 'default';
  const role = env('AWS_ROLE_ARN') ?? env('AWS_ROLE_SESSION_NAME') ?? null;
  return mostTelling([
    profile === 'default' ? null : settingNamed(profile, 'profile'),
    role === null ? null : settingInName(role, 'role'),
    ...profileSays(profile, call, world),
    variableSays(env, 'AWS_ENVIRONMENT', 'AWS_ENV'),
    profile === 'default' ? NOT_SAID : null,
  ]);
}

/** What the profile's section in `~/.aws/config` says: role, account's name, session. */
function profileSays(
  profile: string,
  { invocation: { env } }: Call,
  { home, look }: ToolContext['world'],
): readonly Setting[] {
  const paths = [
    env('AWS_CONFIG_FILE') ?? (home === null ? null : `${home}/.aws/config`),
    env('AWS_SHARED_CREDENTIALS_FILE') ?? (home === null ? null : `${home}/.aws/credentials`),
  ];
  return paths.flatMap((path) => {
    const file = path === null ? null : look(path);
    if (file === null || file.kind !== 'text') return [];
    const sections = readIni(file.text);
    const section = sections.get(`profile ${profile}`) ?? sections.get(profile);
    return [
      'role_arn',
      'source_profile',
      'sso_account_name',
      'sso_role_name',
      'sso_session',
      'aws_account_name',
    ]
      .map((key) => section?.get(key))
      .filter((value) => value !== undefined)
      .map((value) => settingInName(value, `profile ${profile}:`))
      .filter(({ kind }) => kind !== 'unknown');
  });
}
