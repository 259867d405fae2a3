import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

/** bin/build.mjs or bin/develop.mjs compiles the messages before Vite reads them. */
export default defineConfig({
  plugins: [remix(remixConfig)],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // Vite's preloads carry no nonce, so the content security policy would refuse them.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    rollupOptions: {
      // A route without a component has nothing for the browser: no warning needed.
      onwarn: (warning, warn) => {
        if (warning.code !== "EMPTY_BUNDLE") warn(warning);
      },
    },
  },
  esbuild: { target: "es2022" },
  // The browser gets no dependency, so there is nothing to pre-bundle in development.
  optimizeDeps: { noDiscovery: true, include: [], esbuildOptions: { target: "es2022" } },
});
