import { ANSWERERS } from './answers';
import { compare, type Difference } from './compare';
import type { Vector } from './vector';

export type Outcome =
  | { readonly status: 'passed' }
  | { readonly status: 'failed'; readonly differences: readonly Difference[] }
  | { readonly status: 'uncovered'; readonly reason: string };

/**
 * Asks the project what the vector asks and compares. A vector counts as passed only when every key is answered; what differs fails it,
 * also where other keys stay open.
 */
export function checkVector(vector: Vector): Outcome {
  let open: string | null = null;
  for (const { areas, answer } of ANSWERERS) {
    if (areas !== null && !areas.includes(vector.area)) continue;
    const given = answer(vector);
    if (given === null) continue;
    const { differences, unanswered } = compare(vector, given);
    if (differences.length > 0) return { status: 'failed', differences };
    if (unanswered.length === 0) return { status: 'passed' };
    open ??= `nothing here answers ${unanswered.join(', ')}`;
  }
  return { status: 'uncovered', reason: open ?? reasonFor(vector) };
}

function reasonFor({ area, kind, given }: Vector): string {
  const platform = typeof given.platform === 'string' ? given.platform : null;
  if (platform === 'ECS' || platform === 'Lambda') return `${platform} deployments are not answered here`;
  const about = kind === null ? area : `${area}/${kind}`;
  return `no rule answers ${about} given ${Object.keys(given).join(', ') || 'nothing'}`;
}
