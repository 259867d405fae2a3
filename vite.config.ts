import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { paraglideOptions } from "./paraglide.config.mjs";
import remixConfig from "./remix.config.js";

export default defineConfig(({ command }) => ({
  // The build compiles the messages before it comes here; in development they are watched.
  plugins: [command === "serve" && paraglideVitePlugin(paraglideOptions), remix(remixConfig)],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: {
      // A route without a component has nothing for the browser: that is no news.
      onwarn: (warning, warn) => {
        if (warning.code !== "EMPTY_BUNDLE") warn(warning);
      },
    },
  },
  esbuild: { target: "es2022" },
  optimizeDeps: { esbuildOptions: { target: "es2022" } },
}));
