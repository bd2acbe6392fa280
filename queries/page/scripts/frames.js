// Frames: what one input asks for, directly and by way of others, is drawn in one frame. The browser
// then lays out, paints and composes once for one answer, and nothing lags a frame behind.

const frames = { next: new Set(), running: null, done: new Set() };

function runFrame() {
  [frames.running, frames.next] = [frames.next, new Set()];
  try {
    // What a callback asks for is put at the end of this very set, unless it has had its turn.
    for (const callback of frames.running) {
      frames.done.add(callback);
      callback();
    }
  } finally {
    frames.running = null;
    frames.done.clear();
  }
}

// Calls at most once a frame.
function eachFrame(callback) {
  return () => {
    if (frames.running && !frames.done.has(callback)) frames.running.add(callback);
    else {
      if (!frames.next.size) requestAnimationFrame(runFrame);
      frames.next.add(callback);
    }
  };
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

// Until nothing is left to draw.
async function drawn(isBusy) {
  while (frames.next.size || isBusy()) await nextFrame();
}
