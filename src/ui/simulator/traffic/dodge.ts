const LINE_PX = 16;

/** Moves labels apart so that none lies on another, as little as possible, and keeps them between `top` and `bottom`. */
export function dodge(heights: readonly number[], top: number, bottom: number): number[] {
  const order = heights.map((y, index) => ({ y: Math.min(bottom, Math.max(top, y)), index })).sort((a, b) => a.y - b.y);
  order.forEach((item, place) => {
    const above = order[place - 1];
    if (above !== undefined) item.y = Math.max(item.y, above.y + LINE_PX);
  });
  for (let place = order.length - 1; place >= 0; place--) {
    const item = order[place] as { y: number };
    item.y = Math.min(item.y, (order[place + 1]?.y ?? bottom + LINE_PX) - LINE_PX);
  }
  const placed: number[] = [];
  for (const { y, index } of order) placed[index] = y;
  return placed;
}
