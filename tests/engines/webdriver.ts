import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A browser under a W3C WebDriver server, as far as the comparison of engines needs one. */
export interface WebDriverSession {
  readonly version: string;
  open(url: string): Promise<void>;
  /** The value of an expression in the page that gives a promise. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

const SCRIPT_TIMEOUT_MS = 600_000;
const PATIENCE_MS = 20_000;
const BETWEEN_MS = 100;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A display that nobody sees. Resolves to its name once it is ready. */
async function startDisplay(executable: string): Promise<{ readonly name: string; readonly child: ChildProcess }> {
  const child = spawn(executable, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${executable} ended with ${code}`)));
  });
  return { name: `:${number}`, child };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

function caller(base: string): Call {
  return async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(SCRIPT_TIMEOUT_MS),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok)
      throw new Error(`${method} ${path}: ${(value as { message?: string }).message ?? response.status}`);
    return value;
  };
}

/** The server needs a moment after its start; what it answers then is the session. */
async function newSession(call: Call): Promise<{ sessionId: string; capabilities: { browserVersion?: string } }> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return (await call('POST', '/session', { capabilities: {} })) as Awaited<ReturnType<typeof newSession>>;
    } catch (error) {
      const isListening = !(error instanceof TypeError);
      if (isListening || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  }
}

/** Starts a WebDriver server on a display of its own and opens a session. */
export async function openWebDriver(server: string, display: string): Promise<WebDriverSession> {
  const screen = await startDisplay(display);
  const port = await freePort();
  const driver = spawn(server, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: screen.name, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const stopAll = async (): Promise<void> => {
    await stop(driver);
    await stop(screen.child);
  };
  try {
    const call = caller(`http://127.0.0.1:${port}`);
    const { sessionId, capabilities } = await newSession(call);
    const session = `/session/${sessionId}`;
    await call('POST', `${session}/timeouts`, { script: SCRIPT_TIMEOUT_MS });
    return {
      version: capabilities.browserVersion ?? '',
      open: async (url) => void (await call('POST', `${session}/url`, { url })),
      async evaluate(expression) {
        const script = `const done = arguments[arguments.length - 1];
          ${expression}.then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const answer = await call('POST', `${session}/execute/async`, { script, args: [] });
        const { value, error } = answer as { value?: unknown; error?: string };
        if (error !== undefined) throw new Error(error);
        return value;
      },
      async close() {
        await call('DELETE', session).catch(() => undefined);
        await stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}
