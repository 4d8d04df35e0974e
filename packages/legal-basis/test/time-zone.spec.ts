import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, it } from 'vitest';

it('given a process in another time zone, then every deadline, limitation and filing date is the same', () => {
  const script = `
    const { computeDeadline, limitationStanding, ruleIds, ruleOn, wasFiledOn } = await import('@dingfen/legal-basis');
    const { calendar } = await import('@dingfen/legal-calendar');
    const national = calendar('CN');
    const days = ruleIds.map((ruleId) => {
      const { unit, length, extends: base } = ruleOn(ruleId, '2026-03-08');
      return computeDeadline({
        ruleId,
        trigger: unit === 'hour' ? '2026-03-08T02:30' : '2026-03-08',
        calendar: national,
        ...(typeof length === 'number' ? {} : { length: 10 }),
        ...(base && base.length > 1 ? { baseLength: 7 } : {}),
      });
    });
    const standing = limitationStanding({ claim: 'other', knewOn: '2025-03-09', log: [], todayOn: '2025-11-02', calendar: national });
    console.log(JSON.stringify([days, standing, wasFiledOn('2026-03-08T09:31:00Z', 'window', '17:30')]));
  `;
  const results = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=source', '--input-type=module', '-e', script],
      { cwd: new URL('.', import.meta.url), env: { ...process.env, TZ: zone }, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    return stdout;
  });
  expect(results[0]).toContain('jc_apply_30d');
  expect(new Set(results).size).toBe(1);
});
