// What lies above the picture of the network and never moves with it: the selection, the node that
// is pointed at, and the ruler. It is drawn anew at every step; the picture below only fades.

function makeOverlay(element, model, theme, scene) {
  const axis = makeAxis(model);
  const canvas = make('canvas', { class: 'layer over', 'aria-hidden': 'true' });
  element.append(canvas);
  let [width, height, density] = [1, 1, 1];

  return {
    resize(newWidth, newHeight) {
      [width, height, density] = [newWidth, newHeight, Math.min(2, window.devicePixelRatio || 1)];
      sizeCanvas(canvas, width, height, density);
    },
    draw(view, shown, { lit, selected, hovered }) {
      const context = canvas.getContext('2d');
      context.setTransform(density, 0, 0, density, 0, 0);
      context.clearRect(0, 0, width, height);
      if (lit) scene.paintLit(context, theme, view, lit, selected, { x0: 0, y0: 0, x1: width, y1: height - 20 });
      else if (selected >= 0 && shown.nodes[selected]) scene.paintRing(context, theme, view, selected);
      if (hovered >= 0) scene.paintRing(context, theme, view, hovered);
      axis.draw(context, theme, width, height, view.toX);
    },
    // How much of the picture below is left to see.
    below: (lit) => (lit ? (theme.dark ? '0.2' : '0.14') : '1'),
  };
}
