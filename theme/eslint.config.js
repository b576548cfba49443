/** What every script, those of the tests too, is held to: the recommended rules, and a few that keep one dialect and no markup from strings. */
import js from "@eslint/js";
import globals from "globals";

const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
  property,
  message: "Make elements with common/dom.js: text stays text.",
}));

export default [
  js.configs.recommended,
  {
    files: ["**/scripts/**/*.js"],
    languageOptions: { ecmaVersion: 2025, sourceType: "module", globals: globals.browser },
  },
  {
    files: ["**/worker/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: { ...globals.serviceworker, SITE: "readonly" },
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.nodeBuiltin },
  },
  {
    rules: {
      curly: "error",
      eqeqeq: "error",
      "no-misleading-character-class": ["error", { allowEscape: true }],
      "no-restricted-properties": ["error", ...MARKUP],
      "no-shadow": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
