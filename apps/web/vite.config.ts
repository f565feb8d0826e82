import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const here = fileURLToPath(new URL('.', import.meta.url));

/** One HTML file with all script and style inside: it must open by double-click, without a server. */
export default defineConfig({
  root: here,
  plugins: [react(), viteSingleFile()],
  build: {
    target: 'es2022',
    rolldownOptions: { input: `${here}report.html` },
  },
});
