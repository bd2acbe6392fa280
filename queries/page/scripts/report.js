// What is printed: title and choices, a fresh picture of network and timeline in light colours, and
// the table of the events with their claims. Made when printing starts, and taken away after it.

const PRINTED = 2000;

function makeReport(section, model, { getState, getShown, getOrder, picture }) {
  function fill() {
    const [state, shown, order] = [getState(), getShown(), getOrder()];
    const parts = [make('h1', {}, foreign(model.title)), make('p', { text: describe(state, order) })];
    for (const [name, source] of picture(shown)) parts.push(make('figure', {}, make('img', { src: source, alt: name }), make('figcaption', { text: name })));
    parts.push(table(order.slice(0, PRINTED), shown.known));
    if (order.length > PRINTED) parts.push(make('p', { text: `The first ${grouped(PRINTED)} of ${counted(order.length, 'event')}: narrow the selection for the others.` }));
    section.replaceChildren(...parts);
  }

  function describe(state, order) {
    const words = [`${counted(order.length, 'event')} of ${grouped(model.eventCount)}`];
    if (state.q) words.push(`with “${state.q}”`);
    if (state.from !== null) words.push(`from ${dayLabel(state.from)}`);
    if (state.to !== null) words.push(`to ${dayLabel(state.to)}`);
    if (state.from !== null || state.to !== null) words.push(state.certain ? 'certainly in this time' : 'possibly in this time');
    if (state.asOf !== null) words.push(`as public on ${dayLabel(state.asOf)}`);
    if (state.confidence) words.push(`confidence at least ${state.confidence} %`);
    for (const facet of NARROWING) if (state.only[facet].size) words.push(`${facet}: ${[...state.only[facet]].map((value) => (facet === 'actor' || facet === 'place') && model.find(value) >= 0 ? model.label(model.find(value)) : value).join(', ')}`);
    return `${words.join('; ')}.`;
  }

  function table(events, known) {
    const body = make('tbody');
    for (const event of events) {
      const claims = [...listAt(model.claimsOf, event)].filter((claim) => !known.claim || known.claim[claim]);
      const row = make('tr', {}, make('td', {}, foreign(whenWords(model, known, event))), make('td', {}, foreign(model.label(event))));
      const says = make('td');
      for (const claim of claims.slice(0, 12)) says.append(line(claim));
      if (claims.length > 12) says.append(make('p', { text: `and ${counted(claims.length - 12, 'more claim')}` }));
      row.append(says);
      body.append(row);
    }
    const head = make('tr');
    for (const name of ['When', 'Event', 'Claims']) head.append(make('th', { scope: 'col', text: name }));
    return make('table', { id: 'report-events' }, make('thead', {}, head), body);
  }

  function line(claim) {
    const stance = stanceOf(model, claim);
    const words = model.str(model.claims.quote[claim]);
    const text = model.str(model.claims.text[claim]) || facetsOf(model, claim).map(([facet, value]) => `${facet}: ${value}`).join('; ');
    const paragraph = make('p', {}, make('b', {}, foreign(chainOf(model, claim).map((step) => step.name).join(', through ') || 'unnamed source')), stance === 'asserts' ? ': ' : ` ${stance}: `);
    paragraph.append(words ? make('q', {}, foreign(words)) : foreign(text));
    const document = model.claims.document[claim];
    const confidence = model.claims.confidence[claim];
    const where = [document === null ? null : documentWords(model, document), model.claims.charStart[claim] === null ? null : `characters ${model.claims.charStart[claim]} to ${model.claims.charEnd[claim]}`, confidence === null ? null : `confidence ${percent(confidence)}`];
    paragraph.append(make('small', {}, ' ', foreign(where.filter(Boolean).join(', '))));
    return paragraph;
  }

  addEventListener('beforeprint', fill);
  addEventListener('afterprint', () => section.replaceChildren());
  return { fill };
}
