// Pointer, wheel and pinch as four things: a pan, a zoom, a tap, a hover.

function gestures(element, { pan, zoom, tap, hover, start, end }) {
  const pointers = new Map();
  let moved = 0;
  let spread = 0;
  const at = (event) => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const centre = () => {
    const [a, b] = [...pointers.values()];
    return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, spread: Math.hypot(a[0] - b[0], a[1] - b[1]) };
  };

  element.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, at(event));
    try { element.setPointerCapture(event.pointerId); } catch { /* a pointer made by a test */ }
    if (pointers.size === 1) {
      moved = 0;
      start?.(...at(event));
    } else spread = centre().spread;
  });
  element.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    const [x, y] = at(event);
    if (!before) {
      if (event.pointerType !== 'touch') hover?.(x, y);
      return;
    }
    if (pointers.size === 1) {
      moved += Math.hypot(x - before[0], y - before[1]);
      if (moved > 4) pan?.(x - before[0], y - before[1], x, y);
      if (moved > 4) pointers.set(event.pointerId, [x, y]);
      return;
    }
    const old = centre();
    pointers.set(event.pointerId, [x, y]);
    const now = centre();
    moved = 99;
    pan?.(now.x - old.x, now.y - old.y, now.x, now.y);
    if (spread > 0 && now.spread > 0) zoom?.(now.x, now.y, now.spread / old.spread);
  });
  const finish = (event) => {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    if (event.type === 'pointerup' && moved <= 4) tap?.(...at(event));
    end?.();
  };
  element.addEventListener('pointerup', finish);
  element.addEventListener('pointercancel', finish);
  element.addEventListener('pointerleave', () => { if (!pointers.size) hover?.(-1e9, -1e9); });
  if (zoom) {
    element.addEventListener('wheel', (event) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        pan?.(-(event.deltaX || event.deltaY) * lines, event.shiftKey ? 0 : -event.deltaY * lines, ...at(event));
        return;
      }
      const [x, y] = at(event);
      zoom(x, y, Math.exp(-event.deltaY * lines * 0.0016));
    }, { passive: false });
  }
}
