// The Cypher that asks the graph for what the page shows. Texts become quoted literals: a case's
// words can end up in it, and must not end the string.

function literal(text) {
  const escapes = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `'${text.replace(/[\\'\n\r\t]/g, (found) => escapes[found])}'`;
}

const literals = (values) => `[${[...values].sort().map(literal).join(', ')}]`;

const labelOf = (model, node) => (model.isEvent(node) ? 'Event' : model.kind[node] === 'place' ? 'Place' : 'Actor');

function nodeCypher(model, node) {
  return `MATCH (n:${labelOf(model, node)} {id: ${literal(model.id(node))}})\nOPTIONAL MATCH (n)-[r]-(m)\nRETURN n, r, m`;
}

const LO = 'coalesce(e.solvedEarliest, e.earliest)';
const HI = 'coalesce(e.solvedLatest, e.latest)';

// The query of the selection where nothing is filtered, else one for the events that are shown.
function viewCypher(model, state) {
  if (!narrows(state)) return model.cypher || 'MATCH (e:Event) RETURN e ORDER BY e.earliest';
  // A file that holds a part of the graph is narrowed further: its own query comes first.
  const part = model.selection.length && model.cypher.includes(' AS id');
  const where = part ? [] : ["coalesce(e.status, '') <> 'retracted'"];
  const through = [];
  if (state.hide.type.size) where.push(`NOT e.type IN ${literals(state.hide.type)}`);
  if (state.only.status.size) where.push(`e.status IN ${literals(state.only.status)}`);
  if (state.to !== null) where.push(state.certain ? `${HI} <= date('${iso(state.to)}')` : `coalesce(${LO} <= date('${iso(state.to)}'), true)`);
  if (state.from !== null) where.push(state.certain ? `${LO} >= date('${iso(state.from)}')` : `coalesce(${HI} >= date('${iso(state.from)}'), true)`);
  if (state.certain && (state.from === null) !== (state.to === null)) where.push(`${state.from === null ? LO : HI} IS NOT NULL`);
  if (state.only.actor.size) through.push(`MATCH (e)<-[:PARTICIPATED_IN|CLAIMED_RESPONSIBILITY_FOR]-(a:Actor) WHERE a.id IN ${literals(state.only.actor)}`);
  if (state.only.place.size) through.push(`MATCH (e)-[:OCCURRED_AT]->(:Place)-[:PART_OF*0..9]->(p:Place) WHERE p.id IN ${literals(state.only.place)}`);
  if (state.only.claimant.size) through.push(`MATCH (e)<-[:ABOUT]-(:Claim)-[:ATTRIBUTED_TO]->(s:Actor) WHERE s.name IN ${literals(state.only.claimant)}`);
  if (state.confidence) through.push(`MATCH (e)<-[:ABOUT]-(k:Claim) WHERE coalesce(k.confidence, 1.0) >= ${state.confidence / 100}`);
  if (state.asOf !== null) through.push(`MATCH (e)<-[:ABOUT]-(c:Claim {stance: 'asserts'})-[:STATED_IN]->(d:Document) WHERE coalesce(d.publishedLatest <= date('${iso(state.asOf)}'), true)`);
  if (state.q) {
    through.push(`OPTIONAL MATCH (e)<-[:ABOUT]-(t:Claim)\nOPTIONAL MATCH (e)--(n) WHERE n:Actor OR n:Place`);
    through.push(`WITH e, [e.title] + collect(t.text) + collect(t.quote) + collect(n.name) AS words\nWHERE any(word IN words WHERE toLower(word) CONTAINS ${literal(state.q.toLowerCase())})`);
  }
  return [
    part ? `CALL {\n${model.cypher}\n}\nMATCH (e:Event {id: id})` : 'MATCH (e:Event)',
    where.length ? `WHERE ${where.join('\n  AND ')}` : '',
    ...through,
    `RETURN DISTINCT e.id, e.title, toString(${LO}) AS earliest, toString(${HI}) AS latest`,
    'ORDER BY earliest',
  ].filter(Boolean).join('\n');
}
