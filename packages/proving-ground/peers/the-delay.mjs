// How every queue is driven that fires an empty handler at a time: so many far ones, so many inside a window, each noting how late it was.
export function delays({ add, fired, size, stop, mostPending = Infinity, msEach = 1 }) {
  const hear = async (message) => {
    if (message === 'stop') {
      await stop().catch(() => undefined);
      process.exit(0);
    }
    const { due, warm, pending, windowSeconds, patienceSeconds } = message;
    const made = Math.min(pending, mostPending);
    const empty = await size();
    const far = Date.now() + 30 * 86_400_000;
    await inBatches(made, (n) => ({ id: `far-${n}`, at: far + n }), add);
    const filled = await size();
    // Adding them takes its time; the first falls due when all are in, and the window begins when the first `warm` are done, as ours does.
    const all = warm + due;
    const lead = 3000 + all * msEach;
    const begins = Date.now() + lead;
    const after = (n) => begins + Math.round((n * windowSeconds * 1000) / due);
    const added = performance.now();
    await inBatches(all, (n) => ({ id: `due-${n}`, at: after(n) }), add);
    const addedInTime = performance.now() - added < lead;
    const ends = after(all);
    let peak = filled;
    while (fired.size < all && Date.now() < ends + patienceSeconds * 1000) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      peak = Math.max(peak, await size());
    }
    const heard = [...fired.values()];
    const late = heard
      .filter(({ at }) => at > after(warm))
      .map(({ at, first }) => first - at)
      .toSorted((a, b) => a - b);
    process.send({
      pending: made,
      heard: fired.size,
      early: heard.filter(({ at, first }) => first < at).length,
      twice: heard.filter(({ times }) => times > 1).length,
      late,
      doneAfter: Math.max(0, heard.reduce((last, { first }) => Math.max(last, first), 0) - ends),
      bytesPerPending: made === 0 ? null : (filled - empty) / made,
      queuePeak: peak - filled,
      addedInTime,
    });
  };
  process.on('message', (message) => void hear(message));
  process.send('ready');
}

async function inBatches(count, jobOf, add) {
  for (let n = 1; n <= count; n += 1000)
    await add(Array.from({ length: Math.min(1000, count - n + 1) }, (_, place) => jobOf(n + place)));
}

/** What each handler calls. */
export function firing() {
  const fired = new Map();
  const fire = (id, at) => {
    const now = Date.now();
    const known = fired.get(id);
    if (known) known.times += 1;
    else fired.set(id, { at, first: now, times: 1 });
  };
  return { fired, fire };
}

/** What a schema takes in the database. */
export const sizeOf = (pool, schema) => async () =>
  Number(
    (
      await pool.query(
        `select coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = to_regnamespace($1)`,
        [schema],
      )
    ).rows[0].bytes,
  );
