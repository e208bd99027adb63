// One chart: a figure with caption, plot, legend, hover, keyboard and its table.
const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const FONT = '12px "Inter", system-ui, "Segoe UI", Arial, sans-serif';

function makeChart(parent, {id, title, note = '', size = '', height = 240, brush = true}) {
  const plot = el('div', {class: 'plot', tabindex: '0', role: 'group', 'aria-roledescription': 'chart', 'aria-label': title + '. Arrow keys move through it; the table below has the same values.'});
  const tip = el('div', {class: 'tip'});
  tip.hidden = true;
  const legend = el('ul', {class: 'legend'});
  const table = el('details', {}, el('summary', {}, 'Table: ' + title), el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table: ' + title}));
  const noteLine = el('p', {class: 'note'}, note);
  const empty = el('p', {class: 'empty'});
  const figure = el('figure', {id, class: size}, el('figcaption', {}, el('h2', {}, title), noteLine), plot, empty, legend, table);
  parent.append(figure);
  const chart = {figure, plot, uplot: null, spec: null, at: null, hovered: false};

  const show = (index, left, say) => {
    const spec = chart.spec;
    if (!spec || index === null || index === undefined || index < 0) { tip.hidden = true; return; }
    const {head, rows} = spec.tip(index);
    tip.replaceChildren(el('p', {}, head), el('table', {role: 'presentation'}, rows.map(([name, value]) => el('tr', {}, el('td', {}, name), el('td', {}, value)))));
    tip.hidden = false;
    tip.dataset.index = index;
    const width = tip.offsetWidth, room = plot.clientWidth;
    tip.style.left = Math.max(0, left + 18 + width > room ? left - width - 14 : left + 18) + 'px';
    tip.style.top = '18px';
    if (say) document.getElementById('said').textContent = head + ': ' + rows.map(row => row.join(' ')).join(', ');
  };

  plot.addEventListener('mouseenter', () => { chart.hovered = true; });
  plot.addEventListener('mouseleave', () => { chart.hovered = false; tip.hidden = true; });
  plot.addEventListener('blur', () => { tip.hidden = true; });
  plot.addEventListener('keydown', event => {
    const spec = chart.spec;
    if (!spec || !chart.uplot) return;
    const last = spec.data[0].length - 1, big = Math.max(1, Math.round(last / 20));
    const moves = {ArrowLeft: -1, ArrowRight: 1, PageUp: -big, PageDown: big, Home: -Infinity, End: Infinity};
    if (event.key === 'Escape') { tip.hidden = true; return; }
    if (!(event.key in moves)) return;
    event.preventDefault();
    const from = chart.at === null || chart.at > last ? (moves[event.key] > 0 ? -1 : last + 1) : chart.at;
    let next = Math.max(0, Math.min(last, from + moves[event.key]));
    const step = moves[event.key] > 0 ? 1 : -1;
    while (next > 0 && next < last && spec.data.slice(1).every(values => values[next] === null || values[next] === undefined)) next += step;
    chart.at = next;
    const left = chart.uplot.valToPos(spec.data[0][next], 'x');
    chart.uplot.setCursor({left, top: -10}, false);
    show(next, left + chart.uplot.bbox.left / devicePixelRatio, true);
  });
  table.addEventListener('toggle', () => { if (table.open) fill(); });

  const fill = () => {
    const body = table.lastChild;
    body.replaceChildren(chart.spec ? tableOf(chart.spec.table()) : el('p', {}, 'No values.'));
  };

  // spec: {data, series, scales, axes, tip, table, draw, legend} or {empty: text}.
  chart.update = spec => {
    if (chart.uplot) { chart.uplot.destroy(); chart.uplot = null; }
    tip.hidden = true;
    const nothing = Boolean(spec.empty);
    if (spec.note !== undefined) noteLine.textContent = spec.note;
    plot.hidden = table.hidden = nothing;
    empty.hidden = !nothing;
    empty.textContent = spec.empty || '';
    chart.spec = nothing ? null : spec;
    figure.dataset.marks = nothing ? 0 : spec.marks ?? spec.data.slice(1).reduce((sum, values) => sum + values.filter(v => v !== null && v !== undefined).length, 0);
    if (nothing) { legend.hidden = true; return; }
    legend.replaceChildren(...(spec.legend || spec.series.filter(series => series.label).map(legendItem)));
    const isTime = Boolean(spec.time);
    legend.hidden = legend.childElementCount === 0;
    chart.uplot = new uPlot({
      width: Math.max(200, plot.clientWidth), height, ms: 1, legend: {show: false}, padding: [10, 26, 0, 0],
      cursor: {
        y: false, points: {show: !spec.draw, size: 7},
        drag: {x: brush && isTime, y: false, setScale: false},
        sync: isTime ? {key: 'time', setSeries: false} : undefined,
      },
      scales: spec.scales, axes: spec.axes, series: [{}, ...spec.series],
      hooks: {
        draw: spec.draw ? [spec.draw] : [],
        setCursor: [u => { if (chart.hovered) { chart.at = u.cursor.idx; show(u.cursor.idx, u.cursor.left + u.bbox.left / devicePixelRatio, false); } }],
        setSelect: [u => {
          if (u.select.width < 3) return;
          const start = startMs(state.data.journals[0]), value = left => (u.posToVal(left, 'x') - start) / columnMs();
          const from = Math.floor(value(u.select.left)), to = Math.ceil(value(u.select.left + u.select.width));
          u.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
          choose({from, to});
        }],
      },
    }, spec.data, plot);
    plot.append(tip);
    if (isTime) chart.uplot.over.addEventListener('dblclick', () => choose({from: 0, to: state.length}));
    if (spec.mark) spec.mark(chart.uplot);
    if (table.open) fill();
  };
  new ResizeObserver(() => { if (chart.uplot && plot.clientWidth > 0 && chart.uplot.width !== plot.clientWidth) chart.uplot.setSize({width: plot.clientWidth, height}); }).observe(plot);
  return chart;
}

function legendItem(series) {
  const mark = el('span', {class: 'mark' + (series.dash ? ' dash' : '') + (series.box ? ' box' : '')});
  mark.style.borderColor = series.box ? series.fill : series.stroke;
  return el('li', {}, mark, series.label);
}

const MOST_ROWS = 800;

function tableOf({head, rows}) {
  const numeric = head.map((_, i) => i > 0);
  const shown = rows.slice(0, MOST_ROWS);
  const made = el('table', {}, el('thead', {}, el('tr', {}, head.map((text, i) => el('th', {scope: 'col', class: numeric[i] ? 'n' : ''}, text)))),
      el('tbody', {}, shown.map(row => el('tr', {}, row.map((value, i) => el('td', {class: numeric[i] ? 'n' : ''}, value))))));
  if (rows.length > shown.length) made.append(el('caption', {}, 'The first ' + shown.length + ' of ' + rows.length + ' rows.'));
  return made;
}

const axis = more => ({stroke: colour('soft'), font: FONT, grid: {stroke: colour('grid'), width: 1}, ticks: {stroke: colour('line'), width: 1, size: 4}, ...more});

const STEPS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 108e5, 216e5, 432e5, 864e5, 1728e5, 6048e5, 2592e6, 7776e6, 31536e6];

