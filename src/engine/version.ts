/** Raised whenever the same scenario, seed and commands give another log. The golden logs in `tests/golden` guard it. */
export const ENGINE_VERSION = 5;
