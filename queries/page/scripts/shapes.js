// One shape for each group, so that no colour has to be told from another: people are discs,
// organizations rings, places pins, and each frequent type of event has a figure of its own.

const FIGURES = ['square', 'diamond', 'triangle', 'hexagon', 'plus', 'star', 'pentagon'];
const REST = 'dash';

function shapeOf(group) {
  if (group.facet === 'type') return FIGURES[group.rank] || REST;
  return { person: 'disc', organization: 'ring', place: 'pin' }[group.value] || 'disc';
}

function polygon(path, x, y, r, corners, turn) {
  for (let i = 0; i < corners; i++) {
    const angle = turn + (i * 2 * Math.PI) / corners;
    path[i ? 'lineTo' : 'moveTo'](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  path.closePath();
}

// Adds the outline of a shape to a path: for a context or a Path2D alike.
function trace(path, shape, x, y, r) {
  const up = -Math.PI / 2;
  if (shape === 'square') path.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
  else if (shape === 'diamond') polygon(path, x, y, r * 1.15, 4, up);
  else if (shape === 'triangle') polygon(path, x, y + r * 0.15, r * 1.2, 3, up);
  else if (shape === 'hexagon') polygon(path, x, y, r * 1.05, 6, 0);
  else if (shape === 'pentagon') polygon(path, x, y, r * 1.08, 5, up);
  else if (shape === 'dash') path.rect(x - r, y - r * 0.5, r * 2, r);
  else if (shape === 'plus') {
    const a = r * 0.42;
    const b = r * 1.05;
    const corners = [[-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]];
    corners.forEach(([dx, dy], i) => path[i ? 'lineTo' : 'moveTo'](x + dx, y + dy));
    path.closePath();
  } else if (shape === 'star') {
    for (let i = 0; i < 10; i++) {
      const radius = i % 2 ? r * 0.55 : r * 1.25;
      const angle = up + (i * Math.PI) / 5;
      path[i ? 'lineTo' : 'moveTo'](x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    path.closePath();
  } else if (shape === 'pin') {
    path.moveTo(x, y + r * 1.25);
    path.lineTo(x - r * 0.86, y - r * 0.05);
    path.arc(x, y - r * 0.3, r * 0.9, Math.PI * 0.92, Math.PI * 2.08);
    path.closePath();
  } else {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  }
}

// Fills a shape; a rim in the colour of the ground keeps neighbours apart, a ring gets its hole.
function drawShape(context, shape, x, y, r, colour, ground) {
  context.beginPath();
  trace(context, shape, x, y, r);
  context.fillStyle = colour;
  context.fill();
  if (r < 4) return;
  context.strokeStyle = ground;
  context.lineWidth = 1.25;
  context.stroke();
  if (shape === 'ring' || shape === 'pin') {
    context.beginPath();
    context.arc(x, shape === 'pin' ? y - r * 0.3 : y, r * (shape === 'pin' ? 0.34 : 0.6), 0, 2 * Math.PI);
    if (shape === 'pin') {
      context.fillStyle = ground;
      context.fill();
    } else {
      context.lineWidth = Math.max(1.5, r * 0.18);
      context.stroke();
    }
  }
}

// A shape as a small picture beside a text, for the legend, the list and the panel.
function swatch(shape, colour, size = 14) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  for (const [key, value] of [['viewBox', '0 0 20 20'], ['width', size], ['height', size], ['aria-hidden', 'true'], ['class', 'swatch']]) svg.setAttribute(key, value);
  path.setAttribute('d', outline(shape));
  path.setAttribute('fill', colour);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

// The same outline as the data of an SVG path, recorded from the calls above.
function outline(shape) {
  const parts = [];
  const number = (value) => Math.round(value * 100) / 100;
  const disc = (x, y, r) => parts.push(`M${number(x - r)} ${number(y)}a${number(r)} ${number(r)} 0 1 0 ${number(2 * r)} 0a${number(r)} ${number(r)} 0 1 0 ${number(-2 * r)} 0z`);
  if (shape === 'disc' || shape === 'ring') {
    disc(10, 10, 8);
    if (shape === 'ring') { disc(10, 10, 5.6); disc(10, 10, 4); }
  } else if (shape === 'pin') {
    parts.push('M10 19.5L3.6 10A7.2 7.2 0 1 1 16.4 10z');
    disc(10, 7.2, 2.7);
  } else {
    trace({
      moveTo: (x, y) => parts.push(`M${number(x)} ${number(y)}`),
      lineTo: (x, y) => parts.push(`L${number(x)} ${number(y)}`),
      closePath: () => parts.push('z'),
      rect: (x, y, w, h) => parts.push(`M${number(x)} ${number(y)}h${number(w)}v${number(h)}h${number(-w)}z`),
    }, shape, 10, 10, 8);
  }
  return parts.join('');
}
