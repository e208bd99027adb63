// Histograms out of the page's data: buckets of columns, added up, and their quantiles by HdrHistogram's rules, so that every number is
// that of `tailrace replay` over the same time.
function decodeColumns(series) {
  if (series.columns) return series.columns;
  const bytes = Uint8Array.from(atob(series.d), c => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const number = () => {
    let value = 0, factor = 1, byte;
    do { byte = bytes[at++]; value += (byte & 127) * factor; factor *= 128; } while (byte & 128);
    return value;
  };
  const columns = [];
  let column = 0;
  while (at < bytes.length) {
    column += number();
    const found = {c: column, samples: number(), corrected: number(), min: number(), max: number(), sum: view.getFloat64(at)};
    at += 8;
    const size = number();
    found.indexes = new Int32Array(size);
    found.counts = new Float64Array(size);
    for (let i = 0, index = 0; i < size; i++) {
      index += number();
      found.indexes[i] = index;
      found.counts[i] = number();
    }
    columns.push(found);
  }
  return series.columns = columns;
}

// What some series have in columns from (inclusive) to (exclusive), or null.
function merged(list, from, to) {
  const parts = [];
  for (const series of list) for (const column of decodeColumns(series)) if (column.c >= from && column.c < to) parts.push(column);
  return parts.length === 0 ? null : addUp(parts, list[0]);
}

function addUp(parts, layout) {
  const sum = {samples: 0, corrected: 0, min: Infinity, max: 0, sum: 0, total: 0, u: layout.u, h: layout.h};
  let length = 0;
  for (const part of parts) length = Math.max(length, part.indexes.length ? part.indexes[part.indexes.length - 1] + 1 : 0);
  const dense = parts.length === 1 ? null : new Float64Array(length);
  for (const part of parts) {
    sum.samples += part.samples;
    sum.corrected += part.corrected;
    sum.sum += part.sum;
    if (part.samples > 0) { sum.min = Math.min(sum.min, part.min); sum.max = Math.max(sum.max, part.max); }
    if (dense) for (let i = 0; i < part.indexes.length; i++) dense[part.indexes[i]] += part.counts[i];
  }
  if (sum.min === Infinity) sum.min = 0;
  if (dense) {
    const indexes = [];
    for (let i = 0; i < length; i++) if (dense[i] > 0) indexes.push(i);
    sum.indexes = Int32Array.from(indexes);
    sum.counts = Float64Array.from(indexes, i => dense[i]);
  } else {
    sum.indexes = parts[0].indexes;
    sum.counts = parts[0].counts;
  }
  for (const count of sum.counts) sum.total += count;
  return sum;
}

function lowestAt(index, {u, h}) {
  const half = 2 ** h, octave = Math.floor(index / half);
  return octave === 0 ? index * 2 ** u : (index % half + half) * 2 ** (octave - 1 + u);
}

function highestAt(index, layout) {
  const octave = Math.max(Math.floor(index / 2 ** layout.h), 1);
  return lowestAt(index, layout) + 2 ** (octave - 1 + layout.u) - 1;
}

const FLOAT = new DataView(new ArrayBuffer(8));

// The next double below a positive one.
function below(value) {
  if (value <= 0) return 0;
  FLOAT.setFloat64(0, value);
  FLOAT.setBigInt64(0, FLOAT.getBigInt64(0) - 1n);
  return FLOAT.getFloat64(0);
}

// The value that a percentage of all counts is at or below, as a replay has it: between the lowest and the highest sample.
function valueAtPercentile(histogram, percentile) {
  if (!histogram || histogram.total === 0) return null;
  const rank = Math.max(Math.ceil(Math.min(below(percentile), 100) * histogram.total / 100), 1);
  let passed = 0, value = 0;
  for (let i = 0; i < histogram.indexes.length; i++) {
    passed += histogram.counts[i];
    if (passed >= rank) { value = highestAt(histogram.indexes[i], histogram); break; }
  }
  return Math.max(histogram.corrected === 0 ? histogram.min : 0, Math.min(value, histogram.max));
}

// One histogram a column that is not empty: by column.
function byColumn(list, from, to) {
  const parts = new Map();
  for (const series of list) {
    for (const column of decodeColumns(series)) {
      if (column.c < from || column.c >= to) continue;
      if (parts.has(column.c)) parts.get(column.c).push(column); else parts.set(column.c, [column]);
    }
  }
  const found = new Map();
  for (const [c, columns] of parts) found.set(c, addUp(columns, list[0]));
  return found;
}
