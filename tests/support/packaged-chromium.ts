import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

/**
 * The npm package @sparticuz/chromium carries a browser and the libraries it needs, packed with Brotli. We unpack it
 * ourselves: the package's own code unpacks the libraries only on the hosts it was made for, and always into the
 * shared temporary folder, where two versions would meet.
 */
export interface PackagedChromium {
  executablePath: string;
  env: Record<string, string>;
}

const BLOCK = 512;
const text = (block: Buffer, from: number, to: number) => block.toString('utf8', from, to).replace(/\0[\s\S]*$/, '');

const FONT_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function unpackTar(packed: string, into: string): Promise<void> {
  const tar = await promisify(brotliDecompress)(await readFile(packed));
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const header = tar.subarray(at, at + BLOCK);
    const size = parseInt(text(header, 124, 136), 8) || 0;
    const kind = text(header, 156, 157);
    const target = resolve(into, text(header, 0, 100));
    if (!target.startsWith(into + sep) && target !== into) throw new Error(`${packed} leaves its folder`);
    if (kind === '5') await mkdir(target, { recursive: true });
    else {
      await mkdir(dirname(target), { recursive: true });
      if (kind === '2') await symlink(text(header, 157, 257), target);
      else await writeFile(target, tar.subarray(at + BLOCK, at + BLOCK + size));
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

async function unpack(packedFolder: string, into: string): Promise<void> {
  const browser = join(into, 'chromium');
  await Promise.all([
    pipeline(
      createReadStream(join(packedFolder, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(browser),
    ).then(() => chmod(browser, 0o755)),
    unpackTar(join(packedFolder, 'al2023.tar.br'), into),
    unpackTar(join(packedFolder, 'fonts.tar.br'), into),
    unpackTar(join(packedFolder, 'swiftshader.tar.br'), into),
  ]);
  // The packed configuration names folders of another machine; `relative` means beside the file itself.
  await writeFile(join(into, 'fonts.conf'), FONT_CONFIGURATION);
}

/** Unpacks the browser once per installation; undefined where the package has nothing for this machine. */
export async function packagedChromium(): Promise<PackagedChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const require = createRequire(import.meta.url);
  let root = dirname(require.resolve('@sparticuz/chromium'));
  while (!(await exists(join(root, 'bin', 'chromium.br')))) {
    if (dirname(root) === root) return undefined;
    root = dirname(root);
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const cache = resolve('node_modules/.cache/baepo');
  const folder = join(cache, `chromium-${version}`);
  if (!(await exists(folder))) {
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(join(cache, 'unpacking-'));
    await unpack(join(root, 'bin'), unfinished);
    // Renaming last means that an interrupted run leaves nothing half done; losing a race is fine.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: folder, XDG_CACHE_HOME: join(folder, 'cache') },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
