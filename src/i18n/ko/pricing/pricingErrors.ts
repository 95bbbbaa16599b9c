import { josa } from '../../josa';

type Params = Readonly<Record<string, string | number>>;

export const pricingErrors: typeof import('../../en/pricing/pricingErrors').pricingErrors = {
  'prices.unknownKey': (p: Params) => `“${p.key}”: 요금표에 없는 키예요.`,
  'prices.missing': (p: Params) => `${josa(String(p.key), '이/가')} 빠졌어요.`,
  'prices.badValue': (p: Params) => `${p.key}: ${p.expected} 값이 와야 하는데 ${p.received}예요.`,
  'prices.badDecimal': (p: Params) => `“${p.written}”: 소수로 읽을 수 없어요. 0.005처럼 적어 주세요.`,
  'prices.badDay': (p: Params) => `${p.day}: 달력에 없는 날이에요.`,
  'prices.badStep': (_: Params) => '구간은 0에서 시작하고 뒤로 갈수록 커져야 해요.',
  'prices.noRate': (_: Params) => '리전 하나 또는 *(모든 리전)의 요금이 있어야 해요.',
  'prices.unknownSource': (p: Params) => `sources에 ${josa(String(p.name), '이/가')} 없어요.`,
  'prices.unknownRegion': (p: Params) => `regions에 ${josa(String(p.region), '이/가')} 없어요.`,
  'prices.unknownPrice': (p: Params) => `${p.name}: 그런 요금 항목이 없어요.`,
  'prices.duplicate': (p: Params) => `${josa(String(p.name), '이/가')} 두 번 나와요.`,
  'usage.unknownKey': (p: Params) => `“${p.key}”: 여기에 없는 키예요.`,
  'usage.missing': (p: Params) => `${josa(String(p.key), '이/가')} 빠졌어요.`,
  'usage.badValue': (p: Params) => `${p.key}: ${p.expected} 값이 와야 하는데 ${p.received}예요.`,
  'usage.badDecimal': (p: Params) => `“${p.written}”: 소수로 읽을 수 없어요. 1.5처럼 적어 주세요.`,
  'usage.badDay': (p: Params) => `${p.day}: 달력에 없는 날이에요.`,
  'usage.quantityOrSeconds': (_: Params) =>
    'quantity를 적거나 seconds를 적어 주세요. size는 seconds와 함께만 쓸 수 있어요.',
  'usage.noRegion': (_: Params) => '리전을 정해 주세요. --region을 쓰거나 파일에 region을 적으면 돼요.',
  'usage.bothDays': (_: Params) => 'createdOn과 on은 함께 적어야 해요.',
  'pricing.unknownRegion': (p: Params) => `${p.region} 리전의 요금이 요금표에 없어요. 있는 리전: ${p.known}.`,
  'pricing.unknownService': (p: Params) => `${p.service}: 요금표에 없는 서비스예요. 있는 서비스: ${p.known}.`,
  'pricing.unknownDimension': (p: Params) =>
    `${p.service} ${p.dimension}: 요금표에 없는 항목이에요. 있는 항목: ${p.known}.`,
  'pricing.noPriceInRegion': (p: Params) =>
    `${p.service} ${p.dimension}: ${p.region} 요금이 요금표에 없어요. 있는 리전: ${p.known}.`,
  'pricing.negative': (p: Params) => `${p.service} ${p.dimension}: 사용량이 ${p.value}일 수는 없어요.`,
  'pricing.tooLarge': (p: Params) => `${p.service} ${p.dimension}: ${p.value}. 한 달에 쓸 수 있는 양이 아니에요.`,
  'pricing.notWhole': (p: Params) => `${p.service} ${p.dimension}: 정수만 쓸 수 있는데 ${p.value}예요.`,
  'pricing.notTimed': (p: Params) =>
    `${p.service} ${p.dimension}: 시간이 아니라 ${p.unit} 단위로 요금을 매겨요. seconds 대신 quantity를 적어 주세요.`,
  'pricing.unknownFreeTier': (p: Params) => `${p.id}: 요금표에 없는 프리 티어예요. 있는 프리 티어: ${p.known}.`,
};
