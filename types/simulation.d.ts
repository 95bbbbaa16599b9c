// What the simulation layers may use beyond the language itself: present and equal in browsers, workers and Node.
declare class TextEncoder {
  encode(text?: string): Uint8Array;
}
declare class TextDecoder {
  decode(bytes?: Uint8Array): string;
}
