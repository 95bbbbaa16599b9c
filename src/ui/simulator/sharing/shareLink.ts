import { MAX_LINK_CHARS } from '../../../workspace/keeping/link';
import type { OpenRun } from '../../../workspace/OpenRun.svelte';
import { routeHref } from '../../../workspace/route';

/** A link as it is offered to a person. */
export interface ShareLink {
  readonly address: string;
  readonly isTooLong: boolean;
  /** Other branches were wanted and found no room. */
  readonly isCut: boolean;
}

/** The address of a run; without the other branches when it would be too long with them. */
export async function makeShareLink(run: OpenRun, hasOthers: boolean, page: string): Promise<ShareLink> {
  const base = page.replace(/[?#].*$/s, '');
  const address = base + routeHref({ page: 'link', link: await run.link(hasOthers) });
  const isTooLong = address.length > MAX_LINK_CHARS;
  if (!isTooLong || !hasOthers || run.session.tree.branches.length === 1) return { address, isTooLong, isCut: false };
  return { ...(await makeShareLink(run, false, page)), isCut: true };
}
