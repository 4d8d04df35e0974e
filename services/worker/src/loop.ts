/** Something done again and again, with rests between. */
export interface Loop {
  /** Ends the present rest, or leaves out the next one. */
  wake(): void;
  /** Lets a step that is under way finish; after it no other begins. */
  stop(): Promise<void>;
  /** Milliseconds since a step last came back, whether it succeeded or failed. */
  sinceLastStep(): number;
}

const REST_AFTER_ERROR_MS = 1000;

/** Repeats a step, which says how many milliseconds to rest after it. A step that throws is told to `onError` and tried again. */
export function keepDoing(step: () => Promise<number>, onError: (error: unknown) => void): Loop {
  const stopping = new AbortController();
  let woken = false;
  let endRest = (): void => {};
  let lastStep = performance.now();

  const wake = (): void => {
    woken = true;
    endRest();
  };

  const restFor = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const go = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      woken = false;
      let rest = REST_AFTER_ERROR_MS;
      try {
        rest = await step();
      } catch (error) {
        onError(error);
      }
      lastStep = performance.now();
      if (!woken) await restFor(rest);
    }
  };
  const going = go();

  return {
    wake,
    stop: () => {
      stopping.abort();
      wake();
      return going;
    },
    sinceLastStep: () => performance.now() - lastStep,
  };
}
