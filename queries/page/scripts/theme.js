// The colours of the drawings, read from the style sheet, so that they are written in one place.

const COLOURS = ['bg', 'fg', 'soft', 'muted', 'line', 'grid', 'accent', 'alarm', 'band', 'person', 'organization', 'place'];
const TYPE_COLOURS = 7;

function makeTheme(model) {
  const theme = { dark: false, groups: [] };
  const system = matchMedia('(prefers-color-scheme: dark)');

  theme.read = () => {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    for (const name of COLOURS) theme[name] = value(name);
    theme.font = value('font');
    theme.dark = (document.documentElement.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
    const types = Array.from({ length: TYPE_COLOURS }, (_, i) => value(`type-${i}`));
    theme.groups = model.groups.map((group) => {
      if (group.facet === 'kind') return theme[group.value === 'actor' ? 'person' : group.value];
      return group.rank < TYPE_COLOURS ? types[group.rank] : theme.muted;
    });
    return theme;
  };

  theme.choose = (name) => {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
    return theme.read();
  };
  theme.onSystem = (callback) => system.addEventListener('change', callback);
  return theme.read();
}
