import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server that `npm start` brings up; change it by KUAISHU_API when it listens elsewhere. */
const api = process.env['KUAISHU_API'] ?? 'http://127.0.0.1:8170';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 5170, proxy: { '/api': { target: api, changeOrigin: true } } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 600 },
});
