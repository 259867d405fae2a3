/** The portal's design tokens as literal values, which mail programs need. */
export const paper = "#fbf9f3";
export const ink = "#14211c";
export const soft = "#414f48";
export const rule = "#dcd8ca";
export const wash = "#f2efe5";
export const accent = "#0b5355";
export const face =
  '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
export const mono = '"Atkinson Hyperlegible Mono", Consolas, Menlo, "Liberation Mono", monospace';

/**
 * Mail programs with a dark mode read classes; the others keep the light values. Must not contain
 * ">": React would escape it.
 */
export const darkStyle = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .paper, .paper td { background-color: #111916 !important; }
    .ink { color: #eaefe9 !important; }
    .soft { color: #b7c3bb !important; }
    .rule { border-color: #313e38 !important; }
    .wash { background-color: #1d2924 !important; color: #eaefe9 !important; }
    .link { color: #86d3cd !important; }
    .button { background-color: #86d3cd !important; color: #05201f !important; }
  }
  @media (max-width: 480px) {
    .sheet { padding-left: 16px !important; padding-right: 16px !important; }
    .button { display: block !important; text-align: center !important; }
  }
`;
