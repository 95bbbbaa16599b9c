/*
 * Stands at the beginning of the embedded app's first script and loads the others as classic scripts. Browsers fetch
 * module scripts only from hosts that allow it, which in a sandboxed frame is nobody without a header of its own; classic
 * scripts come from everywhere. Each part calls `baepoPart` with its name, the parts it needs first, and its code.
 */
(() => {
  const folder = new URL('.', document.currentScript.src).href;
  /** What a part exports, by name. */
  const made = new Map();
  /** A promise of that, from the moment somebody asks. */
  const asked = new Map();
  const settlers = new Map();

  function load(name) {
    if (asked.has(name)) return asked.get(name);
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const fail = (error) => {
        // Forgotten, so that the next one who asks tries again.
        asked.delete(name);
        script.remove();
        reject(error);
      };
      settlers.set(name, { resolve, fail });
      script.src = folder + name;
      script.onerror = () => fail(new Error(`${name} could not be loaded`));
      document.head.append(script);
    });
    asked.set(name, promise);
    return promise;
  }

  async function make(imports, name, run) {
    await Promise.all(imports.map(load));
    const exports = {};
    made.set(name, exports);
    run(exports, (imported) => made.get(imported), load);
    return exports;
  }

  globalThis.baepoPart = (name, imports, run) => {
    const { resolve, fail } = settlers.get(name) ?? {};
    make(imports, name, run).then(resolve, fail ?? ((error) => console.error(error)));
  };
})();
