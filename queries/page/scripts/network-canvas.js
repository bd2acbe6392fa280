// The network on our own canvas: the whole is painted once, beyond the window's edges, and a drag
// only moves that picture; what is selected or pointed at lies above it on a layer of its own.

function makeNetwork(element, model, theme) {
  const scene = makeScene(model);
  const view = makeView();
  let [front, back] = [0, 1].map(() => {
    const canvas = make('canvas', { class: 'layer', 'aria-hidden': 'true' });
    element.append(canvas);
    canvas.getContext('2d', { alpha: false }); // nothing has to be blended with what lies below
    return canvas;
  });
  const overlay = makeOverlay(element, model, theme, scene);
  let shown = { nodes: new Uint8Array(model.nodeCount).fill(1), edges: new Uint8Array(model.edgeCount).fill(1) };
  let [lit, selected, hovered] = [null, -1, -1];
  let [margin, density] = [0, 1];
  let painted = null; // the view that the picture in front was painted for
  let above = []; // what the overlay was drawn for
  let painting = null; // the picture that is being made: its steps and its view
  let selectCallback = () => {};
  let hoverCallback = () => {};
  let moveCallback = () => {};

  function resize() {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) return;
    density = Math.min(2, window.devicePixelRatio || 1);
    view.width = box.width;
    view.height = box.height;
    margin = Math.round(Math.min(260, Math.max(box.width, box.height) * 0.3));
    for (const canvas of [front, back]) sizeCanvas(canvas, view.width + 2 * margin, view.height + 2 * margin, density);
    overlay.resize(view.width, view.height);
  }

  // Begins a new picture; a small one is finished at once, a large one in slices, a few a frame.
  function repaint(atOnce = false) {
    const context = back.getContext('2d');
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = theme.bg;
    context.fillRect(0, 0, back.width, back.height);
    context.translate(margin, margin);
    const frozen = makeView();
    Object.assign(frozen, view.copy());
    const box = { x0: -margin, y0: -margin, x1: view.width + margin, y1: view.height + margin };
    painting = { steps: scene.paint(context, theme, frozen, shown, box), view: frozen.copy() };
    document.documentElement.dataset.busy = 'true';
    if (atOnce) finish(Infinity);
    frame();
  }

  function finish(milliseconds) {
    const until = performance.now() + milliseconds;
    while (painting) {
      if (painting.steps.next().done) {
        [front, back] = [back, front];
        painted = painting.view;
        painting = null;
        front.style.visibility = 'visible';
        back.style.visibility = 'hidden';
        delete document.documentElement.dataset.busy;
      } else if (performance.now() > until) return;
    }
  }

  // Moves the picture under the present view, and draws what lies above it.
  function follow() {
    const zoom = view.scale / painted.scale;
    const [x, y] = [view.x - (painted.x + margin) * zoom, view.y - (painted.y + margin) * zoom];
    // At the scale it was painted for, the picture is moved by whole pixels: between them it would blur.
    const whole = (value) => (zoom === 1 ? Math.round(value * density) / density : value);
    front.style.transform = `translate(${whole(x)}px, ${whole(y)}px) scale(${zoom})`;
    front.style.opacity = overlay.below(lit);
    // A filter alone changes nothing above the picture.
    const now = [view.x, view.y, view.scale, view.width, view.height, lit, selected, hovered, theme.groups];
    if (now.every((value, i) => value === above[i])) return;
    above = now;
    overlay.draw(view, shown, { lit, selected, hovered });
  }

  const frame = eachFrame(() => {
    if (painting) finish(model.edgeCount < 3000 ? Infinity : 9);
    if (painted) follow();
    if (painting) frame();
  });

  const outside = () => {
    const zoom = view.scale / painted.scale;
    const [dx, dy] = [view.x - painted.x * zoom, view.y - painted.y * zoom];
    return zoom !== 1 || Math.abs(dx) > margin * 0.6 || Math.abs(dy) > margin * 0.6;
  };
  const rest = later(() => { if (painted && outside()) repaint(); }, 130);

  // The address keeps a view only once the reader has moved it by hand.
  function moved(byHand = true) {
    const zoom = painted ? view.scale / painted.scale : 1;
    // Beyond the picture's edge: begin the next one while the drag goes on.
    if (painted && !painting && zoom === 1 && outside()) repaint();
    frame();
    rest();
    if (byHand) moveCallback();
  }

  const grid = makeGrid(model);
  const nodeAt = (x, y) => grid.nearest((x - view.x) / view.scale, (y - view.y) / view.scale, 30 / view.scale, (node, distance) => (
    shown.nodes[node] && (!lit || lit.mask[node] || node === selected) && distance * view.scale <= scene.radius(node, view.scale) + 6
  ));

  gestures(element, {
    pan: (dx, dy) => { view.x += dx; view.y += dy; moved(); },
    zoom: (x, y, factor) => { view.zoomAt(x, y, factor); moved(); },
    tap: (x, y) => selectCallback(nodeAt(x, y)),
    hover: (x, y) => {
      const node = x < -1e8 ? -1 : nodeAt(x, y);
      if (node !== hovered) {
        hovered = node;
        element.style.cursor = node >= 0 ? 'pointer' : '';
        frame();
      }
      hoverCallback(node, x, y);
    },
  });

  function fit() {
    Object.assign(view, fitting(model, shown.nodes, view.width, view.height));
    if (painted) moved(false);
  }

  new ResizeObserver(() => {
    const box = element.getBoundingClientRect();
    if (!box.width || (box.width === view.width && box.height === view.height)) return;
    const [dx, dy] = [(box.width - view.width) / 2, (box.height - view.height) / 2];
    view.x += dx;
    view.y += dy;
    resize();
    repaint(true);
    follow();
  }).observe(element);

  resize();
  return {
    setVisible(nodes, edges) {
      shown = { nodes, edges };
      if (painted) repaint();
    },
    highlight(next) { lit = next; frame(); },
    select(node) { selected = node; frame(); },
    fit,
    onSelect(callback) { selectCallback = callback; },
    onHover(callback) { hoverCallback = callback; },
    onMove(callback) { moveCallback = callback; },
    start() { repaint(true); follow(); },
    recolour() { repaint(); },
    zoom(factor) { view.zoomAt(view.width / 2, view.height / 2, factor); moved(); },
    pan(dx, dy) { view.x += dx; view.y += dy; moved(); },
    reveal(node) {
      const [x, y] = [view.toX(model.x[node]), view.toY(model.y[node])];
      if (x > 60 && y > 30 && x < view.width - 60 && y < view.height - 60) return;
      view.x += view.width / 2 - x;
      view.y += view.height / 2 - y;
      moved(false);
    },
    getView: () => [(view.width / 2 - view.x) / view.scale, (view.height / 2 - view.y) / view.scale, view.scale],
    setView([x, y, scale]) {
      Object.assign(view, { scale, x: view.width / 2 - x * scale, y: view.height / 2 - y * scale });
      if (painted) moved(false);
    },
    screenOf: (node) => ({ x: view.toX(model.x[node]), y: view.toY(model.y[node]), shown: shown.nodes[node] === 1 }),
    isBusy: () => painting !== null,
  };
}

// Nodes by the square of the plane in which they lie; made when something is first pointed at.
function makeGrid(model) {
  const side = 64;
  let cells = null;
  const key = (cx, cy) => cx * 1e6 + cy;
  function build() {
    cells = new Map();
    for (let n = 0; n < model.nodeCount; n++) {
      const at = key(Math.floor(model.x[n] / side), Math.floor(model.y[n] / side));
      if (cells.has(at)) cells.get(at).push(n);
      else cells.set(at, [n]);
    }
  }
  function nearest(x, y, reach, accepts) {
    if (!cells) build();
    let [best, least] = [-1, Infinity];
    for (let cx = Math.floor((x - reach) / side); cx <= Math.floor((x + reach) / side); cx++) {
      for (let cy = Math.floor((y - reach) / side); cy <= Math.floor((y + reach) / side); cy++) {
        for (const n of cells.get(key(cx, cy)) || []) {
          const distance = Math.hypot(model.x[n] - x, model.y[n] - y);
          if (distance < least && accepts(n, distance)) [best, least] = [n, distance];
        }
      }
    }
    return best;
  }
  return { nearest };
}
