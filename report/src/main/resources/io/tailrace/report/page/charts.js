// What each chart shows of the chosen range and histogram.
const QUANTILES = [[50, 'p50', 'three', []], [90, 'p90', 'one', []], [99, 'p99', 'four', []], [99.9, 'p99.9', 'two', []], [100, 'max', 'five', [2, 3]]];
const NO_HISTOGRAM = 'No histogram in this range.';

const spread = (journal, values, c) => {
  const dense = new Array(state.to - state.from).fill(null);
  c.forEach((column, i) => { if (column >= state.from && column < state.to) dense[column - state.from] = values[i]; });
  return dense;
};

// Where values are few, or most of them stand alone.
function pointsIfFew(values) {
  const isThere = i => values[i] !== null && values[i] !== undefined;
  const all = values.filter((_, i) => isThere(i)).length, alone = values.filter((_, i) => isThere(i) && !isThere(i - 1) && !isThere(i + 1)).length;
  return {show: all < 60 || alone > all / 2, size: 4};
}

function line(label, name, values, more = {}) {
  const stroke = colour(name);
  return {label, stroke, width: 1.6, points: {...pointsIfFew(values), fill: stroke, stroke}, dash: undefined, gaps: gapsLongerThan(Math.max(1500, 3 * columnMs())), ...more};
}

const unitOf = list => list.length > 0 ? list[0].unit : 'none';

// Where the percentiles of the chosen histogram lie: an axis that gives every nine the same room.
function distribution() {
  const sides = state.data.journals.map(journal => {
    const list = chosen(journal);
    return {list, sum: merged(list, state.from, state.to)};
  });
  const most = Math.max(0, ...sides.map(({sum}) => sum ? sum.total : 0));
  if (most === 0) return {empty: NO_HISTOGRAM};
  const unit = unitOf(sides.find(({list}) => list.length > 0).list);
  const x = [];
  for (let k = 0; 10 ** (k / 20) < most; k++) x.push(10 ** (k / 20));
  x.push(most);
  const percent = at => at >= most ? 100 : (1 - 1 / at) * 100;
  const values = sides.map(({sum}) => x.map(at => sum && (at <= sum.total * 1.000001) ? valueAtPercentile(sum, at >= sum.total ? 100 : percent(at)) : null));
  const name = at => at >= most ? '100 %' : Number(percent(at).toFixed(Math.max(1, Math.ceil(Math.log10(at)) + 1))) + ' %';
  return {
    data: [x, ...values.map(list => list.map(v => v === 0 ? null : v))],
    series: state.data.journals.map((journal, i) => line(isPair() ? sideName(i) : 'value', i === 0 ? 'one' : 'two', values[i], {width: 2, gaps: (u, series, first, last, found) => found, points: {show: false}, dash: i === 0 ? undefined : [7, 4]})),
    legend: isPair() ? undefined : [],
    scales: {x: {time: false, distr: 3, log: 10, range: () => [1, Math.max(10, most)]}, y: logScale()},
    axes: [
      axis({size: 30, splits: () => Array.from({length: Math.ceil(Math.log10(Math.max(10, most))) + 1}, (_, i) => 10 ** i).filter(at => at <= Math.max(10, most) / 1.6), values: (u, splits) => splits.map(at => at === 1 ? '0 %' : Number((100 - 100 / at).toPrecision(12)) + ' %')}),
      valueAxis(unit),
    ],
    tip: i => ({head: name(x[i]), rows: state.data.journals.map((journal, j) => [isPair() ? sideName(j) : 'at or below', valueText(values[j][i], unit)])}),
    table: () => ({head: ['percentile', ...state.data.journals.map((_, i) => isPair() ? sideName(i) : 'at or below')], rows: x.map((at, i) => [name(at), ...values.map(list => valueText(list[i], unit))])}),
  };
}

