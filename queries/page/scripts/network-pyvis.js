// The network as vis-network draws it, which pyvis carries: people know its handling, and nodes can
// be dragged. Shapes, labels and the ruler are ours; what is selected is painted above its picture.

function makeNetwork(element, model, theme) {
  const scene = makeScene(model);
  const axis = makeAxis(model);
  const shapes = model.groups.map(shapeOf);
  let shown = { nodes: new Uint8Array(model.nodeCount).fill(1), edges: new Uint8Array(model.edgeCount).fill(1) };
  let [lit, selected, hovered, started] = [null, -1, -1, false];
  let selectCallback = () => {};
  let hoverCallback = () => {};
  let moveCallback = () => {};

  const nodes = Array.from({ length: model.nodeCount }, (_, id) => ({
    id, x: model.x[id], y: model.y[id], size: model.size[id], shape: 'custom', chosen: false, physics: false,
    ctxRenderer: ({ ctx, x, y }) => ({
      drawNode() { scene.paintNode(ctx, theme, id, x, y, scene.radius(id, body.view.scale) / body.view.scale); },
      nodeDimensions: { width: 2 * model.size[id], height: 2 * model.size[id] },
    }),
  }));
  const edges = Array.from({ length: model.edgeCount }, (_, id) => {
    const style = edgeStyle(theme, model.relations[model.relation[id]], model.contested[id] === 1);
    const bend = scene.bend[id];
    return {
      id, from: model.source[id], to: model.target[id], chosen: false, physics: false,
      arrows: { to: { enabled: style.arrow, scaleFactor: 0.45 } }, dashes: style.dash.length ? style.dash : false, width: style.width,
      // vis-network bends by type and roundness; only those that would cover each other need it.
      smooth: scene.parallel[id] && bend ? { enabled: true, type: bend > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.abs(bend) } : { enabled: false },
    };
  });
  const options = { ...model.options, autoResize: true, interaction: { ...model.options.interaction, hover: true, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9 } };
  const network = new vis.Network(element, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, options);
  const { body } = network;
  // The frame that vis-network adds would be a second, nameless stop for the tab key.
  for (const part of element.querySelectorAll('[tabindex]')) part.tabIndex = -1;
  for (const canvas of element.querySelectorAll('canvas')) canvas.setAttribute('aria-hidden', 'true');

  // Our view of its view, so that the same code paints above it.
  const view = {
    get scale() { return body.view.scale; },
    toX: (x) => x * body.view.scale + body.view.translation.x,
    toY: (y) => y * body.view.scale + body.view.translation.y,
  };

  function colourEdges() {
    const faint = Math.max(0.12, Math.min(0.75, 900 / Math.max(1, model.edgeCount)));
    const colours = new Map();
    for (let e = 0; e < model.edgeCount; e++) {
      const style = edgeStyle(theme, model.relations[model.relation[e]], model.contested[e] === 1);
      const key = `${style.colour} ${style.strong}`;
      if (!colours.has(key)) colours.set(key, { color: style.colour, highlight: style.colour, hover: style.colour, inherit: false, opacity: style.strong ? Math.min(0.95, faint * 3) : faint });
      body.edges[e].options.color = colours.get(key);
    }
  }

  network.on('afterDrawing', (context) => {
    const [width, height] = [element.clientWidth, element.clientHeight];
    const density = network.canvas.pixelRatio;
    context.save();
    context.setTransform(density, 0, 0, density, 0, 0);
    const box = { x0: 0, y0: 0, x1: width, y1: height - 20 };
    if (lit) {
      context.globalAlpha = theme.dark ? 0.82 : 0.86;
      context.fillStyle = theme.bg;
      context.fillRect(0, 0, width, height);
      context.globalAlpha = 1;
      scene.paintLit(context, theme, view, lit, selected, box);
    } else {
      scene.paintLabels(context, theme, view, shown.nodes, box);
      if (selected >= 0 && shown.nodes[selected]) scene.paintRing(context, theme, view, selected);
    }
    if (hovered >= 0) scene.paintRing(context, theme, view, hovered);
    axis.draw(context, theme, width, height, view.toX);
    context.restore();
  });

  const nodeAt = (at) => {
    const node = network.getNodeAt(at);
    return node === undefined || !shown.nodes[node] || (lit && !lit.mask[node]) ? -1 : node;
  };
  network.on('click', ({ pointer }) => {
    network.unselectAll();
    selectCallback(nodeAt(pointer.DOM));
  });
  element.addEventListener('pointermove', (event) => {
    if (event.buttons || event.pointerType === 'touch') return;
    const box = element.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const node = nodeAt({ x, y });
    if (node !== hovered) {
      hovered = node;
      element.style.cursor = node >= 0 ? 'pointer' : '';
      network.redraw();
    }
    hoverCallback(node, x, y);
  });
  element.addEventListener('pointerleave', () => {
    if (hovered >= 0) network.redraw();
    hovered = -1;
    hoverCallback(-1, 0, 0);
  });
  network.on('dragging', ({ nodes: dragged }) => {
    for (const node of dragged) [model.x[node], model.y[node]] = [body.nodes[node].x, body.nodes[node].y];
  });
  const moved = () => { if (started) moveCallback(); };
  network.on('dragEnd', ({ nodes: dragged }) => { network.unselectAll(); if (!dragged.length) moved(); });
  network.on('zoom', moved);

  function show() {
    for (let n = 0; n < model.nodeCount; n++) body.nodes[n].options.hidden = !shown.nodes[n];
    for (let e = 0; e < model.edgeCount; e++) body.edges[e].options.hidden = !shown.edges[e];
    network.redraw();
  }

  function moveTo(scale, x, y) {
    network.moveTo({ scale, position: { x, y }, animation: false });
  }

  colourEdges();
  return {
    setVisible(nextNodes, nextEdges) {
      shown = { nodes: nextNodes, edges: nextEdges };
      show();
    },
    highlight(next) { lit = next; network.redraw(); },
    select(node) { selected = node; network.redraw(); },
    fit() {
      const [width, height] = [element.clientWidth, element.clientHeight];
      const to = fitting(model, shown.nodes, width, height);
      moveTo(to.scale, (width / 2 - to.x) / to.scale, (height / 2 - to.y) / to.scale);
    },
    onSelect(callback) { selectCallback = callback; },
    onHover(callback) { hoverCallback = callback; },
    onMove(callback) { moveCallback = callback; },
    start() { started = true; network.redraw(); },
    recolour() { colourEdges(); network.redraw(); },
    zoom(factor) { network.moveTo({ scale: network.getScale() * factor, animation: false }); moved(); },
    pan(dx, dy) {
      const at = network.getViewPosition();
      moveTo(view.scale, at.x - dx / view.scale, at.y - dy / view.scale);
      moved();
    },
    reveal(node) {
      const [x, y] = [view.toX(model.x[node]), view.toY(model.y[node])];
      if (x > 60 && y > 30 && x < element.clientWidth - 60 && y < element.clientHeight - 60) return;
      moveTo(view.scale, model.x[node], model.y[node]);
    },
    getView() {
      const at = network.getViewPosition();
      return [at.x, at.y, view.scale];
    },
    setView: ([x, y, scale]) => moveTo(scale, x, y),
    screenOf: (node) => ({ x: view.toX(model.x[node]), y: view.toY(model.y[node]) }),
    settled: () => new Promise((resolve) => { network.once('afterDrawing', resolve); network.redraw(); }),
  };
}
