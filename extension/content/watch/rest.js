// When a page that changes has come to rest.

const [QUIET_MS, LONGEST_MS] = [150, 1000];
// A page that changes more often than this between two looks never rests. It is looked at so seldom that the looks take
// far less than a hundredth of its time.
const [MANY, SHARE] = [20, 250];

/** @param {() => void} rests */
export const newRest = (rests) => {
  /** What the last look cost, in milliseconds, and when it was. */
  let [cost, lookedAt] = [0, 0];
  let timer = 0;
  let first = 0;
  let changes = 0;
  const end = () => {
    [first, changes] = [0, 0];
    rests();
  };
  return {
    changed() {
      // That it never rests is known by now, and when it is looked at next.
      if (++changes > MANY + 1) return;
      const now = performance.now();
      first ||= now;
      const soon = Math.min(now + QUIET_MS, first + LONGEST_MS);
      clearTimeout(timer);
      timer = setTimeout(end, (changes > MANY ? Math.max(first + LONGEST_MS, lookedAt + cost * SHARE) : soon) - now);
    },

    /** Looks, and counts the cost. @template T @param {() => T} look @returns {T} */
    looking(look) {
      const from = performance.now();
      const seen = look();
      lookedAt = performance.now();
      cost = lookedAt - from;
      return seen;
    },

    stop: () => clearTimeout(timer),
  };
};
