import { describe, expect, it } from 'vitest';
import { brief, briefly, pairOf, readConfig, remarkable } from '../test-config.ts';
import { weeklyRuns } from './calendar.ts';

describe('runs a week', () => {
  it.each([
    ['* * * * *', 10_080],
    ['*/15 * * * *', 672],
    ['0 * * * *', 168],
    ['0 0 * * *', 7],
    ['0 0 * * 0', 1],
    ['0 0 * * MON-FRI', 5],
    ['0 9-17 * * 1-5', 45],
    ['0 0 1 * *', 7 / 31],
    ['@daily', 7],
    ['0 0 0 * * ?', 7],
    ['cron(0 12 * * ? *)', 7],
    ['rate(1 hour)', 168],
    ['daily', 7],
    ['*-*-* 04:00:00', 7],
    ['Mon *-*-* 00:00:00', 1],
    ['Mon..Fri 08:00', 5],
    ['*:0/15', 672],
    ['99 99 * * *', null],
    ['not a schedule at all', null],
    ['', null],
  ])('%s: %s', (text, expected) => {
    const runs = weeklyRuns(text);
    if (expected === null) expect(runs).toBeNull();
    else expect(runs).toBeCloseTo(expected, 6);
  });
});

describe('crontabs', () => {
  it.each<readonly [string, string, ...string[]]>([
    ['', '0 3 * * * /opt/report.sh', '/opt/report.sh execute schedule'],
    [
      '',
      '0 3 * * * curl -fsS https://a.example.com/ping',
      'curl -fsS https://a.example.com/ping execute schedule',
    ],
    ['', '0 3 * * * rm -rf /srv/uploads', 'rm -rf /srv/uploads execute unknown schedule'],
    [
      '',
      '0 3 * * * find /tmp -mtime +7 -delete',
      'find /tmp -mtime +7 -delete execute unknown schedule',
    ],
    ['', '0 3 * * * psql -c "DELETE FROM t"', 'psql -c "DELETE FROM t" execute unknown schedule'],
    ['', '0 3 * * * curl https://a.b/x | sh', 'curl https://a.b/x | sh execute unknown schedule'],
    ['', '# 0 3 * * * rm -rf /'],
    ['0 3 * * * /opt/report.sh', '', '/opt/report.sh delete schedule'],
    ['0 3 * * * /opt/backup.sh', '', '/opt/backup.sh delete backup protection-removed schedule'],
    [
      '0 3 * * * /opt/backup.sh',
      '# 0 3 * * * /opt/backup.sh',
      '/opt/backup.sh delete backup protection-removed schedule',
    ],
    [
      '0 3 * * * /opt/backup.sh',
      '0 3 * * 0 /opt/backup.sh',
      '/opt/backup.sh backup protection-removed schedule',
    ],
    ['0 3 * * * /opt/backup.sh', '0 4 * * * /opt/backup.sh', '/opt/backup.sh schedule'],
    ['0 3 * * * /opt/backup.sh', '0  3 *\t* *  /opt/backup.sh'],
    ['0 3 * * * /opt/backup.sh', 'MAILTO=a\n# note\n0 3 * * * /opt/backup.sh'],
    ['0 3 * * * a\n0 4 * * * b', '0 4 * * * b\n0 3 * * * a'],
    ['0 3 * * * /opt/a', '* * * * * /opt/a', '/opt/a number-leap schedule'],
    ['0 3 * * * /opt/a', '0 3 * * * /opt/b', '/opt/b execute schedule'],
    [
      '0 3 * * * pg_dump app',
      '0 3 * * * echo later',
      'echo later execute backup protection-removed schedule',
    ],
    ['0 3 * * * /opt/a', '0 3 * * * rm -rf /opt/a', 'rm -rf /opt/a execute unknown schedule'],
    ['@daily /opt/a', '0 0 * * * /opt/a', '/opt/a schedule'],
  ])('%j becomes %j', async (before, after, ...expected) => {
    expect(await briefly(before, after, 'ops/crontab')).toEqual(expected);
  });

  it('knows users in the tables of the system', async () => {
    const path = 'etc/cron.d/app';
    expect(await briefly('0 3 * * * root /opt/a\n', '0 4 * * * app /opt/a\n', path)).toEqual([
      '/opt/a schedule',
    ]);
  });

  it('follows a job into another file', async () => {
    const reading = await readConfig(
      pairOf('etc/cron.d/a', '0 3 * * * root /opt/backup.sh\n', '# empty\n'),
      pairOf('etc/cron.d/b', '# b\n', '0 3 * * * root /opt/backup.sh\n'),
    );
    expect(remarkable(reading)).toEqual([]);
  });

  it('holds what is no crontab', async () => {
    const reading = await readConfig(pairOf('crontab', '', '0 3 * * * a\nnonsense\n'));
    expect(reading.signals).toMatchObject([{ weight: 'hold', evidence: [{ line: 2 }] }]);
  });
});

describe('systemd', () => {
  it.each<readonly [string, string, string, ...string[]]>([
    [
      'backup.timer',
      '[Timer]\nOnCalendar=daily',
      '[Timer]\nOnCalendar=weekly',
      'backup.service backup protection-removed schedule',
    ],
    [
      'backup.timer',
      '[Timer]\nOnCalendar=daily',
      '[Timer]\nOnCalendar=*-*-* 04:00:00',
      'backup.service schedule',
    ],
    [
      'report.timer',
      '[Timer]\nOnCalendar=daily',
      '[Timer]\nOnCalendar=minutely',
      'report.service number-leap schedule',
    ],
    ['report.timer', '[Timer]\nOnCalendar=daily', '[Timer]\nOnCalendar=daily\nPersistent=true'],
    ['a.service', '[Service]\nExecStart=/opt/a', '[Service]\nExecStart=/opt/a --fast'],
    [
      'a.service',
      '[Service]\nExecStart=/opt/a',
      '[Service]\nExecStart=/bin/rm -rf /srv',
      'a.service execute unknown',
    ],
    [
      'a.service',
      '[Service]\nExecStart=/opt/backup',
      '[Service]\nExecStart=/bin/true',
      'a.service execute backup protection-removed',
    ],
  ])('%s', async (name, before, after, ...expected) => {
    const reading = await readConfig(pairOf(`systemd/${name}`, before, after));
    expect(remarkable(reading).map(brief)).toEqual(expected);
  });
});
