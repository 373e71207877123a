import { awsSetting, localEndpoint } from '../../environment/aws.ts';
import { mostTelling, namesSay } from '../../environment/telling.ts';
import type { Doing, Setting, ToolReading } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { awsDoings } from './doings.ts';
import { readInside } from './inside.ts';
import { namesIn, requestOf } from './request.ts';
import type { AwsRequest } from './request.ts';
import { s3Doings } from './s3.ts';

const GLOBAL =
  '--profile --region --output --endpoint-url --query --color --ca-bundle --cli-read-timeout --cli-connect-timeout --cli-binary-format';

const aws: Tool = {
  id: 'aws',
  programs: ['aws', 'awslocal', 'aws2'],
  provider: 'aws',
  valued: GLOBAL.split(' '),
  harmlessWith: ['--dry-run', '--dryrun', '--generate-cli-skeleton', '--version'],
  acts: [{ words: '* *', does: readAws }],
  otherwise: 'harmless',
};

export const awsTools: readonly Tool[] = [aws];

async function readAws(call: Call, context: ToolContext): Promise<ToolReading> {
  const request = requestOf(call);
  if (request === null || call.operands.some(({ text }, at) => text === 'help' && at < 3))
    return {};
  const setting = settingOf(request, call, context);
  const inside = await readInside(request, context, setting);
  if (inside !== null) return inside;
  const doings = request.service === 's3' ? s3Doings(call) : awsDoings(request);
  const local = localEndpoint(call) !== null;
  return {
    doings: doings.map((doing) => ({
      setting,
      ...(local ? emulated(doing) : tried(doing, setting)),
    })),
  };
}

/** A stack that is there for trying things out may be rolled out unread, as with Terraform. */
function tried(doing: Doing, { kind }: Setting): Doing {
  const unread = doing.type === 'aws_cloudformation_stack' && doing.reversibility === 'unknown';
  if (!unread || (kind !== 'development' && kind !== 'test')) return doing;
  return { ...doing, reversibility: 'costly', data: 'none' };
}

/** The graver of what the profile says and what the names of the resources say. */
function settingOf(request: AwsRequest, call: Call, context: ToolContext): Setting {
  const profile = awsSetting(call, context);
  if (profile.name === 'local') return profile;
  const addresses = call.operands.filter(({ text }) => text.startsWith('s3://'));
  return mostTelling([profile, ...namesSay([...namesIn(request), ...addresses], 'resource')]);
}

/** What an emulator on this machine holds is there to be thrown away. */
function emulated(doing: Doing): Doing {
  if (doing.setting !== undefined) return doing;
  const milder = doing.reversibility === 'irreversible' ? 'costly' : doing.reversibility;
  return { ...doing, reversibility: milder, data: 'none' };
}
