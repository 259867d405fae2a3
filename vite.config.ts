import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

/** Messages are compiled before Vite comes to them, by bin/build.mjs or bin/develop.mjs. */
export default defineConfig({
  plugins: [remix(remixConfig)],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // Preloads that Vite writes carry no nonce: the content security policy would refuse them.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    rollupOptions: {
      // A route without a component has nothing for the browser: that is no news.
      onwarn: (warning, warn) => {
        if (warning.code !== "EMPTY_BUNDLE") warn(warning);
      },
    },
  },
  esbuild: { target: "es2022" },
  // The browser gets no dependency: nothing to bundle beforehand in development.
  optimizeDeps: { noDiscovery: true, include: [], esbuildOptions: { target: "es2022" } },
});
