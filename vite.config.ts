import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { paraglideOptions } from "./paraglide.config.mjs";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglideOptions), remix(remixConfig)],
  build: { target: "es2022", assetsInlineLimit: 0 },
  esbuild: { target: "es2022" },
  optimizeDeps: { esbuildOptions: { target: "es2022" } },
});
