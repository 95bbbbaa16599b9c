import { err, ok, type Result } from '../../shared';
import { unreadable, type Unreadable } from './unreadable';

type Bytes = Uint8Array<ArrayBuffer>;

/** Raw deflate (RFC 1951), by the platform. */
export async function deflate(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The other way. Stops as soon as more than `maxBytes` come out: a few bytes can stand for gigabytes. */
export async function inflate(bytes: Bytes, maxBytes: number): Promise<Result<Bytes, Unreadable>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > maxBytes) {
        await reader.cancel();
        return err(unreadable('tooLarge'));
      }
      chunks.push(part.value);
    }
  } catch {
    return err(unreadable('damaged'));
  }
  return ok(joined(chunks, size));
}

function joined(chunks: readonly Uint8Array[], size: number): Bytes {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
