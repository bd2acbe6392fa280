// The filters: a legend that switches off, lists that narrow, and the counts of what each would show.

const SHORT_LIST = 8;
const LONG_LIST = 60;
const FACET_NAMES = { actor: 'Actors', place: 'Places', claimant: 'Claimants', status: 'Status' };

function makeFilters(form, model, theme, facets, { onChange }) {
  let state = null;
  const counters = []; // [facet, value, element]
  const switches = []; // [facet, value, box]
  const folds = [];
  const range = publicationRange(model);

  // Types and kinds: all on; each can be switched off. The label carries shape and colour.
  function legend(facet, title) {
    const groups = model.groups.map((group, i) => ({ group, i })).filter(({ group }) => group.facet === facet);
    if (!groups.length) return;
    const field = make('fieldset', { 'data-filter': facet }, make('legend', { text: title }));
    const add = (from, to) => groups.slice(from, to).forEach(({ group, i }) => {
      const box = make('input', { type: 'checkbox', value: group.value });
      box.addEventListener('change', () => toggleHidden(facet, group.value, !box.checked));
      switches.push([facet, group.value, box]);
      const count = make('span', { class: 'count', text: grouped(group.count) });
      const mark = make('span', { class: 'mark', 'data-group': String(i) });
      field.append(make('label', { class: 'legend' }, box, mark, foreign(group.name), count));
      if (facet === 'type') counters.push([facet, group.value, count]);
      if (state) box.checked = !state.hide[facet].has(group.value);
    });
    add(0, 14);
    if (groups.length > 14) {
      const more = make('button', { type: 'button', class: 'small', text: `${groups.length - 14} more` });
      more.addEventListener('click', () => { more.remove(); add(14, 200); paintMarks(); update(state); });
      field.append(more);
    }
    form.append(field);
  }

  function relations() {
    if (!model.relations.length) return;
    const fold = make('details', { 'data-filter': 'relation', open: model.relations.length <= 12 }, make('summary', { text: 'Lines' }));
    const counts = new Map();
    for (const relation of model.relation) counts.set(relation, (counts.get(relation) || 0) + 1);
    model.relations.forEach((name, i) => {
      const box = make('input', { type: 'checkbox', value: name });
      box.addEventListener('change', () => toggleHidden('relation', name, !box.checked));
      switches.push(['relation', name, box]);
      fold.append(make('label', { class: 'legend' }, box, make('span', { class: 'line', 'data-relation': name }), foreign(relationName(name)), make('span', { class: 'count', text: grouped(counts.get(i)) })));
    });
    const contested = new Set(model.contested);
    for (const [level, words] of [[1, 'other answers are given'], [2, 'denied or contradicted']]) {
      if (contested.has(level)) fold.append(make('p', { class: 'legend note' }, make('span', { class: 'line', 'data-relation': '', 'data-contested': String(level) }), words));
    }
    form.append(fold);
  }

  function toggleHidden(facet, value, hidden) {
    if (hidden) state.hide[facet].add(value);
    else state.hide[facet].delete(value);
    onChange();
  }

  // Actors, places, claimants: a list that is made when it is first opened, with a search of its own.
  function narrowing(facet) {
    const chosen = make('span', { class: 'chosen' });
    const fold = make('details', { 'data-filter': facet }, make('summary', {}, FACET_NAMES[facet], chosen));
    const body = make('div', { class: 'choices' });
    fold.append(body);
    const entry = { facet, fold, body, chosen, built: false, query: '' };
    folds.push(entry);
    fold.addEventListener('toggle', () => { if (fold.open && !entry.built) build(entry); });
    form.append(fold);
  }

  function build(entry) {
    entry.built = true;
    entry.values = entry.facet === 'status'
      ? [...new Set(model.events.status.map((status) => model.str(status) || 'unrated'))].sort().map((value) => ({ value, name: value }))
      : facets.members(entry.facet);
    entry.list = make('div', {});
    if (entry.values.length > SHORT_LIST) {
      const field = make('input', { type: 'search', placeholder: 'Find', 'aria-label': `Find in ${FACET_NAMES[entry.facet].toLowerCase()}`, autocomplete: 'off', dir: 'auto' });
      field.addEventListener('input', () => { entry.query = fold(field.value.trim()); list(entry); });
      entry.body.append(field);
    }
    entry.body.append(entry.list);
    list(entry);
  }

  function list(entry) {
    entry.list.replaceChildren();
    entry.counters = [];
    const found = entry.values.filter(({ value, name }) => !entry.query || fold(name).includes(entry.query) || fold(value).includes(entry.query));
    const chosen = state.only[entry.facet];
    const first = found.filter(({ value }) => chosen.has(value));
    const rest = found.filter(({ value }) => !chosen.has(value));
    for (const { value, name } of [...first, ...rest].slice(0, LONG_LIST)) {
      const box = make('input', { type: 'checkbox', value });
      box.checked = chosen.has(value);
      box.addEventListener('change', () => {
        if (box.checked) chosen.add(value);
        else state.only[entry.facet].delete(value);
        onChange();
      });
      const count = make('span', { class: 'count' });
      entry.counters.push([value, count]);
      entry.list.append(make('label', { class: 'legend' }, box, foreign(name), count));
    }
    if (found.length > LONG_LIST) entry.list.append(make('p', { class: 'hint', text: `${grouped(found.length - LONG_LIST)} more: type to find them` }));
    if (!found.length) entry.list.append(make('p', { class: 'hint', text: 'none' }));
    count(entry);
  }

  function count(entry) {
    const counts = facets.counts(entry.facet);
    for (const [value, element] of entry.counters) write(element, grouped(counts.get(value) || 0));
  }

  function sliders() {
    const confidence = make('input', { id: 'confidence', type: 'range', min: 0, max: 100, step: 5, value: 0 });
    confidence.addEventListener('input', () => { state.confidence = Number(confidence.value); onChange(); });
    form.append(make('div', { class: 'slider' }, make('label', { for: 'confidence', text: 'Confidence at least' }), make('output', { for: 'confidence', id: 'confidence-text' }), confidence));
    if (!range || range.first === range.last) return;
    const asOf = make('input', { id: 'as-of', type: 'range', min: range.first, max: range.last, step: 1, value: range.last });
    asOf.addEventListener('input', () => { state.asOf = Number(asOf.value) >= range.last ? null : Number(asOf.value); onChange(); });
    form.append(make('div', { class: 'slider' }, make('label', { for: 'as-of', text: 'Public on', title: 'Only what was published by this day' }), make('output', { for: 'as-of', id: 'as-of-text' }), asOf));
  }

  function paintMarks() {
    for (const mark of form.querySelectorAll('[data-group]')) {
      const i = Number(mark.dataset.group);
      mark.replaceChildren(swatch(shapeOf(model.groups[i]), theme.groups[i]));
    }
    for (const line of form.querySelectorAll('[data-relation]')) {
      const style = edgeStyle(theme, line.dataset.relation, Number(line.dataset.contested || 0));
      line.style.borderTopColor = style.colour;
      line.style.borderTopStyle = !style.dash.length ? 'solid' : style.dash[0] < 2 ? 'dotted' : 'dashed';
    }
  }

  // Brings the controls in line with the state, and the counts with what is shown.
  function update(next) {
    state = next;
    for (const [facet, value, box] of switches) box.checked = !state.hide[facet].has(value);
    const types = facets.counts('type');
    for (const [, value, element] of counters) write(element, grouped(types.get(value) || 0));
    for (const entry of folds) {
      const size = state.only[entry.facet].size;
      write(entry.chosen, size ? String(size) : '');
      if (!entry.built) continue;
      for (const box of entry.list.querySelectorAll('input')) box.checked = state.only[entry.facet].has(box.value);
      count(entry);
    }
    byId('confidence').value = state.confidence;
    write(byId('confidence-text'), state.confidence ? `${state.confidence} %` : 'any');
    if (byId('as-of')) {
      byId('as-of').value = state.asOf ?? range.last;
      const words = state.asOf === null ? 'everything' : dayLabel(state.asOf);
      write(byId('as-of-text'), words);
      byId('as-of').setAttribute('aria-valuetext', words);
    }
  }

  legend('type', 'Events');
  legend('kind', 'Names');
  relations();
  sliders();
  for (const facet of ['actor', 'place', 'claimant', 'status']) {
    const some = facet === 'actor' || facet === 'place' ? model.groups.some((group) => group.facet === 'kind' && (group.value === 'place') === (facet === 'place')) : model.eventCount > 0;
    if (some) narrowing(facet);
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  return { update, recolour: paintMarks };
}
