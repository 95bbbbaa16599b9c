import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with one plain line over all projects, "N passed, N failed", for readers that are programs. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failedHere += 1;
      }
      // A file that cannot be loaded has no tests to fail, yet it did.
      failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere;
    }
    const seed = process.env.BAEPO_FC_SEED ?? '20261123';
    process.once('exit', (code) => {
      // A set-up that fails (no browser, say) leaves no test behind, only the exit code.
      if (code !== 0 && failed === 0) failed = 1;
      console.log(`fast-check seed ${seed}\n${passed} passed, ${failed} failed`);
    });
  }
}
