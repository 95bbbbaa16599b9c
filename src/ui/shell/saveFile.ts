/** Hands a text to the person as a file of this name. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the content by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `baepo-first-deployment-2026-03-14.baepo.json`: what it is of, and when it was saved. */
export function fileName(about: string, now: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `baepo-${about.replace(/[^a-z0-9-]+/gi, '-')}-${day}.baepo.json`;
}
