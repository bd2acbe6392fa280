// The three forms of a column in the data, and lists of numbers.

// A column is a plain list; {p: planes of digits}, with d of differences; or {n: length, at:
// differences of rows, v: values}. queries/page/columns.py writes them.
function column(packed) {
  if (Array.isArray(packed)) return packed;
  if (packed.p) return numbers(packed.p, packed.d);
  const values = new Array(packed.n).fill(null);
  const present = column(packed.v);
  let row = 0;
  column(packed.at).forEach((difference, i) => { values[(row += difference)] = present[i]; });
  return values;
}

// Numbers in base 64, one text for each place; the lowest bit is the sign, and 0 is a gap.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const DIGIT = new Uint8Array(128);
for (let i = 0; i < 64; i++) DIGIT[DIGITS.charCodeAt(i)] = i;

function numbers(planes, summed) {
  const values = new Array(planes[0].length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    let code = 0;
    for (let place = planes.length - 1; place >= 0; place--) code = code * 64 + DIGIT[planes[place].charCodeAt(i)];
    if (!code) {
      values[i] = null;
      continue;
    }
    const number = code % 2 ? (code - 1) / 2 : -code / 2;
    values[i] = summed ? (sum += number) : number;
  }
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
