import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['HOLDPOINT_API'];

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // A data: URL would need a wider content security policy than 'self'.
    assetsInlineLimit: 0,
    // The first page loads once and is cached for good; splitting it further would only add requests.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
  },
  server: api === undefined ? {} : { proxy: { '/api': api } },
});
