// What the reader has chosen, and its form in the address: a link with it gives the same view.

const HIDING = ['type', 'kind', 'relation'];
const NARROWING = ['actor', 'place', 'claimant', 'status'];

function freshState() {
  return {
    q: '', selected: -1, from: null, to: null, certain: false, asOf: null, confidence: 0, story: false, view: null, theme: null,
    hide: { type: new Set(), kind: new Set(), relation: new Set() },
    only: { actor: new Set(), place: new Set(), claimant: new Set(), status: new Set() },
  };
}

// Whether events are left out, so that what stands alone without them should go, too.
function narrows(state) {
  return Boolean(state.q || state.from !== null || state.to !== null || state.asOf !== null || state.confidence
    || state.hide.type.size || NARROWING.some((facet) => state.only[facet].size));
}

const joined = (values) => [...values].sort().map(encodeURIComponent).join(',');

function writeHash(state, model) {
  const hash = new URLSearchParams();
  if (state.q) hash.set('q', state.q);
  if (state.selected >= 0) hash.set('sel', model.id(state.selected));
  if (state.from !== null || state.to !== null) {
    hash.set('t', `${state.from === null ? '' : iso(state.from)}..${state.to === null ? '' : iso(state.to)}`);
  }
  if (state.certain) hash.set('match', 'certain');
  if (state.asOf !== null) hash.set('asof', iso(state.asOf));
  if (state.confidence) hash.set('conf', String(state.confidence));
  const hidden = HIDING.flatMap((facet) => [...state.hide[facet]].sort().map((value) => `${facet}:${encodeURIComponent(value)}`));
  if (hidden.length) hash.set('hide', hidden.join(','));
  for (const facet of NARROWING) if (state.only[facet].size) hash.set(facet, joined(state.only[facet]));
  if (state.story) hash.set('story', '1');
  if (state.view) hash.set('view', state.view.map((value) => Number(value.toPrecision(5))).join(','));
  if (state.theme) hash.set('theme', state.theme);
  return hash.toString();
}

function decoded(value) {
  try { return decodeURIComponent(value); } catch { return value; }
}

// Reads what anybody may have written: what is not understood is left out, nothing is trusted.
function readHash(text, model) {
  const state = freshState();
  const hash = new URLSearchParams(text.replace(/^#/, ''));
  state.q = (hash.get('q') || '').slice(0, 200);
  if (hash.has('sel')) state.selected = model.find(hash.get('sel'));
  const [from, to] = (hash.get('t') || '').split('..');
  state.from = parseDay(from);
  state.to = parseDay(to, true);
  if (state.from !== null && state.to !== null && state.from > state.to) state.from = state.to = null;
  state.certain = hash.get('match') === 'certain';
  state.asOf = parseDay(hash.get('asof'), true);
  const confidence = Number(hash.get('conf'));
  state.confidence = confidence > 0 && confidence <= 100 ? Math.round(confidence) : 0;
  for (const entry of (hash.get('hide') || '').split(',')) {
    const [facet, value] = entry.split(':');
    if (HIDING.includes(facet) && value) state.hide[facet].add(decoded(value));
  }
  for (const facet of NARROWING) {
    for (const value of (hash.get(facet) || '').split(',')) if (value) state.only[facet].add(decoded(value));
  }
  state.story = hash.get('story') === '1';
  const view = (hash.get('view') || '').split(',').map(Number);
  if (view.length === 3 && view.every(Number.isFinite) && view[2] > 0) state.view = view;
  if (['light', 'dark'].includes(hash.get('theme'))) state.theme = hash.get('theme');
  return state;
}
