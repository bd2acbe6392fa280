// The drawing of a network on a canvas, in steps: the caller may stop after any and go on later.

const CURVED = 1500; // edges; above, straight lines are faster and no uglier
const FINE = 700; // edges; above, hair lines without dashes, which a canvas draws many times faster
const ROOMY = 160; // nodes; up to here a label may take two lines

function makeScene(model) {
  const groups = edgeGroups(model);
  const { bend, parallel } = bends(model, model.edgeCount <= CURVED ? 0.06 : 0);
  const byWeight = Int32Array.from(Array.from(model.size.keys()).sort((a, b) => model.size[b] - model.size[a] || a - b));
  const shapes = model.groups.map(shapeOf);
  const radius = (node, scale) => Math.max(1.1, model.size[node] * radiusFactor(scale));

  // Paints what the masks show; yields now and then. `box` is the part of the plane on the canvas.
  function* paint(context, theme, view, shown, box) {
    yield* paintEdges(context, theme, view, shown, box);
    yield* paintNodes(context, theme, view, shown.nodes, box);
    paintLabels(context, theme, view, shown.nodes, box);
  }

  function* paintEdges(context, theme, view, shown, box) {
    let visible = 0;
    for (let e = 0; e < model.edgeCount; e++) visible += shown.edges[e];
    const faint = Math.max(0.09, Math.min(0.75, 900 / visible));
    let drawn = 0;
    for (const group of groups) {
      const style = edgeStyle(theme, group.relation, group.contested);
      context.strokeStyle = context.fillStyle = style.colour;
      context.globalAlpha = style.strong ? Math.min(0.95, faint * 3) : faint;
      context.setLineDash(visible > FINE && !group.contested ? [] : style.dash);
      context.lineWidth = visible > FINE ? 1 : style.width;
      context.beginPath();
      for (const e of group.edges) {
        if (!shown.edges[e]) continue;
        const [a, b] = [model.source[e], model.target[e]];
        const [x0, y0, x1, y1] = [view.toX(model.x[a]), view.toY(model.y[a]), view.toX(model.x[b]), view.toY(model.y[b])];
        if (Math.max(x0, x1) < box.x0 || Math.max(y0, y1) < box.y0 || Math.min(x0, x1) > box.x1 || Math.min(y0, y1) > box.y1) continue;
        traceEdge(context, x0, y0, x1, y1, bend[e]);
        if (++drawn % 400 === 0) {
          context.stroke();
          context.beginPath();
          yield;
        }
      }
      context.stroke();
      if (style.arrow && visible <= CURVED) paintArrows(context, view, group.edges, shown.edges);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  function paintArrows(context, view, edges, mask) {
    context.beginPath();
    for (const e of edges) {
      if (!mask[e]) continue;
      const [a, b] = [model.source[e], model.target[e]];
      if (a === b) continue;
      traceArrow(context, view.toX(model.x[a]), view.toY(model.y[a]), view.toX(model.x[b]), view.toY(model.y[b]), bend[e], radius(b, view.scale));
    }
    context.fill();
  }

  function* paintNodes(context, theme, view, mask, box) {
    let drawn = 0;
    for (let group = 0; group < model.groups.length; group++) {
      context.fillStyle = theme.groups[group];
      for (let n = 0; n < model.nodeCount; n++) {
        if (!mask[n] || model.group[n] !== group) continue;
        const [x, y, r] = [view.toX(model.x[n]), view.toY(model.y[n]), radius(n, view.scale)];
        if (x < box.x0 - r || y < box.y0 - r || x > box.x1 + r || y > box.y1 + r) continue;
        if (r < 2.4) context.fillRect(x - r, y - r, 2 * r, 2 * r);
        else {
          paintNode(context, theme, n, x, y, r);
          context.fillStyle = theme.groups[group];
        }
        if (++drawn % 1500 === 0) yield;
      }
    }
  }

  function paintNode(context, theme, node, x, y, r) {
    drawShape(context, shapes[model.group[node]], x, y, r, theme.groups[model.group[node]], theme.bg);
    if (model.conflict[node] && r >= 4) {
      context.strokeStyle = theme.alarm;
      context.lineWidth = 1.6;
      context.setLineDash([3, 2.5]);
      context.beginPath();
      context.arc(x, y, r + 4, 0, 2 * Math.PI);
      context.stroke();
      context.setLineDash([]);
    }
  }

  // The heaviest first, while there is room; a label also keeps off the larger figures.
  function paintLabels(context, theme, view, mask, box, room = makeRoom(), nodes = byWeight) {
    const most = Math.max(30, ((box.x1 - box.x0) * (box.y1 - box.y0)) / (model.nodeCount <= ROOMY ? 4000 : 8000));
    const edge = { x0: Math.max(0, box.x0), x1: box.x1 + Math.min(0, box.x0) };
    const roomy = model.nodeCount <= ROOMY;
    const candidates = [];
    for (const n of nodes) {
      if (!mask[n]) continue;
      const [x, y, r] = [view.toX(model.x[n]), view.toY(model.y[n]), radius(n, view.scale)];
      if (x < box.x0 || y < box.y0 || x > box.x1 || y > box.y1) continue;
      if (candidates.length < most * 5) candidates.push([n, x, y, r]);
      // In a crowd only the largest figures are kept free, or nothing in it would have a name.
      if (r >= 4 && (roomy || candidates.length <= 60)) room.take(x - r, y - r, x + r, y + r);
      else if (candidates.length >= most * 5) break;
    }
    const fonts = [`12px ${theme.font}`, `600 12px ${theme.font}`];
    let placed = 0;
    for (const [n, x, y, r] of candidates) {
      if (!roomy && !mayFit(room, model.label(n), x, y, r)) continue;
      const font = fonts[model.isEvent(n) ? 0 : 1];
      const place = fitLabel(room, font, measure.lines(font, model.label(n), roomy ? 150 : 140, roomy), x, y, r, edge);
      if (!place) continue;
      context.font = font;
      drawLabel(context, place, model.isEvent(n) ? theme.fg : theme.groups[model.group[n]], theme.bg);
      if (++placed >= most) break;
    }
  }

  // What is selected, above the faded rest: its edges with their roles, its neighbours, their names.
  function paintLit(context, theme, view, lit, selected, box) {
    const room = makeRoom();
    const many = lit.edges.length > 400;
    for (const e of lit.edges) {
      const [a, b] = [model.source[e], model.target[e]];
      const style = edgeStyle(theme, model.relations[model.relation[e]], model.contested[e]);
      const at = [view.toX(model.x[a]), view.toY(model.y[a]), view.toX(model.x[b]), view.toY(model.y[b])];
      context.strokeStyle = context.fillStyle = style.strong ? style.colour : theme.soft;
      context.globalAlpha = many ? 0.5 : 0.9;
      context.lineWidth = many ? 1 : style.width + 0.5;
      context.setLineDash(many ? [] : style.dash);
      context.beginPath();
      traceEdge(context, ...at, bend[e]);
      context.stroke();
      context.setLineDash([]);
      if (style.arrow && !many && a !== b) {
        context.beginPath();
        traceArrow(context, ...at, bend[e], radius(b, view.scale));
        context.fill();
      }
    }
    context.globalAlpha = 1;
    for (const n of lit.nodes) {
      const [x, y, r] = [view.toX(model.x[n]), view.toY(model.y[n]), Math.max(3, radius(n, view.scale))];
      if (x < box.x0 || y < box.y0 || x > box.x1 || y > box.y1) continue;
      paintNode(context, theme, n, x, y, r);
    }
    if (selected >= 0) paintRing(context, theme, view, selected);
    const mask = new Uint8Array(model.nodeCount);
    for (const n of lit.nodes) mask[n] = 1;
    const rest = [...lit.nodes].filter((n) => n !== selected).sort((a, b) => model.size[b] - model.size[a] || a - b);
    paintLabels(context, theme, view, mask, box, room, selected >= 0 && mask[selected] ? [selected, ...rest] : rest);
    if (lit.edges.length <= 40) paintRoles(context, theme, view, lit.edges, room);
  }

  function paintRing(context, theme, view, node) {
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.5;
    context.beginPath();
    context.arc(view.toX(model.x[node]), view.toY(model.y[node]), Math.max(3, radius(node, view.scale)) + 5, 0, 2 * Math.PI);
    context.stroke();
  }

  function paintRoles(context, theme, view, edges, room) {
    const font = `italic 11px ${theme.font}`;
    for (const e of edges) {
      const [a, b] = [model.source[e], model.target[e]];
      const [x0, y0, x1, y1] = [view.toX(model.x[a]), view.toY(model.y[a]), view.toX(model.x[b]), view.toY(model.y[b])];
      const [cx, cy] = bendPoint(x0, y0, x1, y1, bend[e]);
      const [x, y] = [(x0 + x1 + 2 * cx) / 4, (y0 + y1 + 2 * cy) / 4];
      const text = measure.cut(font, edgeWords(model, e), 130);
      const w = measure.width(font, text) + 4;
      if (!room.isFree(x - w / 2, y - 7, x + w / 2, y + 7)) continue;
      room.take(x - w / 2, y - 7, x + w / 2, y + 7);
      context.font = font;
      drawLabel(context, { left: x - w / 2, top: y - 7, width: w, align: 'center', lines: [text] }, theme.soft, theme.bg);
    }
  }

  return { paint, paintNode, paintLabels, paintLit, paintRing, radius, bend, parallel };
}

// What an edge says in a word or two: the role where there is one, else the relation.
function edgeWords(model, edge) {
  const role = model.str(model.edges.role[edge]);
  const words = role || relationName(model.relations[model.relation[edge]]);
  const denied = model.edges.denials.start[edge + 1] > model.edges.denials.start[edge];
  return denied ? `${words} (denied by some)` : words;
}
