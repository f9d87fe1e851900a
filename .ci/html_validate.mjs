export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // the title is the project's, as long as its people made it
    "long-title": "off",
    // a section is what has a heading; the box around a table, in which it scrolls, has none
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // an id is the code of a concept, which has full stops; HTML asks only for no white space
    "valid-id": ["error", { relaxed: true }],
  },
};
