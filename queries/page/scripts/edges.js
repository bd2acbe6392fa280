// How an edge looks: by what it says, and by whether it is contested.

function edgeStyle(theme, relation, contested) {
  if (contested === 2) return { colour: theme.alarm, width: 1.6, dash: [6, 4], arrow: true, strong: true };
  if (contested === 1) return { ...edgeStyle(theme, relation, 0), dash: [6, 4] };
  if (relation === 'PARTICIPATED_IN') return { colour: theme.muted, width: 1.1, dash: [], arrow: false, strong: false };
  if (relation === 'OCCURRED_AT') return { colour: theme.place, width: 1.1, dash: [1.5, 3.5], arrow: false, strong: false };
  if (relation === 'PART_OF') return { colour: theme.place, width: 1, dash: [8, 3], arrow: true, strong: false };
  if (relation === 'BEFORE') return { colour: theme.accent, width: 1.3, dash: [], arrow: true, strong: true };
  return { colour: theme.organization, width: 1.6, dash: [], arrow: true, strong: true };
}

// Edges in groups of one look, so that each group is one path.
function edgeGroups(model) {
  const groups = new Map();
  for (let e = 0; e < model.edgeCount; e++) {
    const key = model.relation[e] * 3 + model.contested[e];
    if (!groups.has(key)) groups.set(key, { relation: model.relations[model.relation[e]], contested: model.contested[e], edges: [] });
    groups.get(key).edges.push(e);
  }
  // What is contested, and what says most, is drawn last and so on top.
  const weight = (group) => (group.contested === 2 ? 9 : { PARTICIPATED_IN: 1, OCCURRED_AT: 0, PART_OF: 2, BEFORE: 3 }[group.relation] ?? 4);
  return [...groups.values()].sort((a, b) => weight(a) - weight(b)).map((group) => ({ ...group, edges: Int32Array.from(group.edges) }));
}

// How far an edge bends, as a share of its length: those between the same two nodes fan out.
// Also which edges have such a neighbour.
function bends(model, gentle) {
  const together = new Map();
  const width = model.nodeCount;
  for (let e = 0; e < model.edgeCount; e++) {
    const [a, b] = [model.source[e], model.target[e]];
    const key = Math.min(a, b) * width + Math.max(a, b);
    const of = together.get(key);
    if (of) of.push(e);
    else together.set(key, [e]);
  }
  const bend = new Float32Array(model.edgeCount);
  const parallel = new Uint8Array(model.edgeCount);
  for (const of of together.values()) {
    if (of.length === 1) {
      bend[of[0]] = gentle;
      continue;
    }
    of.forEach((e, i) => {
      parallel[e] = 1;
      const side = i - (of.length - 1) / 2;
      const turned = model.source[e] > model.target[e] ? -1 : 1;
      bend[e] = turned * (gentle + side * Math.min(0.22, 0.8 / of.length));
    });
  }
  return { bend, parallel };
}

// The control point of the curve of an edge.
function bendPoint(x0, y0, x1, y1, bend) {
  return [(x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend];
}

function traceEdge(context, x0, y0, x1, y1, bend) {
  context.moveTo(x0, y0);
  if (x0 === x1 && y0 === y1) context.arc(x0 + 12, y0, 12, Math.PI, 3 * Math.PI);
  else if (bend) context.quadraticCurveTo(...bendPoint(x0, y0, x1, y1, bend), x1, y1);
  else context.lineTo(x1, y1);
}

// The head of an arrow, where the curve meets the rim of the target.
function traceArrow(context, x0, y0, x1, y1, bend, radius) {
  const [cx, cy] = bend ? bendPoint(x0, y0, x1, y1, bend) : [x0, y0];
  const angle = Math.atan2(y1 - cy, x1 - cx);
  const [x, y] = [x1 - (radius + 1.5) * Math.cos(angle), y1 - (radius + 1.5) * Math.sin(angle)];
  context.moveTo(x, y);
  for (const side of [0.42, -0.42]) context.lineTo(x - 8 * Math.cos(angle + side), y - 8 * Math.sin(angle + side));
  context.closePath();
}