// Quantiles of each column, and over them what the JVM and the machine did at the same time.
function overTime(journal) {
  const list = chosen(journal), columns = byColumn(list, state.from, state.to);
  if (columns.size === 0) return {empty: NO_HISTOGRAM};
  const unit = unitOf(list), x = middles(journal);
  const lines = QUANTILES.map(([percentile, label, name, dash]) => {
    const values = x.map((_, i) => valueAtPercentile(columns.get(state.from + i) || null, percentile));
    return line(label, name, values, {values, dash: dash.length ? dash : undefined});
  });
  const overlays = unit !== 'time' ? [] : pausesOf(journal).filter(pause => !pause.list.includes(list[0])).slice(0, 2).map((pause, i) => {
    const found = byColumn(pause.list, state.from, state.to);
    const values = x.map((_, at) => found.has(state.from + at) ? found.get(state.from + at).max || null : null);
    const stroke = colour(i === 0 ? 'soft' : 'bad');
    return {label: pauseName(pause.name) + ' (max)', stroke, width: 1, values, paths: () => null, points: {show: true, size: 5, width: 1, stroke, fill: i === 0 ? colour('card') : stroke}};
  });
  const all = [...lines, ...overlays];
  const samples = i => columns.has(state.from + i) ? columns.get(state.from + i).samples : 0;
  return {
    time: true,
    data: [x, ...all.map(({values}) => values.map(v => v === 0 ? null : v))],
    series: all.map(({values, ...series}) => series),
    scales: {x: timeScale(journal), y: logScale()},
    axes: [timeAxis(), valueAxis(unit)],
    tip: i => ({head: columnText(journal, state.from + i), rows: [...all.map(({label, values}) => [label, valueText(values[i], unit)]), ['samples', countText(samples(i))]]}),
    table: () => ({head: ['time', ...all.map(({label}) => label), 'samples'], rows: x.map((_, i) => [columnText(journal, state.from + i), ...all.map(({values}) => valueText(values[i], unit)), countText(samples(i))]).filter((_, i) => samples(i) > 0)}),
  };
}

function throughput(journal) {
  const {c} = journal.flow, covered = spread(journal, journal.flow.covered, c);
  const samples = spread(journal, journal.flow.samples, c), refused = spread(journal, journal.flow.refused, c);
  if (!samples.some(n => n > 0) && !refused.some(n => n > 0)) return {empty: 'No sample was recorded in this range.'};
  const x = middles(journal), rate = list => list.map((n, i) => n === null || !covered[i] ? null : n * 1000 / covered[i]);
  const rates = rate(samples);
  const fill = colour('one') + '77';
  return {
    time: true,
    data: [x, rates, rate(refused).map(n => n || null)],
    series: [
      {label: 'recorded', stroke: colour('one'), fill, width: 0, paths: bars(), points: {show: false}, box: true},
      {label: 'refused', stroke: colour('bad'), fill: colour('bad'), width: 0, paths: bars(), points: {show: false}, box: true},
    ],
    scales: {x: timeScale(journal), y: fromZero()},
    axes: [timeAxis(), axis({size: 70, values: (u, splits) => splits.map(n => rateText(n))})],
    tip: i => ({head: columnText(journal, state.from + i), rows: [['recorded', countText(samples[i])], ['a second', rateText(rates[i])], ['refused', countText(refused[i])]]}),
    table: () => ({head: ['time', 'recorded', 'a second', 'refused'], rows: x.map((_, i) => [columnText(journal, state.from + i), countText(samples[i]), rateText(rates[i]), countText(refused[i])]).filter((_, i) => covered[i])}),
  };
}

function occupancy(journal) {
  const {c} = journal.flow, x = middles(journal);
  const fullest = spread(journal, journal.flow.occupancy, c), lag = spread(journal, journal.flow.lag, c);
  if (!fullest.some(v => v !== null)) return {empty: 'No sign of life in this range: the engine says every half second how full its rings are.'};
  const most = Math.max(...fullest.filter(v => v !== null));
  return {
    time: true, note: 'The fullest ring of all channels, at its highest: ' + percentText(most) + (lag.some(v => v > 0) ? '; the journal was behind by up to ' + durationText(Math.max(...lag)) : '') + '.',
    data: [x, fullest.map(v => v === null ? null : v / 10)],
    series: [line('fullest ring', 'three', fullest, {fill: colour('three') + '33'})],
    legend: [],
    scales: {x: timeScale(journal), y: {range: (u, min, max) => [0, max > 50 ? 100 : Math.max(5, max * 1.2)]}},
    axes: [timeAxis(), axis({size: 70, values: (u, splits) => splits.map(v => significant(v) + ' %')})],
    tip: i => ({head: columnText(journal, state.from + i), rows: [['fullest ring', percentText(fullest[i])], ['journal behind', lag[i] === null ? '–' : durationText(lag[i])]]}),
    table: () => ({head: ['time', 'fullest ring', 'journal behind'], rows: x.map((_, i) => [columnText(journal, state.from + i), percentText(fullest[i]), lag[i] === null ? '–' : durationText(lag[i])]).filter((_, i) => fullest[i] !== null)}),
  };
}

