// A PostCSS plugin that makes the element's styles independent of the page that it stands in:
//
// - rem, which is the page's, becomes a unit of the element's own (www/src/embedded/embedded.scss);
// - the width that counts is the element's, not the window's;
// - each colour can be set from outside: `--yjr-accent` for `--accent`, and only so;
// - with theme="light" it stays light.
//
// The page of our own needs none of that, and does not pay for it.

/** @type {import('vite').CSSOptions} */
export const embeddableStyles = { postcss: { plugins: [{ postcssPlugin: 'embeddable', Once }] } };

/** @param {any} root a PostCSS root @param {any} helpers */
function Once(root, { AtRule }) {
  root.walkDecls((/** @type {any} */ declaration) => {
    declaration.value = declaration.value.replace(
      /(-?[\d.]+)rem\b/g,
      (/** @type {string} */ _, /** @type {string} */ n) => `calc(var(--yjr-rem) * ${n})`,
    );
    const { prop, value, parent } = declaration;
    if (prop.startsWith('--') && value.startsWith('#')) {
      declaration.value = `var(--yjr-${prop.slice(2)}, ${value})`;
    }
    // What a page says of the element comes before what the element says of itself, unless that is important.
    if (prop.startsWith('--') && parent.selector?.startsWith(':host')) declaration.important = true;
  });
  root.walkAtRules('media', (/** @type {any} */ media) => {
    if (media.params.includes('prefers-color-scheme')) {
      media.walkRules(':host', (/** @type {any} */ rule) => {
        rule.selector = ":host(:not([theme='light']))";
      });
    }
    const conditions = media.params.split(' and ');
    const isWidth = (/** @type {string} */ condition) => /^\((min|max)-width/.test(condition);
    const widths = conditions.filter(isWidth);
    if (widths.length === 0) return;
    media.params = conditions.filter((/** @type {string} */ one) => !isWidth(one)).join(' and ');
    const container = new AtRule({ name: 'container', params: `yjr ${widths.join(' and ')}` });
    container.append(media.nodes);
    media.append(container);
    // The element itself is outside its container.
    container.walkRules(':host', (/** @type {any} */ rule) => {
      rule.selector = '.page > *';
    });
  });
}
