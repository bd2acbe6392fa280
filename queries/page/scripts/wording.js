// Facts in words: dates, chains of claimants, relations.

// The date of an event as people write it. With a part of the claims only, their own bounds.
function whenWords(model, known, event) {
  const words = known.lo === model.lo ? model.str(model.events.when[event]) : null;
  return words || spanWords(known.lo[event], known.hi[event]);
}

function spanWords(lo, hi) {
  if (lo === -Infinity && hi === Infinity) return 'undated';
  if (lo === -Infinity) return `not after ${dayLabel(hi)}`;
  if (hi === Infinity) return `not before ${dayLabel(lo)}`;
  if (lo === hi) return dayLabel(lo);
  const [a, b] = [civil(lo), civil(hi)];
  const wholeYears = a.month === 1 && a.day === 1 && b.month === 12 && b.day === 31;
  if (wholeYears) return a.year === b.year ? yearLabel(a.year) : `${yearLabel(a.year)} to ${yearLabel(b.year)}`;
  const wholeMonth = a.year === b.year && a.month === b.month && a.day === 1 && civil(hi + 1).day === 1;
  if (wholeMonth) return `${MONTHS[a.month - 1]} ${yearLabel(a.year)}`;
  return `between ${dayLabel(lo)} and ${dayLabel(hi)}`;
}

const shortened = (text, most) => (text.length > most ? `${text.slice(0, most)}…` : text);

const finite = (value, open) => (value === null || value === undefined ? open : value);

// The chain of a claim: who says it first, and then through whom it reached the document.
function chainOf(model, claim) {
  return model.chainOf(claim).map(([node, name, verb]) => ({ node, name: model.str(name), verb: model.str(verb) })).reverse();
}

const claimantName = (model, claim) => chainOf(model, claim)[0]?.name || 'an unnamed source';

const stanceOf = (model, claim) => model.str(model.claims.stance[claim]) || 'asserts';

// A reference is [number of a node, null] or [null, number of a text].
const referenceName = (model, reference) => (reference ? (reference[0] !== null ? model.label(reference[0]) : model.str(reference[1])) : null);

function rangeWords(min, max) {
  if (min === null || min === undefined) return max === null || max === undefined ? '?' : `at most ${max}`;
  if (max === null || max === undefined) return `at least ${min}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

// What a claim states beside its text: one line for each facet.
function facetsOf(model, claim) {
  const { claims } = model;
  const facts = [];
  const [lo, hi] = [claims.earliest[claim], claims.latest[claim]];
  const text = model.str(claims.dateText[claim]);
  if (text || lo !== null || hi !== null) {
    const read = lo !== null || hi !== null ? spanWords(finite(lo, -Infinity), finite(hi, Infinity)) : null;
    facts.push(['date', text && read && read !== text ? `“${text}”, read as ${read}` : text || read]);
  }
  const relation = model.str(claims.relation[claim]);
  if (relation) facts.push(['relation', `${relationName(relation)} ${referenceName(model, claims.object[claim]) || ''}`.trim()]);
  const measured = model.str(claims.measure[claim]);
  if (measured) {
    const of = referenceName(model, claims.object[claim]);
    facts.push([measured, `${rangeWords(claims.min[claim], claims.max[claim])}${of ? ` of ${of}` : ''}`]);
  }
  const named = claims.name[claim] === null && ['actor', 'place'].includes(model.str(claims.kind[claim]));
  const name = named && claims.about[claim] >= 0 ? model.label(claims.about[claim]) : model.str(claims.name[claim]);
  if (name) facts.push(['name', name]);
  const place = referenceName(model, claims.place[claim]);
  if (place) facts.push(['place', place]);
  const said = model.str(claims.saidText[claim]) || referenceName(model, claims.saidEvent[claim])
    || (claims.saidEarliest[claim] !== null || claims.saidLatest[claim] !== null
      ? spanWords(finite(claims.saidEarliest[claim], -Infinity), finite(claims.saidLatest[claim], Infinity)) : null);
  if (said) facts.push(['said', said]);
  return facts;
}

function documentWords(model, document) {
  const { documents } = model;
  const parts = [documents.publisher[document], documents.title[document], documents.author[document], documents.published[document]];
  return parts.map((part) => model.str(part)).filter(Boolean).join(', ');
}

// One claim as a citation: who says what, where, at which characters, and how to check it.
function citation(model, claim) {
  const { claims, documents } = model;
  const [, ...through] = chainOf(model, claim);
  const words = model.str(claims.quote[claim]);
  const text = model.str(claims.text[claim]) || facetsOf(model, claim).map(([facet, value]) => `${facet}: ${value}`).join('; ');
  const about = claims.about[claim];
  const parts = [
    `${claimantName(model, claim)} ${stanceOf(model, claim)}${about < 0 ? '' : ` about “${model.label(about)}”`}: ${words ? `“${words}”` : text || 'no text given'}`,
  ];
  if (through.length) parts.push(`through ${through.map((step) => step.name).join(', ')}`);
  const document = claims.document[claim];
  if (document !== null) {
    parts.push(documentWords(model, document));
    if (claims.charStart[claim] !== null) parts.push(`characters ${claims.charStart[claim]} to ${claims.charEnd[claim]}`);
    for (const key of ['url', 'address']) if (documents[key][document] !== null) parts.push(model.str(documents[key][document]));
    if (documents.sha256[document] !== null) parts.push(`sha256 ${model.str(documents.sha256[document])}`);
  }
  return `${parts.join('; ')}.`;
}
