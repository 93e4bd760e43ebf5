// Both doors in Cloudflare's own runtime: bundled for it, started, and asked over HTTP.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Modules of the host, by the names that the bundle imports, and where they lie in the package. */
const WASM = { './pkg/nutgraf_server_bg.wasm': 'pkg/nutgraf_server_bg.wasm', 'nutgraf/nutgraf_bg.wasm': 'pkg/nutgraf_bg.wasm' };
const WORKERD = path.join(HERE, 'node_modules/@cloudflare', `workerd-${process.platform}-${process.arch === 'x64' ? '64' : process.arch}`, 'bin/workerd');

const config = port => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "edge.js", esModule = embed "edge.js"), ${Object.entries(WASM).map(([name, file]) => `(name = "${name}", wasm = embed "${file}")`).join(', ')}],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;

/** Answers rows, each by a request. */
export async function atTheEdge(rows, folder) {
  mkdirSync(path.join(folder, 'pkg'), { recursive: true });
  await esbuild.build({
    entryPoints: [path.join(HERE, 'edge.js')], bundle: true, format: 'esm', conditions: ['workerd'], outfile: path.join(folder, 'edge.js'), logLevel: 'error',
    external: ['*.wasm', 'node:*'],
  });
  for (const file of Object.values(WASM)) cpSync(path.join(HERE, 'node_modules/nutgraf', file), path.join(folder, file));
  const port = await free();
  writeFileSync(path.join(folder, 'config.capnp'), config(port));
  const host = spawn(WORKERD, ['serve', path.join(folder, 'config.capnp')], { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const address = `http://127.0.0.1:${port}/`;
    await up(address, host);
    const out = [];
    for (const { text, html, flat, options } of rows) {
      const answer = await fetch(address, { method: 'POST', body: JSON.stringify({ text, html, flat, options }) });
      const said = await answer.text();
      if (!answer.ok) throw new Error(`workerd says ${answer.status}: ${said.slice(0, 300)}`);
      out.push(JSON.parse(said));
    }
    return out;
  } finally {
    host.kill();
  }
}

function free() {
  return new Promise(done => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function up(address, host) {
  for (let tries = 0; tries < 150 && host.exitCode === null; tries++) {
    if (await fetch(address, { method: 'POST', body: '{}' }).then(() => true, () => false)) return;
    await new Promise(go => setTimeout(go, 100));
  }
  throw new Error('workerd does not answer');
}
