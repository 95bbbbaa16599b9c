import type { PriceBook } from '../domain';
import type { Bill, BillLine, OwnLine } from '../pricing';
import { formatAmount } from '../shared';
import { VERSION } from './version';

/** The bill as one JSON text; amounts are exact decimals in texts. */
export function billJson(book: PriceBook, bill: Bill): string {
  const { region, asOf, lines, own, freeTiers, unpriced } = bill;
  const body = {
    baepo: VERSION,
    book: { title: book.title, asOf },
    region,
    currency: book.currency,
    totalUsd: formatAmount(bill.totalUsd),
    awsUsd: formatAmount(bill.awsUsd),
    creditUsd: formatAmount(bill.creditUsd),
    dueUsd: formatAmount(bill.dueUsd),
    peopleUsd: formatAmount(bill.peopleUsd),
    lossUsd: formatAmount(bill.lossUsd),
    lines: lines.map((line) => ({
      ...line,
      steps: line.steps.map((step) => ({ ...step, amountUsd: formatAmount(step.amountUsd) })),
      amountUsd: formatAmount(line.amountUsd),
    })),
    own: own.map((line) => ({ ...line, amountUsd: formatAmount(line.amountUsd) })),
    freeTiers,
    unpriced,
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** The bill as lines for people: what, how much of it is free, and what it costs. */
export function billLines(bill: Bill): string[] {
  const rows = [
    ...bill.lines.map((line) => [`${line.service} ${line.dimension}`, quantityText(line), line.amountUsd] as const),
    ['AWS', '', bill.awsUsd] as const,
    ...(bill.creditUsd === '0' ? [] : [['  paid by credits', '', bill.creditUsd] as const]),
    ...(bill.creditUsd === '0' ? [] : [['  due', '', bill.dueUsd] as const]),
    ...bill.own.map(
      (line) => [ownName(line), `${line.quantity} ${line.unit} × ${line.usdPerUnit}`, line.amountUsd] as const,
    ),
    ...(bill.own.length === 0 ? [] : [['Total', '', bill.totalUsd] as const]),
  ];
  const widest = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const [first, second] = [widest(0), widest(1)];
  return rows.map(
    ([name, quantity, amount]) => `${name.padEnd(first)}  ${quantity.padEnd(second)}  USD ${formatAmount(amount)}`,
  );
}

function quantityText({ quantity, unit, freeQuantity, steps }: BillLine): string {
  const free = freeQuantity === '0' ? '' : `, ${freeQuantity} free`;
  return `${quantity} ${unit}${free} × ${steps.map(({ usdPerUnit }) => usdPerUnit).join(' / ')}`;
}

function ownName({ kind, what }: OwnLine): string {
  return kind === 'people' ? `people: ${what}` : `lost: ${what}`;
}
