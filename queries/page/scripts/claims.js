// One claim as a card: the words, who says them through whom, where they stand, how sure they are.

function claimCard(model, claim, { select, known, brief = false }) {
  const stance = stanceOf(model, claim);
  const card = make('article', { class: `claim ${stance}` });
  const head = make('p', { class: 'who' });
  chainOf(model, claim).forEach((step, i) => {
    if (i) head.append(make('span', { class: 'through', text: i === 1 ? ' through ' : ', ' }));
    head.append(step.node !== null ? jump(model, step.node, select, step.name) : foreign(step.name || 'unnamed'));
    if (step.verb) head.append(make('span', { class: 'through', text: ' ' }), make('i', {}, foreign(step.verb)));
  });
  if (!head.childNodes.length) head.append('an unnamed source');
  if (stance !== 'asserts') head.append(' ', make('span', { class: 'badge alarm', text: stance }));
  card.append(head);
  const quote = model.str(model.claims.quote[claim]);
  const text = model.str(model.claims.text[claim]);
  if (quote) card.append(make('blockquote', {}, foreign(quote)));
  if (text && text !== quote) card.append(make('p', { class: 'text' }, foreign(text)));
  const facets = facetsOf(model, claim);
  if (facets.length) {
    const list = make('dl', { class: 'facets' });
    for (const [facet, value] of facets) list.append(make('dt', {}, foreign(facet)), make('dd', {}, foreign(value)));
    card.append(list);
  }
  card.append(sourceLine(model, claim));
  if (!brief) card.append(footer(model, claim));
  if (known?.claim && !known.claim[claim]) card.classList.add('unpublished');
  return card;
}

// A name that can be gone to.
function jump(model, node, select, name = null) {
  return make('button', { type: 'button', class: 'jump', on: { click: () => select(node) } }, foreign(name || model.label(node)));
}

function sourceLine(model, claim) {
  const document = model.claims.document[claim];
  const line = make('p', { class: 'source' });
  if (document === null) {
    line.append('no document');
    return line;
  }
  const { documents } = model;
  const title = model.str(documents.title[document]) || model.str(documents.id[document]);
  const url = model.str(documents.url[document]);
  const publisher = model.str(documents.publisher[document]);
  if (publisher) line.append(foreign(publisher), ', ');
  line.append(url ? link(url, title) : foreign(title));
  const address = model.str(documents.address[document]);
  if (address) line.append(' (', foreign(address), ')');
  for (const part of [model.str(documents.author[document]), model.str(documents.published[document])]) if (part) line.append(', ', foreign(part));
  const [start, end] = [model.claims.charStart[claim], model.claims.charEnd[claim]];
  if (start !== null) line.append(`, characters ${start} to ${end}`);
  return line;
}

function footer(model, claim) {
  const line = make('p', { class: 'footer' });
  const confidence = model.claims.confidence[claim];
  if (confidence !== null) {
    line.append(make('span', { class: 'meter', 'aria-hidden': 'true' }, make('span', { class: 'fill' })), make('span', { text: `${percent(confidence)} confidence` }));
    line.querySelector('.fill').style.width = `${Math.round(Math.max(0, Math.min(1, confidence)) * 100)}%`;
  }
  const button = make('button', { type: 'button', class: 'small', 'data-copy': 'citation', text: 'Copy citation' });
  button.addEventListener('click', () => copy(citation(model, claim), 'Citation'));
  line.append(make('span', { class: 'room' }), button);
  return line;
}

// What contradicts what among some claims: pairs, each once, side by side.
function contradictions(model, claims, options) {
  const pairs = new Map();
  for (const claim of claims) {
    for (const [other, facet, reason] of model.claims.contradicts[claim] || []) {
      const key = `${Math.min(claim, other)} ${Math.max(claim, other)} ${facet}`;
      if (!pairs.has(key)) pairs.set(key, { claim, other, facet: model.str(facet), reason: model.str(reason) });
    }
  }
  if (!pairs.size) return null;
  const section = make('section', { class: 'contradictions' }, make('h3', { text: `Contradictions (${pairs.size})` }));
  for (const { claim, other, facet, reason } of [...pairs.values()].slice(0, 50)) {
    const figure = make('div', { class: 'pair' });
    figure.append(make('p', { class: 'reason' }, make('span', { class: 'badge alarm' }, foreign(facet && facet === facet.toUpperCase() ? relationName(facet) : facet || 'statement')), ' ', foreign(reason || 'they cannot both hold')));
    figure.append(make('div', { class: 'sides' }, claimCard(model, claim, { ...options, brief: true }), claimCard(model, other, { ...options, brief: true })));
    section.append(figure);
  }
  return section;
}
