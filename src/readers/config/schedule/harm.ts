/** Words of commands that destroy, each with how it is told. No judgement of the whole command. */
const HARM: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s;&|(/"'])(?:rm|shred|unlink|rmdir)\s+-?\S/, 'a deletion of files'],
  [/(?:^|\s)-delete\b|--delete(?:-\w+)?\b|--prune\b/, 'a command with a delete option'],
  [/\b(?:dropdb|mkfs\S*|wipefs|fdisk|dd\s+if=)/, 'a command that wipes'],
  [
    /\b(?:drop|truncate)\s+(?:table|database|schema|index|collection)\b|\bdelete\s+from\b/i,
    'SQL that destroys',
  ],
  [/\b(?:flushall|flushdb)\b/i, 'a flush of a store'],
  [
    /\b(?:prune|purge|destroy|wipe|teardown|terminate-instances|delete-\w+|db:drop|db:reset|migrate:fresh|migrate:reset)\b/i,
    'a command that destroys',
  ],
  [
    /\b(?:kubectl|oc|gcloud|aws|az|docker|helm|heroku|terraform|tofu)\b[^;&|]{0,200}\b(?:delete|rm|rmi|uninstall|destroy|remove|rb)\b/,
    'a deletion in the infrastructure',
  ],
];

/** The longest command that is looked at; what is longer counts as unknown. */
const LONGEST = 20_000;

/** What in a command destroys, or null where nothing of the list stands. */
export function harmOf(command: string): string | null {
  if (command.length > LONGEST) return 'a very long command';
  return HARM.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}

const HARMLESS =
  /^(?:(?:\/usr)?(?:\/local)?(?:\/s?bin)?\/)?(?:echo|true|:|date|uptime|df|du|ls|cat|curl|wget|ping|nc|logger|sync|test|which|whoami|hostname|free|top|ps|vmstat|iostat|sar|sa1|sa2|stat|head|tail|grep|wc|sleep|ntpdate|chronyc|updatedb|mandb|certbot\s+renew|logrotate|run-parts|anacron|fstrim|needrestart|apt-get\s+update|apt\s+update|pg_dump\w*|mysqldump|mongodump|restic\s+backup|borg\s+create)(?=\s|$)/;

/** True for a command that begins with a plain tool of looking, reporting or saving, and destroys nothing listed. */
export function isPlainlyHarmless(command: string): boolean {
  return (
    command.length <= LONGEST &&
    harmOf(command) === null &&
    !/[`$]\(|\|\s*(?:ba|z)?sh\b|;|&&/.test(command) &&
    HARMLESS.test(command.trim())
  );
}
