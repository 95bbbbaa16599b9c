import type { WhyCode, WhyControl, WhyItem, WhyParams } from '../../../projections/why';
import type { Locale } from '../../../workspace/Locale.svelte';

/** A sentence of a chain. What the story tells too is said in its words. */
export function itemText({ code, params }: Pick<WhyItem, 'code' | 'params'>, locale: Locale): string {
  // A code without a text is an error of types here.
  const texts: Readonly<Record<WhyCode, (params: WhyParams) => string>> = {
    ...locale.m.narrative,
    ...locale.later.inspector.why,
  };
  return texts[code](params);
}

/** What a control would have done, or did. */
export function controlText(control: WhyControl, locale: Locale): string {
  const { missing, worked } = locale.later.inspector.controls;
  return control.effect === 'missing' ? missing[control.code](control.params) : worked[control.code](control.params);
}
