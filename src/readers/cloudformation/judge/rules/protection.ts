import { at } from '../../../shared/tree/look.ts';
import type { MapTree } from '../../../shared/tree/types.ts';
import { isOn, itemsAt, textsAt, valuesAt } from '../../template/values.ts';
import type { Value } from '../../template/values.ts';
import { markOf } from '../types.ts';
import type { Finding, Mark, Rule, Subject } from '../types.ts';
import { PROTECTIONS } from './protections.ts';
import type { Protection } from './protections.ts';

const OFF = /^(?:false|disabled|inactive|suspended|none|no|off|0|)$/i;

/** Properties that guard against a loss, and no longer do. */
export const protectionRule: Rule = (subject) => {
  if (subject.act !== 'update' && subject.act !== 'replace') return [];
  if (subject.before === null || subject.after === null) return [];
  const { before, after } = subject;
  return [
    ...PROTECTIONS.filter(({ type }) => type === undefined || type === subject.type).flatMap(
      (protection) => switchedOff(protection, before, after),
    ),
    ...loadBalancer(subject, before, after),
    ...ownKey(subject, before, after),
    ...deadLetters(subject, before, after),
  ];
};

function switchedOff(protection: Protection, before: MapTree, after: MapTree): readonly Finding[] {
  const old = valuesAt(before, protection.path);
  // The name of a key is as good as another; of a switch there is only on and off.
  const isSwitch = old.some((value) => value.kind === 'text' && isOn(value.text));
  const then = old.map((value) => guards(protection, value, isSwitch));
  const now = valuesAt(after, protection.path).map((value) => guards(protection, value, isSwitch));
  // Each case of a condition is compared with the same case, where there are as many.
  const paired = then.length === now.length;
  const off = paired
    ? then.some((guarded, index) => guarded === true && now[index] !== true)
    : then.includes(true) && now.some((guarded) => guarded !== true);
  if (!off) return [];
  const name = protection.path.join('.');
  const unsure = !now.includes(false);
  return [
    {
      ...(protection.losesBackups ? { atLeast: 'irreversible', data: 'holds-data' } : {}),
      traits: ['protection-removed'],
      because: unsure
        ? `${name} was on and nobody can tell whether it still is`
        : `${name} is switched off: ${protection.guards}`,
      safer: [`leave \`${name}\` as it is`],
      marks: marksOf(protection, before, after),
    },
  ];
}

/** Null where only AWS works the value out. */
function guards(
  { onByDefault, inverted }: Protection,
  value: Value,
  isSwitch: boolean,
): boolean | null {
  if (value.kind === 'absent') return onByDefault === true || inverted === true;
  if (value.kind === 'unknown') return null;
  if (inverted === true) return !isOn(value.text);
  if (OFF.test(value.text.trim())) return false;
  return isOn(value.text) || !isSwitch ? true : null;
}

function marksOf({ path }: Protection, before: MapTree, after: MapTree): readonly Mark[] {
  const key = path.at(-1) ?? '';
  const old = at(before, ...path);
  const next = at(after, ...path);
  return [
    ...(old === null ? [] : [markOf('before', key, old)]),
    ...(next === null ? [] : [markOf('after', key, next)]),
  ];
}

/** Load balancers keep their protection in a list of attributes. */
function loadBalancer(subject: Subject, before: MapTree, after: MapTree): readonly Finding[] {
  if (subject.type !== 'AWS::ElasticLoadBalancingV2::LoadBalancer') return [];
  const protectedBy = (properties: MapTree): boolean =>
    itemsAt(properties, ['LoadBalancerAttributes']).some(
      (item) =>
        textsAt(item, ['Key']).includes('deletion_protection.enabled') &&
        textsAt(item, ['Value']).some((text) => isOn(text)),
    );
  if (!protectedBy(before) || protectedBy(after)) return [];
  return [
    {
      traits: ['protection-removed'],
      because: 'deletion_protection.enabled is switched off: AWS no longer refuses to delete it',
      safer: ['leave `deletion_protection.enabled` on'],
      marks: [],
    },
  ];
}

/** S3 encrypts whatever is left out with a key of its own: only a key of the bucket's own can be lost. */
function ownKey(subject: Subject, before: MapTree, after: MapTree): readonly Finding[] {
  if (subject.type !== 'AWS::S3::Bucket') return [];
  const hasKey = (properties: MapTree): boolean =>
    itemsAt(properties, ['BucketEncryption', 'ServerSideEncryptionConfiguration']).some((item) =>
      textsAt(item, ['ServerSideEncryptionByDefault', 'SSEAlgorithm']).some((text) =>
        /^aws:kms/i.test(text),
      ),
    );
  if (!hasKey(before) || at(after, 'BucketEncryption') !== null) return [];
  return [
    {
      traits: ['protection-removed'],
      because:
        'BucketEncryption with a KMS key is taken out: whoever may read a new object no longer needs the key as well',
      safer: ['leave `BucketEncryption` as it is'],
      marks: [],
    },
  ];
}

/** A queue that sets aside what nobody can handle; which queue it sets it aside in is no matter here. */
function deadLetters(subject: Subject, before: MapTree, after: MapTree): readonly Finding[] {
  const gone = at(before, 'RedrivePolicy') !== null && at(after, 'RedrivePolicy') === null;
  if (subject.type !== 'AWS::SQS::Queue' || !gone) return [];
  return [
    {
      traits: ['protection-removed'],
      because:
        'RedrivePolicy is taken out: a message that cannot be handled is no longer set aside, and is lost at the end of its time',
      safer: ['leave `RedrivePolicy` as it is'],
      marks: [],
    },
  ];
}
