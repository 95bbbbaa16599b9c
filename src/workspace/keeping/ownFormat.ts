import type { SaveResult, TextStore } from '../storage';
import { checkShape } from './json';
import { ownSchema, type OwnInput } from './ownSchema';
import { readKept, type Format } from './versioned';

const KEY = 'own';

const FORMAT: Format<OwnInput> = {
  version: 1,
  maxChars: 4_000_000,
  readers: [(content) => checkShape(ownSchema, content)],
};

const NO_OWN: OwnInput = {
  files: {},
  options: { instances: 6, config: 'CodeDeployDefault.OneAtATime', hasLoadBalancer: true, seed: 1 },
};

/** A person's own files as the browser keeps them. Unreadable ones are set aside. */
export function readOwn(store: TextStore): OwnInput {
  const kept = readKept(store, KEY, FORMAT);
  return kept.kind === 'read' ? kept.value : NO_OWN;
}

/** What could not be read is never written over: it is set aside first, or nothing is written. */
export function writeOwn(store: TextStore, { files, options }: OwnInput): SaveResult {
  const present = readKept(store, KEY, FORMAT);
  if (present.kind === 'unreadable' && !present.isMoved) return 'full';
  return store.write(KEY, JSON.stringify({ version: FORMAT.version, files, options }));
}

/** Tells when another tab changes the files. Returns how to stop. */
export function listenOwn(store: TextStore, heard: () => void): () => void {
  return store.listen((key) => {
    if (key === KEY) heard();
  });
}