const PAUSE_COLOURS = ['one', 'two', 'three', 'four'];

function pauses(journal) {
  const x = middles(journal);
  const found = pausesOf(journal).map(({name, list}, i) => {
    const columns = byColumn(list, state.from, state.to), at = i;
    const values = x.map((_, c) => columns.has(state.from + c) ? columns.get(state.from + c).max || null : null);
    return {label: pauseName(name), values, columns, series: line(pauseName(name), PAUSE_COLOURS[at], values, {paths: at === 0 ? undefined : () => null, points: at === 0 ? pointsIfFew(values) : {show: true, size: 5, stroke: colour(PAUSE_COLOURS[at]), fill: colour(PAUSE_COLOURS[at])}})};
  });
  if (!found.some(({values}) => values.some(v => v !== null))) return {empty: 'No hiccups and no pauses in this range: the agent and the probes record them.'};
  const samples = (pause, i) => pause.columns.has(state.from + i) ? pause.columns.get(state.from + i).samples : 0;
  return {
    time: true,
    data: [x, ...found.map(({values}) => values)],
    series: found.map(({series}) => series),
    scales: {x: timeScale(journal), y: logScale()},
    axes: [timeAxis(), valueAxis('time')],
    tip: i => ({head: columnText(journal, state.from + i), rows: found.map(pause => [pause.label + ' (longest of ' + countText(samples(pause, i)) + ')', valueText(pause.values[i], 'time')])}),
    table: () => ({head: ['time', ...found.map(({label}) => label + ', longest')], rows: x.map((_, i) => [columnText(journal, state.from + i), ...found.map(({values}) => valueText(values[i], 'time'))]).filter((_, i) => found.some(({values}) => values[i] !== null))}),
  };
}

function scalar(journal) {
  const series = journal.scalars.find(found => key(found) === state.scalar);
  if (!series) return {empty: journal.scalars.length === 0 ? 'No counter and no gauge in this journal.' : 'This journal has no such series.'};
  const x = middles(journal), values = spread(journal, series.v, series.c), isCounter = series.type === 'counter';
  if (!values.some(v => v !== null)) return {empty: 'It did not change in this range.', note: series.help};
  const shown = values.map(v => v === null ? null : isCounter ? v * 1000 / columnMs() : v);
  const suffix = series.unit === 'time' ? ' s' : '';
  const text = v => v === null ? '–' : series.unit === 'bytes' ? valueText(v, 'bytes') : significant(v) + suffix;
  const stroke = colour('one');
  const rows = i => isCounter ? [['increase', text(values[i])], ['a second', text(shown[i])]] : [['last value', text(values[i])]];
  return {
    time: true, note: series.help, data: [x, shown], legend: [],
    series: [isCounter ? {label: 'a second', stroke, fill: stroke + '77', width: 0, paths: bars(), points: {show: false}} : line('value', 'one', shown, {gaps: () => []})],
    scales: {x: timeScale(journal), y: isCounter ? fromZero() : {range: (u, min, max) => min === max ? [Math.min(0, min), Math.max(1, max * 1.2)] : [Math.min(0, min), max + (max - min) * .08]}},
    axes: [timeAxis(), axis({size: 70, values: (u, splits) => splits.map(v => (series.unit === 'bytes' ? valueText(v, 'bytes') : scaled(v, COUNT_STEPS)) + (isCounter ? '/s' : ''))})],
    tip: i => ({head: columnText(journal, state.from + i), rows: rows(i)}),
    table: () => ({head: ['time', ...rows(0).map(([name]) => name)], rows: x.map((_, i) => [columnText(journal, state.from + i), ...rows(i).map(([, value]) => value)]).filter((_, i) => values[i] !== null)}),
  };
}
