import type { AwsRule } from './rules.ts';
import { on } from './rules.ts';

const STOPPED = { traits: ['downtime'] } as const;
const STACK_GOES = {
  verb: 'delete',
  reversibility: 'irreversible',
  data: 'unknown',
  traits: ['contents-destroyed'],
  type: 'aws_cloudformation_stack',
} as const;
const UNREAD = { verb: 'execute', reversibility: 'unknown', data: 'unknown' } as const;
const FREE = { reversibility: 'reversible' } as const;

/** Operations on what runs: machines, services, stacks, commands. */
export const serviceRules: readonly AwsRule[] = [
  on(
    'cloudformation delete-stack|delete-stack-set|delete-stack-instances',
    'It deletes a whole stack, with the data of everything that is not set to be kept.',
    {
      ...STACK_GOES,
      safer: ['set `DeletionPolicy: Retain` on what holds data and update the stack first'],
    },
  ),
  { on: 'cloudformation deploy', has: ['--no-execute-changeset'], does: 'harmless' },
  on(
    'cloudformation execute-change-set|deploy|update-stack|update-stack-set|update-stack-instances|continue-update-rollback|rollback-stack|cancel-update-stack',
    'It brings the stack to a template; what is replaced or deleted on the way was not read.',
    {
      ...UNREAD,
      type: 'aws_cloudformation_stack',
      safer: [
        'make a change set, describe it with `--include-property-values` and let Holdpoint read it',
      ],
    },
  ),
  on(
    'cloudformation update-termination-protection',
    'It switches off what stops a deletion of the stack.',
    { ...FREE, traits: ['protection-removed'], type: 'aws_cloudformation_stack' },
    { has: ['--no-enable-termination-protection'] },
  ),
  on('cloudformation delete-change-set', 'A plan that was not carried out is thrown away.', {
    ...FREE,
    verb: 'delete',
  }),
  on('cloudformation set-stack-policy', 'It changes what updates of the stack may touch.', {
    ...FREE,
    traits: ['protection-removed'],
  }),
  on(
    'ecs update-service',
    'No copy of the service is left running.',
    { traits: ['scaled-to-zero', 'downtime'], type: 'aws_ecs_service' },
    { where: /--desired-count[ =]0\b/ },
  ),
  on(
    'autoscaling update-auto-scaling-group|set-desired-capacity',
    'No machine of the group is left running.',
    { traits: ['scaled-to-zero', 'downtime'], type: 'aws_autoscaling_group' },
    { where: /--(?:desired-capacity|max-size)[ =]0\b/ },
  ),
  on(
    'application-autoscaling register-scalable-target',
    'Nothing is left running.',
    { traits: ['scaled-to-zero'] },
    { where: /--max-capacity[ =]0\b/ },
  ),
  on(
    'eks update-nodegroup-config',
    'No machine of the group is left running.',
    { traits: ['scaled-to-zero'] },
    { where: /(?:maxSize|desiredSize)["']?\s*[=:]\s*0\b/ },
  ),
  on(
    'lambda put-function-concurrency',
    'The function is no longer run.',
    { traits: ['scaled-to-zero'] },
    { where: /--reserved-concurrent-executions[ =]0\b/ },
  ),
  on('autoscaling terminate-instance-in-auto-scaling-group', 'The machine goes with its disk.', {
    verb: 'delete',
    data: 'unknown',
    type: 'aws_instance',
  }),
  on(
    'autoscaling suspend-processes|resume-processes|detach-instances|enter-standby',
    'The group no longer looks after its machines.',
    {},
    { where: /suspend|detach|standby/ },
  ),
  on('ecs stop-task', 'The task ends; its service starts another.', { ...FREE }),
  on(
    'codebuild|codepipeline|codedeploy|glue|athena|batch|stepfunctions|datasync|amplify stop-build|stop-build-batch|stop-pipeline-execution|batch-stop-job-run|stop-query-execution|cancel-job|stop-execution|cancel-task-execution|stop-job|stop-crawler',
    'A run ends early and can be started again.',
    { ...FREE },
  ),
  on('codedeploy stop-deployment', 'A deployment ends half way.', {}),
  on('codepipeline disable-stage-transition', 'Releases wait.', { ...FREE }),
  on('batch terminate-job', 'A run ends early and can be started again.', {
    ...FREE,
    verb: 'delete',
  }),
  on(
    'ssm send-command|start-automation-execution|create-association|start-associations-once',
    'It runs commands on machines.',
    { ...UNREAD, type: 'ssm-command', traits: ['remote-host', 'bulk'] },
  ),
  on('ecs execute-command', 'It runs a command in a container.', {
    ...UNREAD,
    type: 'aws_ecs_service',
    traits: ['remote-host'],
  }),
  on('ssm start-session|resume-session', 'It opens a way into a machine.', {
    verb: 'execute',
    ...FREE,
    traits: ['remote-host'],
  }),
  on('ssm terminate-session', 'A session ends.', { ...FREE }),
  on('ec2-instance-connect ssh|send-ssh-public-key', 'It opens a way into a machine.', {
    verb: 'execute',
    ...FREE,
    traits: ['remote-host'],
  }),
  on('lambda invoke|invoke-async', 'It runs the function.', { verb: 'execute', ...FREE }),
  on(
    'lambda update-function-code|update-function-configuration|publish-version|update-alias',
    'It puts other code or settings into the function.',
    { ...FREE },
  ),
  on(
    'lambda delete-alias|delete-layer-version|delete-function-event-invoke-config',
    'Whoever calls by it fails.',
    { verb: 'delete' },
  ),
  on('cloudfront create-invalidation', 'Caches are filled anew.', { ...FREE }),
  on('cloudfront update-distribution', 'It replaces every setting of the distribution.', {
    ...FREE,
  }),
  on(
    'ses|sesv2|pinpoint|pinpoint-email|socialmessaging send-email|send-raw-email|send-bulk-email|send-bulk-templated-email|send-templated-email|send-messages|send-users-messages',
    'A message that is sent cannot be called back.',
    { verb: 'execute', reversibility: 'irreversible', traits: ['irrevocable-act'] },
  ),
  on(
    'ses|sesv2 update-account-sending-enabled|put-account-sending-attributes',
    'No mail goes out any more.',
    {},
    { where: /--no-/ },
  ),
  on(
    'ses|sesv2 delete-identity|delete-email-identity|delete-configuration-set|delete-suppressed-destination',
    'Mail from that name is no longer sent.',
    { verb: 'delete' },
  ),
  on(
    'ec2 stop-instances',
    'What the machine serves is down, and disks that live with it are empty afterwards.',
    { ...STOPPED, type: 'aws_instance' },
  ),
  on('ec2 release-address', 'The address goes to somebody else.', {
    verb: 'delete',
    reversibility: 'irreversible',
    data: 'none',
    traits: ['network'],
    type: 'aws_eip',
  }),
  on('ec2 cancel-spot-fleet-requests', 'Machines of the fleet go with their disks.', {
    verb: 'delete',
    data: 'unknown',
  }),
  on('ec2 delete-tags|create-tags', 'Labels change.', { ...FREE }),
  on(
    '* delete-tags|untag-resource|remove-tags|remove-tags-from-resource|delete-bucket-tagging|delete-object-tagging|untag-role|untag-user|untag-queue',
    'Labels change.',
    { ...FREE },
  ),
  on('ec2 delete-launch-template-versions', 'Older versions of a template go.', { verb: 'delete' }),
  on(
    'route53 delete-hosted-zone',
    'A new zone gets other name servers; until all have followed, its names are gone.',
    {
      verb: 'delete',
      reversibility: 'irreversible',
      data: 'none',
      traits: ['dns'],
      type: 'aws_route53_zone',
    },
  ),
  on(
    'route53domains transfer-domain|delete-domain|disable-domain-auto-renew|disable-domain-transfer-lock|update-domain-nameservers|transfer-domain-to-another-aws-account',
    'The hold over a domain changes.',
    { traits: ['dns', 'protection-removed'], type: 'aws_route53domains_registered_domain' },
  ),
  on(
    'route53 disassociate-vpc-from-hosted-zone|disable-hosted-zone-dnssec|deactivate-key-signing-key',
    'Names stop to resolve for some.',
    { traits: ['dns'] },
  ),
  on(
    'elasticbeanstalk terminate-environment|delete-application',
    'The environment goes with the database that was made in it.',
    { verb: 'delete', reversibility: 'irreversible', data: 'unknown' },
  ),
  on(
    'elasticbeanstalk swap-environment-cnames|rebuild-environment',
    'Traffic moves, or everything is made anew.',
    {},
  ),
  on('emr terminate-clusters', 'The cluster goes with what lies on its own disks.', {
    verb: 'delete',
    reversibility: 'irreversible',
    data: 'unknown',
    type: 'aws_emr_cluster',
  }),
  on(
    'dms delete-replication-task|stop-replication-task|reload-tables',
    'Data no longer follows, or is loaded anew.',
    {},
  ),
  on('events disable-rule|remove-targets', 'What ran on time no longer runs.', {}),
  on('events remove-permission|lambda remove-permission', 'A caller is locked out.', {}),
  on('stepfunctions delete-state-machine', 'Runs that are under way end.', { verb: 'delete' }),
  on(
    'amplify delete-app|delete-branch|delete-backend-environment',
    'The app goes with its backend.',
    { verb: 'delete', reversibility: 'irreversible', data: 'unknown' },
  ),
  on('cloudformation cancel-resource-request', 'A request ends.', {}),
];
