/* eslint-disable no-restricted-syntax -- Remix loads it by its default export */
import { index, type RouteConfig } from "@remix-run/route-config";

export default [index("routes/form.tsx")] satisfies RouteConfig;
