import fc from 'fast-check';

/** A fixed seed keeps runs repeatable; set BAEPO_FC_SEED to look elsewhere. The summary prints the one in use. */
fc.configureGlobal({
  seed: Number(process.env.BAEPO_FC_SEED ?? 20261123),
  ...(process.env.BAEPO_LONG ? { numRuns: 1000 } : {}),
});
