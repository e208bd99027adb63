// What is on the page and what of it is chosen.
const state = {data: null, from: 0, to: 0, length: 0, metric: null, scalar: null, listeners: []};

const isPair = () => state.data.journals.length > 1;
const sideName = i => i === 0 ? 'base' : 'new';
const columnMs = () => state.data.journals[0].columnMs;
// Two journals are laid over each other by the time since each began.
const startMs = journal => isPair() ? 0 : journal.startMs;
const isWhole = () => state.from === 0 && state.to === state.length;
const key = series => JSON.stringify([series.name, series.version, series.labels, series.u, series.h]);
const groupKey = series => JSON.stringify([series.name, series.version, series.u, series.h]);

// Choices of histograms: each series, and all of a metric together where there are several.
function choices() {
  const groups = new Map();
  for (const journal of state.data.journals) {
    for (const series of journal.histograms) {
      const group = groups.get(groupKey(series)) || groups.set(groupKey(series), {series, keys: new Map(), samples: 0}).get(groupKey(series));
      group.keys.set(key(series), series);
      group.samples += series.samples;
    }
  }
  const found = [];
  for (const [all, group] of groups) {
    if (group.keys.size > 1) {
      found.push({key: 'all ' + all, text: group.series.name + ' (all ' + group.keys.size + ' series)', series: group.series, samples: group.samples});
    }
    for (const [one, series] of group.keys) found.push({key: one, text: seriesName(series), series, samples: series.samples});
  }
  return found;
}

// The series of a journal that a choice stands for.
function chosen(journal, choice = state.metric) {
  if (!choice) return [];
  return journal.histograms.filter(series => choice.startsWith('all ') ? 'all ' + groupKey(series) === choice : key(series) === choice);
}

function pausesOf(journal) {
  return state.data.pauses
      .map(name => ({name, list: journal.histograms.filter(series => series.own && series.name === name)}))
      .filter(({list}) => list.length > 0);
}

const pauseName = name => name.replace(/^tailrace_jvm_/, '').replace(/_seconds$/, '').replace(/_/g, ' ').replace('gc', 'GC');

function take(data) {
  const before = state.data && {whole: isWhole(), from: state.data.journals[0].startMs + state.from * columnMs(), to: state.data.journals[0].startMs + state.to * columnMs()};
  state.data = data;
  state.length = Math.max(...data.journals.map(journal => journal.length));
  if (!before || before.whole) {
    state.from = 0;
    state.to = state.length;
  } else {
    const column = ms => Math.round((ms - data.journals[0].startMs) / columnMs());
    state.from = Math.max(0, Math.min(column(before.from), state.length - 1));
    state.to = Math.max(state.from + 1, Math.min(column(before.to), state.length));
  }
  const known = choices();
  if (!known.some(choice => choice.key === state.metric)) {
    // Of users first, and of these what has the most samples.
    const best = [...known].sort((a, b) => a.series.own - b.series.own || b.samples - a.samples)[0];
    state.metric = best ? best.key : null;
  }
}

function choose(change) {
  Object.assign(state, change);
  state.from = Math.max(0, Math.min(Math.round(state.from), state.length - 1));
  state.to = Math.max(state.from + 1, Math.min(Math.round(state.to), state.length));
  if (state.pending) return;
  state.pending = true;
  requestAnimationFrame(() => { state.pending = false; for (const listener of state.listeners) listener(); });
}

const rangeText = () => {
  const step = columnMs(), from = state.from * step, to = state.to * step;
  if (isPair()) return '+' + durationText(from) + ' to +' + durationText(to);
  const start = state.data.journals[0].startMs;
  // The date stands above, if there is only one.
  if (dateText(start) === dateText(start + state.length * step)) return clockText(start + from, step) + ' to ' + clockText(start + to, step) + ' UTC';
  return momentText(start + from, step).replace(' UTC', '') + ' to ' + momentText(start + to, step);
};

const columnText = (journal, c) => {
  const step = columnMs(), from = startMs(journal) + c * step;
  return isPair() ? '+' + durationText(from) + ' to +' + durationText(from + step) : clockText(from, step) + ' to ' + clockText(from + step, step);
};
