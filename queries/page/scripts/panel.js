// The card of what is selected: an event, an actor or a place with everything that is claimed of it.

const SHOWN_CLAIMS = 30;

function makePanel(element, model, theme, { select }) {
  let known = null;
  let scrolled = false; // noted, because to set the position anew lays the whole page out
  element.addEventListener('scroll', () => { scrolled = true; }, { passive: true });

  function show(node) {
    element.replaceChildren();
    if (scrolled) element.scrollTop = 0;
    scrolled = false;
    element.dataset.id = node < 0 ? '' : model.id(node);
    if (node < 0) element.append(overview());
    else if (model.isEvent(node)) showEvent(node);
    else showOther(node);
  }

  function heading(node, kind) {
    const group = model.group[node];
    element.append(
      make('p', { class: 'kind' }, swatch(shapeOf(model.groups[group]), theme.groups[group]), foreign(kind)),
      make('h2', {}, foreign(shortened(model.label(node), 600))),
    );
  }

  function showEvent(event) {
    heading(event, model.groups[model.group[event]].name);
    const status = model.str(model.events.status[event]);
    const line = make('p', { class: 'date' }, make('strong', {}, foreign(whenWords(model, known, event))));
    if (status) line.append(' ', make('span', { class: `badge ${status === 'conflict' ? 'alarm' : status === 'accepted' ? 'good' : ''}`, text: status }));
    element.append(line, dateSection(event));
    const totals = model.events.totals[event];
    if (totals) {
      const list = make('dl', { class: 'facets' });
      for (const [measured, min, max] of totals) list.append(make('dt', {}, foreign(measured)), make('dd', { text: rangeWords(min, max) }));
      element.append(list);
    }
    showContradictions(event);
    showClaims(event);
    showConnections(event);
    showIdentity(event);
  }

  // Why the date is what it is: as stated, as read, and what the chronology added, with its reasons.
  function dateSection(event) {
    const list = make('dl', { class: 'facets why' });
    const add = (name, value) => list.append(make('dt', { text: name }), make('dd', {}, foreign(value)));
    const text = model.str(model.events.dateText[event]);
    if (text) add('as written', text);
    const stated = spanWords(model.statedLo[event], model.statedHi[event]);
    const precision = model.str(model.events.precision[event]);
    const meaning = model.str(model.events.meaning[event]);
    const how = [precision && `to the ${precision}`.replace('to the range', 'a range'), meaning === 'throughout' ? 'on every day of it' : null, model.events.approximate[event] ? 'approximately' : null];
    add('stated', stated === 'undated' ? 'no date' : [stated, ...how].filter(Boolean).join(', '));
    const tighter = model.lo[event] !== model.statedLo[event] || model.hi[event] !== model.statedHi[event];
    if (tighter) add('inferred', spanWords(model.lo[event], model.hi[event]));
    if (known.claim) add('by then', spanWords(known.lo[event], known.hi[event]));
    const section = make('section', { class: 'why' }, list);
    const because = model.events.because[event];
    if (because?.length) {
      const reasons = make('ul', { class: 'because' });
      for (const reason of because) reasons.append(make('li', {}, foreign(model.str(reason))));
      section.append(make('h3', { text: 'Why this date' }), reasons);
    }
    return section;
  }

  function showOther(node) {
    const group = model.groups[model.group[node]];
    heading(node, { person: 'person', organization: 'organization', place: 'place' }[group.value] || 'actor');
    const aliases = model.nodes.aliases[node];
    if (aliases?.length) {
      const list = make('ul', { class: 'aliases' });
      for (const alias of aliases) list.append(make('li', {}, foreign(model.str(alias))));
      element.append(make('h3', { text: 'Also called' }), list);
    }
    const [latitude, longitude] = [model.nodes.latitude[node], model.nodes.longitude[node]];
    if (latitude !== null && latitude !== undefined && longitude !== null) {
      element.append(make('p', { class: 'source', text: `${latitude}, ${longitude} (latitude, longitude)` }));
    }
    showContradictions(node);
    showConnections(node);
    showClaims(node);
    showIdentity(node);
  }

  // The claims about a node, and those of its relations to others.
  function claimsAbout(node) {
    const own = [...listAt(model.claimsOf, node)];
    const ofEdges = new Set();
    for (const edge of listAt(model.incident, node)) {
      for (const claim of listAt(model.edges.claims, edge)) ofEdges.add(claim);
      for (const claim of listAt(model.edges.denials, edge)) ofEdges.add(claim);
    }
    for (const claim of own) ofEdges.delete(claim);
    const more = [...ofEdges].filter((claim) => model.str(model.claims.kind[claim]) === 'relation');
    return [...own, ...more];
  }

  function showContradictions(node) {
    const pairs = contradictions(model, claimsAbout(node), { select, known });
    if (pairs) element.append(pairs);
  }

  function showClaims(node) {
    const all = claimsAbout(node);
    const groups = new Map();
    for (const claim of all) {
      const kind = { event: 'What is claimed', count: 'Numbers', relation: 'Relations', alias: 'Names', statement: 'Statements' }[model.str(model.claims.kind[claim])] || 'What is claimed';
      if (!groups.has(kind)) groups.set(kind, []);
      groups.get(kind).push(claim);
    }
    for (const [kind, claims] of groups) {
      const section = make('section', {}, make('h3', { text: `${kind} (${claims.length})` }));
      addCards(section, claims, 0);
      element.append(section);
    }
    if (!all.length) element.append(make('p', { class: 'hint', text: 'No claim in this file is about it directly.' }));
  }

  // An actor in everything has thousands of claims: they come as they are asked for.
  function addCards(section, claims, from) {
    for (const claim of claims.slice(from, from + SHOWN_CLAIMS)) section.append(claimCard(model, claim, { select, known }));
    const rest = claims.length - from - SHOWN_CLAIMS;
    if (rest <= 0) return;
    const more = make('button', { type: 'button', class: 'small', text: `Show ${Math.min(rest, SHOWN_CLAIMS)} more of ${rest}` });
    more.addEventListener('click', () => { more.remove(); addCards(section, claims, from + SHOWN_CLAIMS); });
    section.append(more);
  }

  function showConnections(node) {
    const edges = listAt(model.incident, node);
    if (!edges.length) {
      element.append(make('p', { class: 'hint', text: 'Nothing in this file is joined to it.' }));
      return;
    }
    const section = make('section', { class: 'connections' }, make('h3', { text: `Connected (${edges.length})` }));
    const list = make('ul', {});
    const add = (from) => {
      for (const edge of edges.subarray(from, from + 60)) list.append(connection(node, edge));
      const rest = edges.length - from - 60;
      if (rest <= 0) return;
      const more = make('button', { type: 'button', class: 'small', text: `Show ${Math.min(rest, 60)} more of ${rest}` });
      more.addEventListener('click', () => { more.remove(); add(from + 60); });
      section.append(more);
    };
    section.append(list);
    element.append(section);
    add(0);
  }

  function connection(node, edge) {
    const other = otherEnd(model, edge, node);
    const group = model.group[other];
    const relation = model.relations[model.relation[edge]];
    const inward = model.target[edge] === node && model.source[edge] !== node;
    const item = make('li', { class: model.contested[edge] === 2 ? 'contested' : null });
    const words = edgeWords(model, edge);
    const described = { PARTICIPATED_IN: words, OCCURRED_AT: inward ? 'here' : 'at' }[relation] || (inward ? `${words}, from` : words);
    item.append(swatch(shapeOf(model.groups[group]), theme.groups[group], 12), make('span', { class: 'role' }, foreign(described)), ' ', jump(model, other, select));
    if (model.isEvent(other)) item.append(' ', make('span', { class: 'when', text: whenWords(model, known, other) }));
    else {
      const [lo, hi] = [model.edges.earliest[edge], model.edges.latest[edge]];
      if (lo !== null || hi !== null) item.append(' ', make('span', { class: 'when', text: spanWords(finite(lo, -Infinity), finite(hi, Infinity)) }));
    }
    return item;
  }

  function showIdentity(node) {
    const line = make('p', { class: 'identity' }, make('span', { text: 'id ' }), make('code', {}, foreign(model.id(node))));
    const button = make('button', { type: 'button', class: 'small', 'data-copy': 'cypher', text: 'Copy Cypher' });
    button.addEventListener('click', () => copy(nodeCypher(model, node), 'Cypher'));
    line.append(' ', button);
    element.append(line);
  }

  // Nothing selected: what this file is.
  function overview() {
    const box = make('div', { class: 'overview' }, make('h2', { text: 'About this file' }));
    const others = model.groups.filter((group) => group.facet === 'kind').map((group) => `${grouped(group.count)} ${group.name.toLowerCase()}`);
    box.append(make('p', { text: `${[counted(model.eventCount, 'event'), ...others].join(', ')}; ${counted(model.claimCount, 'claim')} in ${counted(model.documentCount, 'document')}.` }));
    box.append(make('p', { class: 'hint', text: 'Select an event, a name or a place: its card shows who claims what, through whom, in which document and at which characters.' }));
    if (model.selection.length) {
      const list = make('dl', { class: 'facets' });
      for (const [flag, value] of model.selection) list.append(make('dt', {}, foreign(flag)), make('dd', {}, foreign(value)));
      box.append(make('h3', { text: 'Selected with' }), list);
    }
    if (model.documentCount) {
      const sources = make('ol', { class: 'sources' });
      for (let d = 0; d < Math.min(model.documentCount, 100); d++) {
        const url = model.str(model.documents.url[d]);
        const words = documentWords(model, d) || model.str(model.documents.id[d]);
        sources.append(make('li', {}, url ? link(url, words) : foreign(words)));
      }
      box.append(make('h3', { text: `Documents (${grouped(model.documentCount)})` }), sources);
      if (model.documentCount > 100) box.append(make('p', { class: 'hint', text: 'The first hundred; every card names its own.' }));
    }
    return box;
  }

  return { show, setKnown(next) { known = next; } };
}
