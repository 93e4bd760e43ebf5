// One program through the bundlers that people use, each as its own documentation says.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parcel, createWorkerFarm } from '@parcel/core';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack from 'webpack';

const APP = fileURLToPath(new URL('app', import.meta.url));
const MAIN = path.join(APP, 'main.js');
const INSIDE = path.join(APP, 'inside.js');
const THREAD = 'nutgraf/worker-thread.js';
const WASM = fileURLToPath(new URL('node_modules/nutgraf/pkg', import.meta.url));
/** What the module's address stands in: esbuild and Rollup leave it, so the file has to lie there. */
const beside = folder => cpSync(WASM, path.join(folder, 'pkg'), { recursive: true });
const MODULE = '<script type="module" src="main.js"></script>';

/** Each makes what a page loads; `page`: how it is loaded. */
export const BUNDLERS = {
  esbuild: {
    page: MODULE,
    async build(folder) {
      const entryPoints = { main: MAIN, 'worker-thread': THREAD };
      await esbuild.build({ entryPoints, bundle: true, splitting: true, format: 'esm', outdir: folder, minify: true, logLevel: 'error', absWorkingDir: APP });
      beside(folder);
    },
  },
  'esbuild, inline': {
    page: '<script src="main.js"></script>',
    build: folder => esbuild.build({ entryPoints: { main: INSIDE }, bundle: true, format: 'iife', outdir: folder, minify: true, logLevel: 'error', logOverride: { 'empty-import-meta': 'silent' } }),
  },
  rollup: {
    page: MODULE,
    async build(folder) {
      const bundle = await rollup({ input: { main: MAIN, 'worker-thread': THREAD }, plugins: [nodeResolve({ rootDir: APP })], onwarn: refuse });
      await bundle.write({ dir: folder, format: 'es', chunkFileNames: '[name]-[hash].js' });
      await bundle.close();
      beside(folder);
    },
  },
  parcel: {
    page: MODULE,
    async build(folder) {
      const workerFarm = createWorkerFarm();
      try {
        await new Parcel({
          entries: MAIN,
          defaultConfig: '@parcel/config-default',
          mode: 'production',
          workerFarm,
          cacheDir: `${folder}-cache`,
          shouldDisableCache: true,
          targets: { main: { distDir: folder, publicUrl: './', context: 'browser', outputFormat: 'esmodule', sourceMap: false, optimize: true, includeNodeModules: true, engines: { browsers: ['Chrome 120', 'Firefox 128'] } } },
        }).run();
      } finally {
        await workerFarm.end();
      }
    },
  },
  vite: {
    page: MODULE,
    build: folder => vite({
      root: APP,
      configFile: false,
      logLevel: 'error',
      base: './',
      build: { outDir: folder, emptyOutDir: false, rollupOptions: { input: MAIN, output: { entryFileNames: 'main.js' } } },
      worker: { format: 'es' },
    }),
  },
  webpack: {
    page: '<script src="main.js" defer></script>',
    build: folder => new Promise((done, fail) => {
      webpack({ mode: 'production', context: APP, entry: MAIN, output: { path: folder, filename: 'main.js' }, performance: { hints: false } }, (error, stats) => {
        if (error) fail(error);
        else if (stats.hasErrors() || stats.hasWarnings()) fail(new Error(stats.toString({ all: false, errors: true, warnings: true })));
        else done();
      });
    }),
  },
};

const refuse = warning => { throw new Error(`rollup warns: ${warning.message}`); };

/** Builds into an emptied folder. @param {string} name @param {string} folder */
export async function bundle(name, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await BUNDLERS[name].build(folder);
}
