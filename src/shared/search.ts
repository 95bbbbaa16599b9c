/**
 * The number of items for which `keyOf(item) <= limit`, in a list sorted by that key.
 * So `items[countUpTo(…) - 1]` is the last item at or before `limit`. O(log n).
 */
export function countUpTo<T>(items: readonly T[], limit: number, keyOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(items[middle] as T) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
