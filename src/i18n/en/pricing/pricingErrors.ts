type Params = Readonly<Record<string, string | number>>;

/** Why a price book or a usage was refused, or why something cannot be priced, by code. */
export const pricingErrors = {
  'prices.unknownKey': (p: Params) => `The key “${p.key}” does not exist in a price book.`,
  'prices.missing': (p: Params) => `${p.key} is missing.`,
  'prices.badValue': (p: Params) => `${p.key}: expected ${p.expected}, found ${p.received}.`,
  'prices.badDecimal': (p: Params) => `“${p.written}” is not a plain decimal number. Write it like 0.005.`,
  'prices.badDay': (p: Params) => `There is no day ${p.day}.`,
  'prices.badStep': (_: Params) => 'The steps of a price begin at 0, and each begins above the one before.',
  'prices.noRate': (_: Params) => 'A price needs a rate for at least one Region, or for * (all of them).',
  'prices.unknownSource': (p: Params) => `sources has no entry ${p.name}.`,
  'prices.unknownRegion': (p: Params) => `regions has no entry ${p.region}.`,
  'prices.unknownPrice': (p: Params) => `There is no price ${p.name}.`,
  'prices.duplicate': (p: Params) => `${p.name} stands here twice.`,
  'usage.unknownKey': (p: Params) => `The key “${p.key}” does not exist here.`,
  'usage.missing': (p: Params) => `${p.key} is missing.`,
  'usage.badValue': (p: Params) => `${p.key}: expected ${p.expected}, found ${p.received}.`,
  'usage.badDecimal': (p: Params) => `“${p.written}” is not a plain decimal number. Write it like 1.5.`,
  'usage.badDay': (p: Params) => `There is no day ${p.day}.`,
  'usage.quantityOrSeconds': (_: Params) => 'Give either quantity, or seconds with or without size.',
  'usage.noRegion': (_: Params) => 'Say which Region: --region, or region in the file.',
  'usage.bothDays': (_: Params) => 'createdOn and on are only possible together.',
  'pricing.unknownRegion': (p: Params) => `The price book has no prices for the Region ${p.region}. Known: ${p.known}.`,
  'pricing.unknownService': (p: Params) => `The price book has no service ${p.service}. Known: ${p.known}.`,
  'pricing.unknownDimension': (p: Params) =>
    `The price book has no price ${p.dimension} of ${p.service}. Known: ${p.known}.`,
  'pricing.noPriceInRegion': (p: Params) =>
    `The price book has no price for ${p.service} ${p.dimension} in ${p.region}, only for: ${p.known}.`,
  'pricing.negative': (p: Params) => `${p.service} ${p.dimension}: nobody can use ${p.value}.`,
  'pricing.tooLarge': (p: Params) => `${p.service} ${p.dimension}: ${p.value} is more than anybody uses in a month.`,
  'pricing.notWhole': (p: Params) => `${p.service} ${p.dimension}: only whole numbers are possible, not ${p.value}.`,
  'pricing.notTimed': (p: Params) =>
    `${p.service} ${p.dimension} is charged by ${p.unit}, not by time: give a quantity instead of seconds.`,
  'pricing.unknownFreeTier': (p: Params) => `The price book has no free quantity ${p.id}. Known: ${p.known}.`,
};
