import { planDisputes } from './laibin/disputes.ts';
const p = planDisputes(new Date().toISOString());
const c: Record<string, number[]> = {};
for (const d of p) {
  const x = (c[d.course] ??= [0, 0]);
  x[0]!++;
  x[1]! += d.acts.length;
}
console.log(
  p.length,
  p.reduce((s, d) => s + d.acts.length, 0),
);
console.log(
  Object.entries(c)
    .sort((a, b) => b[1][1]! - a[1][1]!)
    .slice(0, 20)
    .map(([k, v]) => k + ' ' + v)
    .join('\n'),
);
