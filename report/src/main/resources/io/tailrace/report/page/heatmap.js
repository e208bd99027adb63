// Where the samples of each column lie: darker (in the dark: brighter) is more, on a logarithmic scale of counts and of values.
const HEAT_ROWS = 52;

function heat(journal, range) {
  const list = chosen(journal), columns = byColumn(list, state.from, state.to);
  if (columns.size === 0 || !range) return {empty: NO_HISTOGRAM};
  const unit = unitOf(list), x = middles(journal);
  const cells = new Map();
  for (const [c, histogram] of columns) cells.set(c, cellsOf(histogram, range));
  const marks = [...cells.values()].reduce((sum, counts) => sum + counts.filter(n => n > 0).length, 0);
  const value = (c, percentile) => valueText(valueAtPercentile(columns.get(c) || null, percentile), unit);
  return {
    time: true, marks,
    data: [x, x.map((_, i) => columns.has(state.from + i) ? Math.max(1, columns.get(state.from + i).max) : null)],
    series: [{stroke: 'transparent', points: {show: false}, paths: () => null}],
    scales: {x: timeScale(journal), y: {distr: 3, log: 10, range: () => [range.low, range.high]}},
    axes: [timeAxis(), valueAxis(unit)],
    legend: [el('li', {}, '1', ramp(), countText(range.most) + ' samples')],
    draw: u => paint(u, cells, range, journal),
    tip: i => ({head: columnText(journal, state.from + i), rows: [['samples', countText(columns.has(state.from + i) ? columns.get(state.from + i).samples : 0)], ['p50', value(state.from + i, 50)], ['p99', value(state.from + i, 99)], ['max', value(state.from + i, 100)]]}),
    table: () => heatTable(journal, cells, range, unit),
  };
}

// What all maps of the chosen histogram share: the range of values, and the most counts a cell has.
function heatRange() {
  let low = Infinity, high = 0;
  const all = state.data.journals.map(journal => byColumn(chosen(journal), state.from, state.to));
  for (const columns of all) for (const histogram of columns.values()) {
    if (histogram.total === 0) continue;
    low = Math.min(low, Math.max(1, lowestAt(histogram.indexes[0], histogram)));
    high = Math.max(high, highestAt(histogram.indexes[histogram.indexes.length - 1], histogram));
  }
  if (high === 0) return null;
  low /= 1.1;
  high = Math.max(high * 1.1, low * 4);
  const range = {low, high, ratio: Math.log(high / low) / HEAT_ROWS, most: 1};
  for (const columns of all) for (const histogram of columns.values()) range.most = Math.max(range.most, ...cellsOf(histogram, range));
  return range;
}

function cellsOf(histogram, {low, ratio}) {
  const counts = new Array(HEAT_ROWS).fill(0);
  for (let i = 0; i < histogram.indexes.length; i++) {
    const middle = Math.max(1, (lowestAt(histogram.indexes[i], histogram) + highestAt(histogram.indexes[i], histogram)) / 2);
    counts[Math.max(0, Math.min(HEAT_ROWS - 1, Math.floor(Math.log(middle / low) / ratio)))] += histogram.counts[i];
  }
  return counts;
}

const heatStops = () => ['heat0', 'heat1', 'heat2', 'heat3'].map(name => [1, 3, 5].map(at => parseInt(colour(name).slice(at, at + 2), 16)));

function shade(share, stops) {
  const at = share * (stops.length - 1), i = Math.min(stops.length - 2, Math.floor(at)), part = at - i;
  return 'rgb(' + stops[i].map((from, j) => Math.round(from + (stops[i + 1][j] - from) * part)).join(',') + ')';
}

function ramp() {
  const box = el('span', {class: 'ramp', role: 'img', 'aria-label': 'to'});
  box.style.background = 'linear-gradient(90deg,' + heatStops().map((_, i, all) => shade(i / (all.length - 1), all)).join(',') + ')';
  return box;
}

function paint(u, cells, {low, ratio, most}, journal) {
  const stops = heatStops(), context = u.ctx, begin = startMs(journal), step = columnMs();
  context.save();
  context.beginPath();
  context.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  context.clip();
  const edges = Array.from({length: HEAT_ROWS + 1}, (_, row) => Math.round(u.valToPos(low * Math.exp(row * ratio), 'y', true)));
  for (const [c, counts] of cells) {
    const left = Math.floor(u.valToPos(begin + c * step, 'x', true)), right = Math.max(left + 1, Math.floor(u.valToPos(begin + (c + 1) * step, 'x', true)));
    for (let row = 0; row < HEAT_ROWS; row++) {
      if (counts[row] === 0) continue;
      context.fillStyle = shade(most === 1 ? 1 : .06 + .94 * Math.log(counts[row]) / Math.log(most), stops);
      context.fillRect(left, edges[row + 1], right - left, edges[row] - edges[row + 1]);
    }
  }
  context.restore();
}

// A tenth of the rows and at most some fifty columns, so that it can be read aloud.
function heatTable(journal, cells, {low, ratio}, unit) {
  const every = Math.max(1, Math.ceil((state.to - state.from) / 50)), bands = 10, rowsOfBand = Math.ceil(HEAT_ROWS / bands);
  const edge = band => valueText(low * Math.exp(Math.min(band * rowsOfBand, HEAT_ROWS) * ratio), unit);
  const rows = [];
  for (let from = state.from; from < state.to; from += every) {
    const sums = new Array(bands).fill(0);
    for (let c = from; c < Math.min(from + every, state.to); c++) (cells.get(c) || []).forEach((n, row) => { sums[Math.floor(row / rowsOfBand)] += n; });
    if (sums.some(n => n > 0)) rows.push([columnText(journal, from).split(' to ')[0], ...sums.map(countText)]);
  }
  return {head: ['from', ...Array.from({length: bands}, (_, band) => 'up to ' + edge(band + 1))], rows};
}