// The axis of time that all charts share, in UTC or since the beginning.
function timeAxis() {
  return axis({
    incrs: STEPS_MS, space: 80, size: isPair() ? 30 : 46,
    values: (u, splits, _, __, step) => splits.map((ms, i) => {
      if (isPair()) return '+' + durationText(ms);
      const day = i === 0 || dateText(ms) !== dateText(splits[i - 1]);
      return step >= 864e5 ? dateText(ms) : clockText(ms, step) + (day ? '\n' + dateText(ms) : '');
    }),
  });
}

const timeScale = journal => ({time: false, range: () => [startMs(journal) + state.from * columnMs(), startMs(journal) + state.to * columnMs()]});

const middles = journal => Array.from({length: state.to - state.from}, (_, i) => startMs(journal) + (state.from + i + .5) * columnMs());

const logScale = () => ({distr: 3, log: 10, range: (u, min, max) => min > 0 && max > 0 ? [min / 1.3, max * 1.3] : [1, 10]});
// Ticks of a logarithmic axis: powers of ten, and between them where there are few.
function logSplits(u, axisIndex, min, max) {
  const found = [], narrow = max / min < 150;
  for (let power = 10 ** Math.floor(Math.log10(min)); power <= max; power *= 10) {
    for (const times of narrow ? [1, 2, 5] : [1]) if (power * times >= min && power * times <= max) found.push(power * times);
  }
  return found;
}
const valueAxis = unit => axis({size: 70, splits: logSplits, values: (u, splits) => splits.map(v => valueText(v, unit))});

// Only where nothing was told for longer than that is a line broken.
const gapsLongerThan = ms => (u, series, first, last, gaps) => {
  const scale = u.scales.x, bound = ms * u.bbox.width / (scale.max - scale.min);
  return gaps.filter(([from, to]) => to - from > bound);
};

const fromZero = () => ({range: (u, min, max) => [0, max > 0 ? max * 1.08 : 1]});
const bars = () => uPlot.paths.bars({size: [1, Infinity], gap: 0});
