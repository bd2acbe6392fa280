// Where the plane of the network lies under the window: scale and shift.

function makeView() {
  const view = { scale: 1, x: 0, y: 0, width: 1, height: 1 };
  view.toX = (x) => x * view.scale + view.x;
  view.toY = (y) => y * view.scale + view.y;
  view.zoomAt = (x, y, factor) => {
    const scale = Math.max(0.004, Math.min(6, view.scale * factor));
    const real = scale / view.scale;
    view.x = x - (x - view.x) * real;
    view.y = y - (y - view.y) * real;
    view.scale = scale;
  };
  view.copy = () => ({ scale: view.scale, x: view.x, y: view.y });
  return view;
}

// The view that shows all nodes of a mask, with room for labels and for the ruler below.
function fitting(model, mask, width, height) {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let n = 0; n < model.nodeCount; n++) {
    if (!mask[n]) continue;
    x0 = Math.min(x0, model.x[n]);
    x1 = Math.max(x1, model.x[n]);
    y0 = Math.min(y0, model.y[n]);
    y1 = Math.max(y1, model.y[n]);
  }
  if (x0 > x1) return { scale: 1, x: width / 2, y: height / 2 };
  const [side, top, bottom] = [Math.min(70, width * 0.12), 42, 56];
  const scale = Math.min((width - 2 * side) / Math.max(1, x1 - x0), (height - top - bottom) / Math.max(1, y1 - y0), 1.5);
  return { scale, x: width / 2 - (scale * (x0 + x1)) / 2, y: top + (height - top - bottom) / 2 - (scale * (y0 + y1)) / 2 };
}

// Up and down has no measure of its own, so the drawing takes the shape of the window it opens in.
function stretch(model, element) {
  const box = element.getBoundingClientRect();
  const extent = (values) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) { low = Math.min(low, value); high = Math.max(high, value); }
    return [low, high];
  };
  const [[x0, x1], [y0, y1]] = [extent(model.x), extent(model.y)];
  if (!(x1 > x0) || !(y1 > y0) || !box.width || !box.height) return;
  const wanted = ((x1 - x0) * Math.max(0.3, (box.height - 98) / Math.max(1, box.width - 2 * Math.min(70, box.width * 0.12)))) / (y1 - y0);
  const factor = Math.max(0.75, Math.min(3, wanted));
  for (let n = 0; n < model.nodeCount; n++) model.y[n] *= factor;
}

// Nodes shrink slower than distances do, so that a large network is dots and a small one figures.
const radiusFactor = (scale) => Math.max(0.3, Math.min(1.3, Math.sqrt(scale)));
