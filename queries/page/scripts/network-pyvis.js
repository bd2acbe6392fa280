// The network as vis-network draws it, which pyvis carries: people know its handling, and nodes can
// be dragged. Shapes and labels are ours. It draws beyond the window's edges, so that a drag of the
// view only moves what is drawn; the overlay shows what is selected, without drawing all anew.

const VIS_MARGIN = 220;

function makeNetwork(element, model, theme) {
  const scene = makeScene(model);
  const ground = make('div', { class: 'ground' });
  element.append(ground);
  const overlay = makeOverlay(element, model, theme, scene);
  const fine = model.edgeCount > FINE;
  let shown = { nodes: new Uint8Array(model.nodeCount).fill(1), edges: new Uint8Array(model.edgeCount).fill(1) };
  let [lit, selected, hovered, started] = [null, -1, -1, false];
  let drawn = { x: 0, y: 0 }; // the shift with which vis-network drew last
  let selectCallback = () => {};
  let hoverCallback = () => {};
  let moveCallback = () => {};

  // What most nodes and edges share is said once: vis-network merges options for each of them.
  const network = new vis.Network(ground, {}, {
    ...model.options,
    interaction: { ...model.options.interaction, hover: false, selectConnectedEdges: false, keyboard: false },
    nodes: {
      shape: 'custom', chosen: false, physics: false,
      ctxRenderer: ({ ctx, id, x, y }) => ({
        drawNode() { scene.paintNode(ctx, theme, id, x, y, scene.radius(id, body.view.scale) / body.view.scale); },
        nodeDimensions: { width: 2 * model.size[id], height: 2 * model.size[id] },
      }),
    },
    edges: { chosen: false, physics: false, smooth: false, width: 1, arrows: { to: { enabled: false, scaleFactor: 0.45 } } },
  });
  const { body } = network;
  const emit = (event) => body.emitter.emit(event);
  const view = {
    get scale() { return body.view.scale; },
    toX: (x) => x * body.view.scale + body.view.translation.x - VIS_MARGIN,
    toY: (y) => y * body.view.scale + body.view.translation.y - VIS_MARGIN,
  };
  // Nothing is drawn before all is there.
  emit('_blockRedraw');
  network.setData({ nodes: new vis.DataSet(nodesOf()), edges: new vis.DataSet(edgesOf()) });
  const canvas = ground.querySelector('canvas');
  // The frame that vis-network adds would be a second, nameless stop for the tab key.
  for (const part of ground.querySelectorAll('[tabindex]')) part.tabIndex = -1;
  canvas.setAttribute('aria-hidden', 'true');

  function nodesOf() {
    return Array.from({ length: model.nodeCount }, (_, id) => ({ id, x: model.x[id], y: model.y[id], size: model.size[id] }));
  }

  function edgesOf() {
    return Array.from({ length: model.edgeCount }, (_, id) => {
      const style = edgeStyle(theme, model.relations[model.relation[id]], model.contested[id]);
      const bend = scene.bend[id];
      const edge = { id, from: model.source[id], to: model.target[id] };
      if (style.arrow) edge.arrows = 'to';
      if (style.dash.length && (!fine || model.contested[id])) edge.dashes = style.dash;
      if (!fine) edge.width = style.width;
      // Only edges that would cover each other need a bend.
      if (scene.parallel[id] && bend) edge.smooth = { enabled: true, type: bend > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.abs(bend) };
      return edge;
    });
  }

  // Each look is one object that its edges share: vis-network reads it at every drawing.
  function colourEdges() {
    const faint = Math.max(0.12, Math.min(0.75, 900 / Math.max(1, model.edgeCount)));
    const looks = new Map();
    for (let e = 0; e < model.edgeCount; e++) {
      const { colour, strong } = edgeStyle(theme, model.relations[model.relation[e]], model.contested[e]);
      const key = `${colour} ${strong}`;
      if (!looks.has(key)) looks.set(key, { color: colour, highlight: colour, hover: colour, inherit: false, opacity: strong ? Math.min(0.95, faint * 3) : faint });
      body.edges[e].options.color = looks.get(key);
    }
  }

  const above = () => {
    canvas.style.opacity = overlay.below(lit);
    overlay.draw(view, shown, { lit, selected, hovered });
  };
  const follow = eachFrame(above);
  const redraw = () => { if (started) emit('_requestRedraw'); };

  network.on('afterDrawing', (context) => {
    drawn = { ...body.view.translation };
    canvas.style.transform = '';
    const density = network.canvas.pixelRatio;
    context.save();
    context.setTransform(density, 0, 0, density, density * VIS_MARGIN, density * VIS_MARGIN);
    const [width, height] = [element.clientWidth, element.clientHeight];
    scene.paintLabels(context, theme, view, shown.nodes, { x0: -VIS_MARGIN, y0: -VIS_MARGIN, x1: width + VIS_MARGIN, y1: height + VIS_MARGIN });
    context.restore();
    above();
  });

  // A drag of the view: what is drawn is moved, until its margin is used up.
  let panning = false;
  network.on('dragStart', ({ nodes }) => {
    panning = !nodes.length;
    if (panning) emit('_blockRedraw');
  });
  network.on('dragging', ({ nodes }) => {
    for (const node of nodes) [model.x[node], model.y[node]] = [body.nodes[node].x, body.nodes[node].y];
    if (!panning) return;
    const [dx, dy] = [body.view.translation.x - drawn.x, body.view.translation.y - drawn.y];
    if (Math.max(Math.abs(dx), Math.abs(dy)) > VIS_MARGIN * 0.9) {
      emit('_allowRedraw');
      network.redraw();
      emit('_blockRedraw');
    } else {
      canvas.style.transform = `translate(${dx}px, ${dy}px)`;
      follow();
    }
  });
  network.on('dragEnd', ({ nodes }) => {
    network.unselectAll();
    if (panning) emit('_allowRedraw');
    panning = false;
    redraw();
    if (!nodes.length) moveCallback();
  });
  network.on('zoom', () => moveCallback());

  const nodeAt = (x, y) => {
    const node = network.getNodeAt({ x: x + VIS_MARGIN, y: y + VIS_MARGIN });
    return node === undefined || !shown.nodes[node] || (lit && !lit.mask[node]) ? -1 : node;
  };
  network.on('click', ({ pointer }) => {
    network.unselectAll();
    selectCallback(nodeAt(pointer.DOM.x - VIS_MARGIN, pointer.DOM.y - VIS_MARGIN));
  });
  const point = (node, x, y) => {
    if (node !== hovered) {
      hovered = node;
      element.style.cursor = node >= 0 ? 'pointer' : '';
      follow();
    }
    hoverCallback(node, x, y);
  };
  element.addEventListener('pointermove', (event) => {
    if (event.buttons || event.pointerType === 'touch') return;
    const box = element.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    point(nodeAt(x, y), x, y);
  });
  element.addEventListener('pointerleave', () => point(-1, 0, 0));
  new ResizeObserver(() => {
    overlay.resize(element.clientWidth, element.clientHeight);
    if (started) above();
  }).observe(element);
  overlay.resize(element.clientWidth, element.clientHeight);

  function moveTo(scale, x, y) {
    network.moveTo({ scale, position: { x, y }, animation: false });
    redraw();
  }

  colourEdges();
  return {
    setVisible(nodes, edges) {
      shown = { nodes, edges };
      for (let n = 0; n < model.nodeCount; n++) body.nodes[n].options.hidden = !nodes[n];
      for (let e = 0; e < model.edgeCount; e++) body.edges[e].options.hidden = !edges[e];
      // The data set stays as it is: passing a thousand changes through it takes ten times as long.
      network._updateVisibleIndices();
      redraw();
    },
    highlight(next) { lit = next; follow(); },
    select(node) { selected = node; follow(); },
    fit() {
      const [width, height] = [element.clientWidth, element.clientHeight];
      const to = fitting(model, shown.nodes, width, height);
      moveTo(to.scale, (width / 2 - to.x) / to.scale, (height / 2 - to.y) / to.scale);
    },
    onSelect(callback) { selectCallback = callback; },
    onHover(callback) { hoverCallback = callback; },
    onMove(callback) { moveCallback = callback; },
    start() {
      started = true;
      emit('_allowRedraw');
      network.redraw();
    },
    recolour() { colourEdges(); redraw(); },
    zoom(factor) { network.moveTo({ scale: network.getScale() * factor, animation: false }); redraw(); moveCallback(); },
    pan(dx, dy) {
      const at = network.getViewPosition();
      moveTo(view.scale, at.x - dx / view.scale, at.y - dy / view.scale);
      moveCallback();
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
    isBusy: () => network.renderer.redrawRequested,
  };
}
