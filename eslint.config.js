import jsxA11y from "eslint-plugin-jsx-a11y";
import simpleImportSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/** Forbids the modules that a regular expression matches, with the reason that is shown. */
const never = (regex, message) => ({ regex, message });

const vendors = never(
  "^(@aws-sdk/|resend$|fauxqs|openid-client)",
  "Vendors' SDKs are used below app/providers only.",
);
const database = never("^(drizzle-orm|postgres$|pg$)", "The database is used below db/ only.");
const ourQueries = never("^#db/", "Ask the domain.");
const remix = never("^@remix-run/", "No framework in here: routes translate.");
const effects = never(
  "\\.server\\.ts$",
  "Pure files only: the browser gets this, or a caller passes it in.",
);
const services = never(
  "/(services|env)\\.server\\.ts$",
  "Providers are passed in; only routes and processes choose them.",
);
/** `routes/paths.ts` holds addresses, `staff-access.ts` what they take: both are for everybody. */
const routes = never(
  "(^#app|\\.\\.)/routes/(?!(paths|staff-access)\\.ts$)",
  "Nobody imports a route.",
);
const addresses = never("/routes/paths\\.ts$", "Addresses are passed in.");
/** Forbids our own folders, whether named by alias or by a relative path. */
const rooms = (...names) =>
  never(`^(#app|(\\.\\./)+)/?(${names.join("|")})/`, "This room may not import that one.");
/** Forbids everything of ours but the given folders (below #app) and neighbours. */
const onlyRooms = (...names) =>
  never(
    `^#(?!app/(${names.join("|")}))`,
    `Of ours, only ${names.join(", ")} may be imported here.`,
  );

const inDomain = [
  vendors,
  database,
  remix,
  services,
  addresses,
  rooms("http", "ui", "enhance", "pdf", "jobs", "embedded", "i18n", "cli", "supervisor"),
  never("^#emails/", "Mails are written by jobs."),
];

const tableRoles = {
  table: ["table"],
  thead: ["rowgroup"],
  tbody: ["rowgroup"],
  tr: ["row"],
  td: ["cell"],
  th: ["rowheader", "columnheader"],
};

/** The import rule of one room: its files, and what they may not import. */
function room(files, patterns, ignores = []) {
  const rule = ["error", { patterns: [routes, ...patterns] }];
  return {
    files,
    ignores: [...ignores, "**/*.test.{ts,tsx}", "app/reader/testing/**"],
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
      "tests/support/{global-setup,without-services,product/portal}.ts",
    ],
    rules: { "no-restricted-syntax": "off" },
  },

  // The commit hook has no time for rules that ask for types.
  ...(process.env.LINT_WITHOUT_TYPES ? [tseslint.configs.disableTypeChecked] : []),

  // Who may import whom. The floors of the domain and circles are tested in tests/house/.
  room(["app/routes/**/*.{ts,tsx}", "app/root.tsx"], [vendors, database, ourQueries]),
  room(["app/routes/paths.ts"], [never(".*", "Addresses import nothing.")]),
  room(["app/http/**/*.ts"], [vendors, database, ourQueries]),
  room(["app/domain/**/*.ts"], inDomain),
  room(
    ["app/domain/**/!(*.server).ts"],
    [
      ...inDomain,
      never("/providers/|\\.server\\.ts$", "A pure file imports pure files."),
      never("^#db/(?!schema/)", "A pure file takes types of the schema only."),
    ],
    ["app/domain/domain.ts"],
  ),
  room(
    ["app/reader/**/*.ts"],
    [vendors, database, remix, onlyRooms("domain/situation/", "reader/")],
  ),
  room(
    ["app/ui/parts/**/*.{ts,tsx}"],
    [vendors, database, addresses, onlyRooms("i18n/", "ui/parts/")],
  ),
  room(
    ["app/ui/site/**/*.{ts,tsx}"],
    [vendors, database, ourQueries, effects, rooms("ui/customer", "ui/staff", "http", "enhance")],
  ),
  room(
    ["app/ui/customer/**/*.{ts,tsx}"],
    [vendors, database, ourQueries, effects, rooms("ui/staff", "http", "enhance")],
  ),
  room(
    ["app/ui/staff/**/*.{ts,tsx}"],
    [vendors, database, ourQueries, effects, rooms("ui/customer", "http", "enhance")],
  ),
  room(
    ["app/enhance/**/*.ts"],
    [
      vendors,
      database,
      remix,
      ourQueries,
      effects,
      // The viewer's page and its script share the geometry of a sheet and the parameters of the view.
      onlyRooms(
        "enhance/",
        "ui/parts/",
        "domain/",
        "reader/",
        "ui/staff/viewer/(sheet-shape|view-state)",
      ),
    ],
  ),
  room(
    ["app/i18n/**/*.ts"],
    [vendors, database, remix, ourQueries, effects, onlyRooms("domain/", "reader/", "i18n/")],
  ),
  room(
    ["app/pdf/**/*.ts"],
    [
      vendors,
      database,
      remix,
      services,
      addresses,
      onlyRooms("i18n/", "pdf/", "domain/situation/", "domain/limits"),
    ],
  ),
  room(
    ["app/providers/**/*.ts"],
    [
      database,
      remix,
      services,
      ourQueries,
      rooms("domain", "http", "ui", "jobs", "embedded", "reader", "pdf"),
    ],
  ),
  room(
    ["app/jobs/**/*.ts"],
    [vendors, database, remix, rooms("http", "ui", "enhance", "embedded")],
  ),
  room(
    ["app/metrics/**/*.ts"],
    [
      vendors,
      database,
      remix,
      rooms("http", "ui", "jobs", "enhance", "providers", "reader", "embedded", "pdf"),
    ],
  ),
  room(
    ["db/**/*.ts"],
    [
      vendors,
      remix,
      services,
      rooms("http", "ui", "providers", "jobs", "pdf", "embedded", "i18n"),
      never("/(domain|reader)/.*\\.server\\.ts$", "Pure types of the domain only."),
    ],
  ),
  room(
    ["emails/**/*.{ts,tsx}"],
    [
      vendors,
      database,
      remix,
      services,
      addresses,
      never("^#(app/(?!i18n/)|db/)", "Data in, markup out."),
    ],
  ),
  room(
    ["app/{env,supervisor,cli}/**/*.ts", "app/*.{ts,tsx}"],
    [vendors, database],
    ["app/root.tsx"],
  ),
  // The object store's emulator belongs to the embedded room.
  room(
    ["app/embedded/**/*.ts"],
    [database, remix, services, rooms("domain", "http", "ui", "jobs", "pdf")],
    ["app/embedded/demo/**"],
  ),
  // People of the demo go through the same use cases as everybody.
  room(["app/embedded/demo/**/*.ts"], [database, remix, vendors, rooms("http", "ui", "jobs")]),
  {
    files: ["**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "/paraglide/runtime\\.js$",
              importNames: ["overwriteGetLocale", "setLocale"],
              message:
                "tests/support/locale.ts sets the language back: test files share a process.",
            },
          ],
        },
      ],
    },
  },
  room(
    ["tests/{drills,e2e}/**/*.ts"],
    [
      {
        group: ["@playwright/test"],
        importNames: ["test"],
        message: "tests/support/e2e/test.ts has one that closes its browsers.",
      },
    ],
  ),
);
