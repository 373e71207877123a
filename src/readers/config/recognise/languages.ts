/** Names of files in languages of their own. Over the base name in lower case, or the whole path. */

export const COMPOSE =
  /^(?:docker-)?compose(?:\d+|[._-][\w.-]+)?\.ya?ml$|[._-]docker-compose\.ya?ml$|^docker-(?:stack|cloud)[\w.-]*\.ya?ml$/;

export const CRON =
  /(?:^|\/)(?:crontabs?|[\w.-]+\.(?:crontab|cron)|crontab[._-][\w.-]+)$|(?:^|\/)cron\.d\/[\w.-]+$|(?:^|\/)crontabs\/[\w.-]+$/i;

export const SYSTEMD = /\.(?:timer|service)$/i;

/** Marks of flag exports, each side in one text. */
export const FLAG_TEXTS: readonly RegExp[] = [
  /"(?:fallthrough|offVariation|_maintainer|clientSideAvailability)"\s*:/,
  /"(?:featureStrategies|featureEnvironments|strategies)"\s*:/,
  /"defaultVariant"\s*:|^[^\S\r\n\u2028\u2029]*defaultVariant:/m,
];
