// Waiting for the page, cut short when what is waited for is over.

/** @param {number} milliseconds @param {AbortSignal} signal @returns {Promise<void>} */
export const pause = (milliseconds, signal) =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });

/** The page's say: handlers, re-renders and validators run before the result is read back. A hidden tab draws no frames. @param {AbortSignal} signal */
export const settled = (signal) => pause(250, signal);

/** Waits for something to come up, a second at most. @template T @param {() => T | null | undefined | false} look @param {AbortSignal} signal @returns {Promise<T | null>} */
export const appears = async (look, signal) => {
  for (let turn = 0; turn < 25 && !signal.aborted; turn++) {
    const found = look();
    if (found) return found;
    await pause(40, signal);
  }
  return null;
};
