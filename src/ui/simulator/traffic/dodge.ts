const LINE_PX = 16;
/** A line of text and a drawn line need this much between them. */
const OFF_LINE_PX = 10;

/** Moves a label off a horizontal line that would cross it: to the side it is on, if there is room, else to the other. */
export function offLine(y: number, line: number | null, top: number, bottom: number): number {
  if (line === null || Math.abs(y - line) >= OFF_LINE_PX) return y;
  const sides = [line - OFF_LINE_PX, line + OFF_LINE_PX];
  if (y > line) sides.reverse();
  return sides.find((side) => side >= top && side <= bottom) ?? y;
}

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
