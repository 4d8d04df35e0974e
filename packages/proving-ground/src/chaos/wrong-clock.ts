// Loaded before a service: the machine it runs on believes that it is another time. WRONG_CLOCK says by how many
// milliseconds; several, with commas between, are steps that its clock takes one after the other, forward and back.
const STEP_MS = 400;
const steps = (process.env['WRONG_CLOCK'] ?? '0').split(',').map(Number);
const right = Date.now.bind(Date);
const Right = Date;
const wrongBy = (): number => steps[Math.floor(performance.now() / STEP_MS) % steps.length] ?? 0;
Date.now = () => right() + wrongBy();
globalThis.Date = new Proxy(Right, {
  construct: (target, given: unknown[]) =>
    Reflect.construct(target, given.length === 0 ? [right() + wrongBy()] : given) as object,
  apply: () => new Right(right() + wrongBy()).toString(),
});
