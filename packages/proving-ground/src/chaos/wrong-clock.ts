// Loaded before a service: the machine it runs on believes that it is another time, by as many milliseconds as WRONG_CLOCK says.
const wrongBy = Number(process.env['WRONG_CLOCK'] ?? 0);
const right = Date.now.bind(Date);
const Right = Date;
Date.now = () => right() + wrongBy;
globalThis.Date = new Proxy(Right, {
  construct: (target, given: unknown[]) =>
    Reflect.construct(target, given.length === 0 ? [right() + wrongBy] : given) as object,
  apply: () => new Right(right() + wrongBy).toString(),
});
