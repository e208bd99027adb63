// Puts the page together and keeps it up to date.
function chooseTheme(name) {
  document.documentElement.dataset.theme = name;
  const button = document.getElementById('theme');
  button.textContent = name === 'dark' ? 'Light' : 'Dark';
  button.setAttribute('aria-label', 'Switch to ' + button.textContent.toLowerCase());
}

function remember(value) {
  try { if (value) localStorage.setItem('tailrace-theme', value); return localStorage.getItem('tailrace-theme'); } catch (denied) { return value || null; }
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
chooseTheme(remember() || (prefersDark.matches ? 'dark' : 'light'));

function select(label, id, onChange, wide = false) {
  const made = el('select', {id, on: {change: () => onChange(made.value)}});
  return {label: el('label', {class: wide ? 'wide' : ''}, label, made), made};
}

function fillSelect(made, options, value) {
  made.replaceChildren(...options.map(option => el('option', {value: option.key}, option.text)));
  if (options.some(option => option.key === value)) made.value = value;
  made.disabled = options.length === 0;
}

const matches = (text, search) => search.toLowerCase().split(/\s+/).every(word => text.toLowerCase().includes(word));

function build() {
  state.listeners = [];
  document.getElementById('title').textContent = state.data.title;
  document.getElementById('who').replaceChildren(...whoLines());
  const main = document.getElementById('main');
  const leftOut = state.data.journals.flatMap(journal => journal.leftOut.map(text => (isPair() ? journal.name + ': ' : '') + text));
  main.replaceChildren(...tiles(), ...(leftOut.length > 0 ? [el('p', {class: 'note', id: 'left-out'}, 'Not on this page: ' + leftOut.join('. ') + '.')] : []));
  if (state.length === 0) {
    main.append(el('p', {class: 'empty', id: 'nothing'}, 'There is nothing in this range of the journal: no snapshot and no sign of life. tailrace audit tells what the journal holds.'));
    return;
  }
  const hasHistograms = state.data.journals.some(journal => journal.histograms.length > 0);
  if (isPair()) main.append(el('section', {class: 'grid'}, el('div', {class: 'card', id: 'differences'}, el('h2', {}, 'Significant differences'), el('p', {class: 'note'}, 'Of each histogram all series together, as tailrace compare judges them: confidence intervals that do not overlap, moved by more than a tenth; over the whole of both journals. Less is better.'), differenceTable())));
  main.append(controls());
  const grid = el('div', {class: 'grid', id: 'charts'});
  main.append(grid);
  const updates = [];
  const half = isPair() ? 'half' : '';
  const perJournal = (id, title, note, height, spec, before = () => undefined) => {
    const charts = state.data.journals.map((journal, i) => makeChart(grid, {id: id + i, title: title + (isPair() ? (i === 0 ? ', base' : ', new') : ''), note, size: half, height}));
    updates.push(() => { const shared = before(); charts.forEach((chart, i) => chart.update(spec(state.data.journals[i], shared))); });
  };
  if (hasHistograms) {
    const percentiles = makeChart(grid, {id: 'distribution', title: 'Percentiles', note: 'Every nine has the same room: 1 / (1 − p) on a logarithmic axis. Exact, from merged histograms of the range.', size: 'most', height: 330, brush: false});
    const numbers = el('div', {class: 'card least'}, el('h2', {}, 'In the range'), el('div', {id: 'numbers'}));
    grid.append(numbers);
    updates.push(() => percentiles.update(distribution()), () => numbers.lastChild.replaceChildren(quantileTable()));
    perJournal('latency', 'Quantiles over time', 'Of each column of time by itself. Drag to choose a range, double click for all of it.', 280, overTime);
    perJournal('heat', 'Heat map', 'How many samples lie where.', 300, heat, heatRange);
  } else {
    grid.append(el('div', {class: 'card'}, el('h2', {}, 'Percentiles'), el('p', {class: 'empty', id: 'no-histograms'}, 'There is no histogram in this range: only counters and gauges, which are below.')));
  }
  perJournal('throughput', 'Throughput and refusals', 'Samples of all channels; refused are those for which a ring had no room or a limit no token.', 200, throughput);
  if (state.data.journals.some(journal => pausesOf(journal).length > 0)) perJournal('pauses', 'Hiccups and pauses', 'The longest of each column: what the JVM and the machine did to all threads.', 200, pauses);
  perJournal('occupancy', 'Ring occupancy', '', 160, occupancy);
  state.data.journals.forEach((journal, i) => {
    const timeline = makeTimeline(grid, journal, {id: 'events' + i, title: 'Events' + (isPair() ? (i === 0 ? ', base' : ', new') : ''), size: half});
    updates.push(timeline.draw);
  });
  if (state.data.journals.some(journal => journal.scalars.length > 0)) {
    const scalars = new Map(state.data.journals.flatMap(journal => journal.scalars.map(series => [key(series), {key: key(series), text: seriesName(series), series}])));
    const options = [...scalars.values()];
    if (!scalars.has(state.scalar)) state.scalar = options[0].key;
    const chosenScalar = select('Counter or gauge', 'scalar', value => choose({scalar: value}), true);
    fillSelect(chosenScalar.made, options, state.scalar);
    grid.append(el('div', {class: 'card controls-in'}, chosenScalar.label));
    perJournal('scalar', 'Counter or gauge', '', 180, scalar);
  }
  const all = el('details', {class: 'card', id: 'all', on: {toggle: () => fillAll()}}, el('summary', {}, 'All histograms in the range'), el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'All histograms'}));
  const fillAll = () => { if (all.open) all.lastChild.replaceChildren(histogramTable()); };
  if (hasHistograms) { grid.append(all); updates.push(fillAll); }
  state.data.journals.forEach((journal, i) => grid.append(el('details', {class: 'card'}, el('summary', {}, 'Epochs' + (isPair() ? (i === 0 ? ' of base' : ' of new') : '')), el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Epochs'}, epochTable(journal)))));
  state.listeners.push(...updates);
  state.listeners.forEach(update => update());
}

function controls() {
  const metric = select('Histogram', 'metric', value => choose({metric: value}), true);
  const search = el('input', {type: 'search', id: 'search', placeholder: 'name or label', size: '14', on: {input: () => fill()}});
  const fill = () => {
    const found = choices().filter(choice => matches(choice.text, search.value));
    fillSelect(metric.made, found, state.metric);
    if (found.length > 0 && !found.some(choice => choice.key === state.metric)) choose({metric: metric.made.value});
  };
  fill();
  const from = el('input', {type: 'range', id: 'from', min: 0, max: state.length - 1, value: state.from, on: {input: () => choose({from: Math.min(Number(from.value), state.to - 1)})}});
  const to = el('input', {type: 'range', id: 'to', min: 1, max: state.length, value: state.to, on: {input: () => choose({to: Math.max(Number(to.value), state.from + 1)})}});
  const text = el('output', {id: 'range', for: 'from to'});
  const whole = el('button', {type: 'button', id: 'whole', on: {click: () => choose({from: 0, to: state.length})}}, 'Whole range');
  state.listeners.push(() => {
    from.value = state.from;
    to.value = state.to;
    from.setAttribute('aria-valuetext', rangeText().split(' to ')[0]);
    to.setAttribute('aria-valuetext', rangeText().split(' to ')[1]);
    text.textContent = rangeText();
    whole.disabled = isWhole();
    if (metric.made.value !== state.metric) { search.value = ''; fill(); metric.made.value = state.metric; }
  });
  return el('div', {class: 'controls'}, metric.label, el('label', {}, 'Search', search), el('label', {}, 'From', from), el('label', {}, 'To', to), el('label', {}, 'Range', text), whole);
}

const redraw = () => state.listeners.forEach(update => update());

document.getElementById('theme').addEventListener('click', () => {
  const name = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  remember(name);
  chooseTheme(name);
  redraw();
});
prefersDark.addEventListener('change', () => { if (!remember()) { chooseTheme(prefersDark.matches ? 'dark' : 'light'); redraw(); } });
let beforePrint = null;
addEventListener('beforeprint', () => { beforePrint = document.documentElement.dataset.theme; chooseTheme('light'); redraw(); });
addEventListener('afterprint', () => { chooseTheme(beforePrint); redraw(); });

function show(data) {
  const focused = document.activeElement && document.activeElement.id, scroll = scrollY, open = [...document.querySelectorAll('details[open]')].map(found => found.parentElement.id || found.id);
  take(data);
  build();
  for (const found of document.querySelectorAll('details')) if (open.includes(found.parentElement.id || found.id)) found.open = true;
  if (focused && document.getElementById(focused)) document.getElementById(focused).focus({preventScroll: true});
  scrollTo(0, scroll);
  document.documentElement.dataset.shown = String(Number(document.documentElement.dataset.shown || 0) + 1);
  // The frame behind the one that has all charts: what a person waited for, to be found in the browser's own tools.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('tailrace-shown')));
}

const POLL_MS = 2000;

function poll(tag) {
  const told = document.getElementById('live');
  fetch('data.json', {cache: 'no-store', headers: tag ? {'If-None-Match': tag} : {}}).then(answer => {
    if (answer.status === 304) return tag;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json().then(data => { show(data); return answer.headers.get('ETag'); });
  }).then(next => {
    told.textContent = 'live';
    setTimeout(() => poll(next), POLL_MS);
  }, () => {
    told.textContent = 'tailrace serve has ended; this is the last that it told';
    setTimeout(() => poll(tag), 2 * POLL_MS);
  });
}

const given = JSON.parse(document.getElementById('data').textContent);
if (given) show(given); else poll(null);
