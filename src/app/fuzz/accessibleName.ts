/**
 * The name that assistive technology gets, by the main rules of "Accessible Name and Description Computation": referenced
 * labels, `aria-label`, the label of a field, alternative text, content, title.
 */
export function nameOf(element: Element): string {
  return tidy(fromReferences(element) || element.getAttribute('aria-label') || own(element) || titleOf(element));
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
const titleOf = (element: Element): string => element.getAttribute('title') ?? '';

function fromReferences(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return tidy(
    ids
      .map((id) => document.getElementById(id))
      .map((label) => (label ? contentOf(label) : ''))
      .join(' '),
  );
}

function own(element: Element): string {
  if (element instanceof HTMLInputElement && ['submit', 'button', 'reset'].includes(element.type)) return element.value;
  if (element.matches('input, select, textarea')) {
    const { labels } = element as HTMLInputElement;
    return tidy([...(labels ?? [])].map(contentOf).join(' ')) || (element.getAttribute('placeholder') ?? '');
  }
  if (element.matches('dialog, [role="dialog"], [role="slider"], [role="listbox"]')) return '';
  return tidy(contentOf(element));
}

/** The words inside, without what is hidden from assistive technology and without the fields. */
function contentOf(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof Element) text += ` ${partOf(node)} `;
  }
  return text;
}

function partOf(element: Element): string {
  if (element.getAttribute('aria-hidden') === 'true' || element.matches('select, textarea, input, script, style'))
    return '';
  const label = element.getAttribute('aria-label');
  if (label !== null && label !== '') return label;
  if (element instanceof HTMLImageElement) return element.alt;
  return contentOf(element) || (element.localName === 'svg' ? titleOf(element) : '');
}
