// The data block: base64 around zlib around JSON; and the three forms of a column.

// Older browsers have no Uint8Array.fromBase64; atob is the slower way that all of them know.
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function readData(element) {
  const packed = new Blob([bytesOf(element.textContent)]).stream();
  const stream = packed.pipeThrough(new DecompressionStream('deflate'));
  const data = JSON.parse(await new Response(stream).text());
  // The packed text is not needed again, and it is the largest string of the page.
  element.textContent = '';
  return data;
}

// A column is a plain list, {d: differences}, or {n: length, at: differences of rows, v: values}.
function column(packed) {
  if (Array.isArray(packed)) return packed;
  if (packed.d) {
    let sum = 0;
    return packed.d.map((difference) => (sum += difference));
  }
  const values = new Array(packed.n).fill(null);
  let row = 0;
  packed.at.forEach((difference, i) => { values[(row += difference)] = packed.v[i]; });
  return values;
}

// Lists of numbers, as where each starts and all members in a row: of[start[i]] .. of[start[i + 1]].
function lists(packed) {
  const lengths = column(packed.length);
  const start = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) start[i + 1] = start[i] + lengths[i];
  return { start, of: Int32Array.from(column(packed.of)) };
}

function listAt(packed, i) {
  return packed.of.subarray(packed.start[i], packed.start[i + 1]);
}
