import jsxA11y from "eslint-plugin-jsx-a11y";
import simpleImportSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/** Forbids the modules that a regular expression matches, with the reason that is shown. */
const never = (regex, message) => ({ regex, message });

const vendors = never(
  "^(@aws-sdk/|resend$|fauxqs)",
  "Vendors' SDKs are used below app/providers only.",
);
const database = never("^(drizzle-orm|postgres$|pg$)", "The database is used below db/ only.");
const remix = never("^@remix-run/", "No framework in here: routes translate.");
const routes = never("(^#app|\\.\\.)/routes/", "Nobody imports a route.");
const services = never(
  "/(services|env)\\.server\\.ts$",
  "Providers are handed in; only routes and processes choose them.",
);
const rooms = (names) =>
  never(`^(#app|(\\.\\./)+)/?(${names})/`, "This room may not import that one.");

const tableRoles = {
  table: ["table"],
  thead: ["rowgroup"],
  tbody: ["rowgroup"],
  tr: ["row"],
  td: ["cell"],
  th: ["rowheader", "columnheader"],
};

/** One room's rule: files, and what they may not import (on top of what nobody may). */
function room(files, patterns, ignores = []) {
  const rule = ["error", { patterns: [routes, ...patterns] }];
  return {
    files,
    ignores: [...ignores, "**/*.test.{ts,tsx}"],
    rules: { "no-restricted-imports": rule },
  };
}

export default tseslint.config(
  {
    ignores: [
      "build/",
      "data/",
      "app/i18n/paraglide/",
      "test-results/",
      "playwright-report/",
      "db/migrations/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      // Remix throws responses; handlers are async by their interface.
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/require-await": "off",
      eqeqeq: "error",
      "no-console": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportDefaultDeclaration",
          message: "Named exports only: a name is found again everywhere.",
        },
        { selector: "ExportAllDeclaration", message: "No barrels." },
      ],
    },
  },
  {
    // Effects, Node's own modules, packages, our folders, neighbours; `eslint --fix` sorts.
    files: ["**/*.{ts,tsx,js,mjs}"],
    plugins: { "simple-import-sort": simpleImportSort },
    rules: {
      "simple-import-sort/imports": [
        "error",
        { groups: [["^\\u0000", "^node:", "^@?\\w", "^#", "^\\."]] },
      ],
    },
  },
  { files: ["app/**/*.tsx", "emails/**/*.tsx"], ...jsxA11y.flatConfigs.recommended },
  {
    // Laid out as blocks on a narrow screen, a table forgets what it is unless its roles are written out.
    files: ["app/**/*.tsx"],
    rules: {
      "jsx-a11y/no-redundant-roles": [
        "error",
        { nav: ["navigation"], ul: ["list"], ol: ["list"], ...tableRoles },
      ],
      "jsx-a11y/no-interactive-element-to-noninteractive-role": [
        "error",
        { tr: ["row"], td: ["cell"], th: ["rowheader", "columnheader"] },
      ],
    },
  },
  {
    // fauxqs' declarations do not resolve.
    files: ["tests/support/vendors/*.ts"],
    rules: Object.fromEntries(
      ["assignment", "call", "member-access"].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        "off",
      ]),
    ),
  },
  {
    // What Remix, the tools and the test runners load by its default export.
    files: [
      "*.config.{ts,js}",
      "app/routes.ts",
      "app/root.tsx",
      "app/entry.*.tsx",
      "app/routes/**/*.{ts,tsx}",
      "tests/support/{global-setup,without-services,portal}.ts",
    ],
    rules: { "no-restricted-syntax": "off" },
  },

  // The commit hook has no time for rules that ask for types.
  ...(process.env.LINT_WITHOUT_TYPES ? [tseslint.configs.disableTypeChecked] : []),

  // Who may import whom (the rooms of the house).
  room(
    ["app/routes/**/*.{ts,tsx}", "app/root.tsx"],
    [vendors, database, never("^#db/", "Routes ask the domain.")],
  ),
  room(["app/domain/**/*.ts"], [vendors, database, remix, services, rooms("http|ui|embedded")]),
  room(
    ["app/providers/**/*.ts"],
    [
      database,
      remix,
      services,
      rooms("domain|http|ui"),
      never("^#db/", "Providers know no database."),
    ],
  ),
  room(
    ["db/**/*.ts"],
    [
      vendors,
      remix,
      services,
      rooms("http|ui|providers"),
      never("/domain/.*\\.server\\.ts$", "Pure domain types only."),
    ],
  ),
  room(
    ["emails/**/*.{ts,tsx}"],
    [vendors, database, remix, services, never("^#(app/(?!i18n/)|db/)", "Data in, markup out.")],
  ),
  room(
    ["app/paper/**/*.ts"],
    [
      vendors,
      database,
      remix,
      services,
      rooms("http|ui|embedded|providers"),
      never("^#db/|/domain/.*\\.server\\.ts$", "Data in, a paper out."),
    ],
  ),
  room(["app/http/**/*.ts"], [vendors, database]),
  room(
    ["app/ui/**/*.{ts,tsx}"],
    [vendors, database, never("^#db/|\\.server\\.ts$", "The browser gets this.")],
  ),
  room(["app/{env,supervisor,cli}/**/*.ts", "app/*.ts"], [vendors, database]),
  // The object store's emulator is the embedded room's own.
  room(
    ["app/embedded/**/*.ts"],
    [database, remix, services, rooms("routes|domain|http|ui")],
    ["app/embedded/demo/**"],
  ),
  // The demonstration's people take the same use cases as anybody.
  room(["app/embedded/demo/**/*.ts"], [database, remix, vendors, rooms("routes|http|ui")]),
  room(
    ["tests/e2e/**/*.ts"],
    [
      {
        group: ["@playwright/test"],
        importNames: ["test"],
        message: "e2e-test.ts has one that puts its devices away.",
      },
    ],
  ),
);
