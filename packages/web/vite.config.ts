import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server that `npm start` brings up; change it by KUAISHU_API when it listens elsewhere. */
const api = process.env['KUAISHU_API'] ?? 'http://127.0.0.1:8170';

/** Beside each text file its .br and .gz, which the server sends to whoever can read them: packed once, as small as they get. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    // After all others have had their say: what lies on the disk is what is packed.
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      const texts = Object.keys(bundle).filter((name) => /\.(js|css|svg|html)$/.test(name));
      for (const name of texts) {
        const text = await readFile(join(dir, name));
        if (text.length < 1024) continue;
        const quality = { params: { [zlib.BROTLI_PARAM_QUALITY]: 11 } };
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(text, quality));
        await writeFile(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed()],
  server: {
    port: 5170,
    proxy: {
      '/api': {
        target: api,
        changeOrigin: true,
        // The server refuses requests of other sites; for it the pages under development are its own.
        configure: (proxy) =>
          proxy.on('proxyReq', (request) => request.getHeader('origin') && request.setHeader('origin', api)),
      },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // A page is three files and its own, not twenty: what pages share comes in one, what hardly ever changes in another.
        codeSplitting: {
          groups: [
            // word lists of the meter for passwords: large, and wanted by few
            { name: 'password', test: /@zxcvbn-ts|api[\\/]src[\\/]password/, priority: 3 },
            { name: 'vendor', test: /node_modules/, priority: 2 },
            {
              name: 'shared',
              test: /[\\/]src[\\/](ui|domain|lib|text|frame|table|charts[\\/](map|ribbon|fit-text))/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
