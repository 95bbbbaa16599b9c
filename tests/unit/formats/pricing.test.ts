import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePriceBook, parseUsage } from '../../../src/formats/pricing';
import { pricingErrors as english } from '../../../src/i18n/en/pricing/pricingErrors';
import { pricingErrors as korean } from '../../../src/i18n/ko/pricing/pricingErrors';
import { PRICING_PROBLEMS } from '../../../src/pricing';
import { AWS_PRICE_BOOK } from '../../../src/pricing/awsPriceBook';

const BOOK = readFileSync('src/data/prices/aws.json', 'utf8');

type Parse = (file: string, text: string) => ReturnType<typeof parsePriceBook> | ReturnType<typeof parseUsage>;

/** Code and place of the first error. */
function refusal(parse: Parse, text: string): string {
  const parsed = parse('file.json', text);
  if (parsed.ok) return 'accepted';
  const [error] = parsed.error;
  expect(error?.code).toSatisfy((code: string) => !/^(prices|usage)\./.test(code) || code in english);
  return `${error?.code} ${error?.line}:${error?.column}`;
}

/** Where a text stands, as `line:column`. */
function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part));
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}

describe('a price book', () => {
  test('as it is brought along is a valid one, and every figure in it plain', () => {
    const parsed = parsePriceBook('aws.json', BOOK);
    expect(parsed.ok ? parsed.value : parsed.error).toEqual(JSON.parse(BOOK));
    expect(AWS_PRICE_BOOK).toEqual(JSON.parse(BOOK));
  });

  test.each([
    ['a negative price', '"0.005"', '"-0.005"', 'prices.badValue'],
    ['a price in words', '"0.005"', '"free"', 'prices.badValue'],
    ['a price that YAML reads and people do not', '"0.005"', '0x10', 'prices.badDecimal'],
    ['an absurd price', '"0.005"', '1e300', 'prices.badValue'],
    ['a step below the one before', '"51200"', '"0"', 'prices.badStep'],
    ['a Region that is not listed', '"us-east-1": "0.005"', '"us-east-9": "0.005"', 'prices.unknownRegion'],
    ['an unknown source', '"list-checked", "rates"', '"hearsay", "rates"', 'prices.unknownSource'],
    ['a free quantity of nothing', '"codebuild/linux.arm1.small"', '"codebuild/linux.tiny"', 'prices.unknownPrice'],
    ['a price that stands there twice', '"linux.general1.medium"', '"linux.general1.small"', 'prices.duplicate'],
    ['a day that never was', '"2025-06-18",\n "regions"', '"2025-06-31",\n "regions"', 'prices.badDay'],
    ['a misspelt key', '"vcpu"', '"vcpus"', 'prices.unknownKey'],
    ['another currency', '"USD"', '"KRW"', 'prices.badValue'],
    ['no rate at all', '{"us-east-1": "0.05"}', '{}', 'prices.noRate'],
    ['a repeated key', '"currency"', '"title"', 'yaml.duplicateKey'],
  ])('with %s is refused', (_, good, bad, code) => {
    expect(BOOK).toContain(good);
    expect(refusal(parsePriceBook, BOOK.replace(good, bad))).toMatch(
      new RegExp(`^${code.replace('.', '\\.')} \\d+:\\d+$`),
    );
  });

  test('is refused at the place of the mistake', () => {
    const text = BOOK.replace('"0.0798"', '"-1"');
    expect(refusal(parsePriceBook, text)).toBe(`prices.badValue ${placeOf(text, '"-1"')}`);
  });

  test('takes numbers without quotes, digit by digit', () => {
    const parsed = parsePriceBook('own.json', BOOK.replace('"0.0798"', '0.07980000000000000001'));
    const price = parsed.ok ? parsed.value.prices.find(({ dimension }) => dimension === 'linux.general1.xlarge') : null;
    expect(price?.rates['us-east-1']).toBe('0.07980000000000000001');
  });
});

describe('a usage file', () => {
  const good = `{
  "baepoUsage": 1,
  "region": "us-east-1",
  "builds": [{ "computeType": "BUILD_GENERAL1_SMALL", "seconds": 61.5 }],
  "quantities": [{ "service": "ec2", "dimension": "linux.t3.micro", "seconds": [60, 120] }]
}`;

  test.each([
    ['nothing wrong', '61.5', '61.50', 'accepted'],
    ['negative time', '61.5', '-1', 'usage.badValue 4:66'],
    ['time in words', '61.5', '"long"', 'usage.badValue 4:66'],
    ['a hexadecimal time', '120', '0x78', 'usage.badDecimal 5:85'],
    ['an infinite time', '61.5', '1e999', 'yaml.syntax 4:66'],
    ['a misspelt key', '"seconds": 61.5', '"second": 61.5', 'usage.unknownKey 4:55'],
    ['half a build', '61.5', '61.5, "count": 0.5', 'usage.badValue 4:81'],
    ['another version', '"baepoUsage": 1', '"baepoUsage": 2', 'usage.badValue 2:17'],
    [
      'a day that never was',
      '"region": "us-east-1"',
      '"account": { "createdOn": "2026-02-30", "on": "2026-03-01" }',
      'usage.badDay 3:29',
    ],
    ['one day of two', '"region": "us-east-1"', '"account": { "on": "2026-03-01" }', 'usage.bothDays 3:14'],
    ['a list in place of a number', '[60, 120]', '[[60], 120]', 'usage.badValue 5:81'],
    ['a quantity and times', '[60, 120]', '[60, 120], "quantity": 3', 'usage.quantityOrSeconds 5:18'],
    ['neither', ', "seconds": [60, 120]', '', 'usage.quantityOrSeconds 5:18'],
    ['a size of nothing', '"seconds": [60, 120]', '"quantity": 3, "size": 2', 'usage.quantityOrSeconds 5:18'],
  ])('with %s: %s becomes %s', (_, part, other, outcome) => {
    expect(refusal(parseUsage, good.replace(part, other))).toBe(outcome);
  });

  test('may be YAML', () => {
    expect(refusal(parseUsage, 'baepoUsage: 1\nidentities:\n  people: 3\n')).toBe('accepted');
  });
});

test('hostile texts never make a parser throw', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"prices"',
    '"baepoUsage"',
    '1',
    '-1',
    '1e9',
    '&a',
    '*a',
    '\n',
    '0x1',
    '~',
    '"',
    'quantities',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.array(piece).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (given) => {
      parsePriceBook('p.json', given);
      parseUsage('u.json', given);
    }),
    { numRuns: 200 },
  );
});

test('values of any kind in any place are refused, never crash', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(null, true, '', '-1', 'x', [], {}, -1, 0.5, 1e15, '1e5'),
    fc.jsonValue(),
  );
  const members = [
    'region',
    'account',
    'builds',
    'pipelines',
    'actions',
    'deployments',
    'identities',
    'quantities',
    'people',
    'lostRequests',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...members), value, (member, given) => {
      parseUsage('u.json', JSON.stringify({ baepoUsage: 1, [member]: given }));
      parseUsage('u.json', JSON.stringify({ baepoUsage: 1, [member]: [given] }));
    }),
    { numRuns: 500 },
  );
});

test('every reason has a text in both languages', () => {
  for (const code of PRICING_PROBLEMS) {
    expect(english[code]({})).not.toBe('');
    expect(korean[code]({})).not.toBe('');
  }
});
