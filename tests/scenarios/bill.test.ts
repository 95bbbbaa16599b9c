import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCostReader, DEFAULT_METERING, PLAIN_ACCOUNT } from '../../src/pricing';
import { AWS_PRICE_BOOK } from '../../src/pricing/awsPriceBook';
import { formatAmount } from '../../src/shared';
import { runScenario } from '../../src/workers/runScenario';
import { shipped } from '../support/shipped';

test('the bill that docs/model.md works out by hand is the one that comes out', async () => {
  const { scenario } = shipped('first-deployment');
  const log = await runScenario(scenario, 7, []);
  const pricing = {
    book: AWS_PRICE_BOOK,
    region: 'ap-northeast-2',
    account: PLAIN_ACCOUNT,
    settings: DEFAULT_METERING,
  };
  const bill = createCostReader(scenario, log, pricing).at(scenario.untilMs);
  const [, section = ''] = readFileSync('docs/model.md', 'utf8').split('### One bill by hand');
  const written = [...section.matchAll(/^\| (\S+ ?\S*) \|.*\| ([\d.]+) \|$/gm)].map(
    ([, line, usd]) => `${line} ${usd}`,
  );
  expect(written).toEqual([
    ...bill.lines.map(({ service, dimension, amountUsd }) => `${service} ${dimension} ${formatAmount(amountUsd)}`),
    `AWS ${formatAmount(bill.awsUsd)}`,
  ]);
});
