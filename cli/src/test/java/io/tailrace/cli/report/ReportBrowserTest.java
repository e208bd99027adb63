package io.tailrace.cli.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page in a real browser. One session for all; screenshots are kept in the folder of the build. */
class ReportBrowserTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("tailrace.build", "target"), "screenshots");
    private static final String TAB = "\uE004";
    private static final String RIGHT = "\uE014";
    private static final String HOME = "\uE011";
    private static final Pattern SERVING = Pattern.compile("serving (http://127\\.0\\.0\\.1:\\d+/)");
    private static final int WIDTH = 1_400;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private static final int OPENINGS = 3;
    private static final int MOST_MARKS = 30_000;
    private static final int MOST_ELEMENTS = 5_000;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path journal;
    private static Path slower;
    private static Path hostile;
    private static Path report;

    @BeforeAll
    static void open() throws IOException {
        if (!Browser.isThere()) {
            System.err.println("SKIPPED: no browser: install the Debian packages chromium and chromium-driver");
        }
        Assumptions.assumeTrue(Browser.isThere(), "no chromium and chromedriver");
        journal = folder.resolve("orders");
        slower = folder.resolve("slower");
        hostile = folder.resolve("hostile");
        new ReportJournal(1).write(journal);
        new ReportJournal(2).slowerPuts(1.6).write(slower);
        new ReportJournal(3).text(ReportJournal.HOSTILE).seconds(10).write(hostile);
        report = write("report.html", journal.toString());
        browser = Browser.start(folder.resolve("profile"));
        browser.size(WIDTH, 2_600);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldDrawEveryChartWithoutANetworkAndWithoutAnError() throws IOException {
        show(report);

        assertEquals(List.of(), browser.console());
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
                        .toList());
        final JsonNode figures =
                browser.run("return [...document.querySelectorAll('figure')].map(figure => ({id: figure.id,"
                        + " marks: Number(figure.dataset.marks), painted: [...figure.querySelectorAll('canvas')].map(canvas =>"
                        + " new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
                        + ".data.buffer)).size)}))");
        assertTrue(figures.size() >= 8, figures::toString);
        figures.valueStream().forEach(figure -> {
            assertTrue(figure.get("marks").asInt() > 0, figure::toString);
            figure.get("painted").valueStream().forEach(colours -> assertTrue(colours.asInt() > 3, figure::toString));
        });
        browser.screenshot(SCREENSHOTS.resolve("report-light.png"));
    }

    @Test
    void shouldShowUnderTheMouseWhatAReplayWrites() {
        show(report);
        choose("op=\"get\"");
        final long columnMs = browser.run("return columnMs()").asLong();
        final Map<Long, String[]> rows =
                replay(columnMs, "--label", "op=get", "--metric", ReportJournal.METRIC, "--interval", columnMs + "ms");
        final double plotWidth = browser.run("return document.querySelector('#latency0 .u-over').clientWidth")
                .asDouble();
        final JsonNode columns = browser.run(
                "const journal = state.data.journals[0]; return [...byColumn(chosen(journal), 0, state.length).keys()]"
                        + ".map(c => [c, journal.startMs / columnMs() + c])");
        assertEquals(ReportJournal.SECONDS, rows.size());
        assertEquals(rows.size(), columns.size());
        for (final int index : new int[] {2, 30, 58}) {
            final double column = columns.get(index).get(0).asDouble() + 0.5;
            browser.hover(
                    "#latency0 .u-over",
                    plotWidth * column / browser.run("return state.length").asDouble(),
                    40);
            final String[] row = rows.get(columns.get(index).get(1).asLong());
            assertEquals(
                    "p50" + ShownValue.ofSeconds(row[8]) + "p90" + ShownValue.ofSeconds(row[9]) + "p99"
                            + ShownValue.ofSeconds(row[10]) + "p99.9" + ShownValue.ofSeconds(row[11]) + "max"
                            + ShownValue.ofSeconds(row[12]),
                    browser.text("#latency0 .tip table").replaceFirst("hiccup.*", ""));
            assertTrue(browser.text("#latency0 .tip table").endsWith("samples" + row[5]));
        }
    }

    @Test
    void shouldHaveTheExactQuantilesOfTheRangeThatIsChosen() {
        show(report);
        choose("op=\"put\"");
        assertQuantiles(replay(DAY_MS, "--label", "op=put", "--metric", ReportJournal.METRIC, "--interval", "24h"));
        final String whole = browser.text("#range");

        browser.run("document.getElementById('from').focus()");
        browser.press(HOME, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
        browser.await("return document.getElementById('range').textContent !== '" + whole + "'");
        frames();

        final long fromMs = browser.run("return state.data.journals[0].startMs + state.from * columnMs()")
                .asLong();
        assertQuantiles(replay(
                DAY_MS,
                "--label",
                "op=put",
                "--metric",
                ReportJournal.METRIC,
                "--interval",
                "24h",
                "--from",
                fromMs / 1_000 + "." + String.format(Locale.ROOT, "%03d", fromMs % 1_000)));
    }

    @Test
    void shouldLetTheKeyboardReachEverything() {
        show(report);
        final int all = browser.run(
                        "return [...document.querySelectorAll('a, button, select, input, summary, [tabindex=\"0\"]')]"
                                + ".filter(found => found.checkVisibility() && !found.disabled).length")
                .asInt();
        final Set<String> reached = new HashSet<>();
        browser.run("document.activeElement.blur(); window.reached = new Set();"
                + "document.addEventListener('focusin', event => window.reached.add(event.target))");
        for (int i = 0; i < all + 4; i++) {
            browser.press(TAB);
        }
        browser.run("return [...window.reached].map(found => found.closest('figure')?.id ?? found.id)")
                .valueStream()
                .forEach(id -> reached.add(id.asString()));

        assertEquals(all, browser.run("return window.reached.size").asInt(), reached::toString);
        assertTrue(
                reached.containsAll(List.of(
                        "theme", "metric", "search", "from", "to", "distribution", "latency0", "heat0", "events0")),
                reached::toString);
        browser.run("document.querySelector('#latency0 .plot').focus()");
        browser.press(RIGHT, RIGHT, RIGHT);
        assertFalse(browser.run("return document.querySelector('#latency0 .tip').hidden")
                .asBoolean());
        assertTrue(browser.text("#said").contains("p99.9"), browser.text("#said"));
        browser.run("document.querySelector('#latency0 summary').click()");
        assertTrue(browser.run("return document.querySelectorAll('#latency0 tbody tr').length")
                        .asInt()
                > 20);
    }

    @Test
    void shouldBeDarkForWhomeverPrefersItAndByASwitch() throws IOException {
        browser.prefersDark(true);
        show(report);
        assertEquals("dark", theme());
        final String background = background();
        browser.screenshot(SCREENSHOTS.resolve("report-dark.png"));

        browser.run("document.getElementById('theme').click()");
        assertEquals("light", theme());
        assertNotEquals(background, background());
        browser.run("localStorage.clear()");
        browser.prefersDark(false);
    }

    @Test
    void shouldShowTwoJournalsAndWhatDiffersSignificantly() throws IOException {
        show(write("two.html", journal.toString(), slower.toString()));

        assertEquals(List.of(), browser.console());
        assertTrue(browser.text("#significant").contains(ReportJournal.METRIC + "worse"), browser.text("#differences"));
        assertFalse(browser.text("#significant").contains("hiccup"), browser.text("#significant"));
        assertAll(
                () -> assertTrue(marks("latency0") > 0),
                () -> assertTrue(marks("latency1") > 0),
                () -> assertTrue(marks("heat1") > 0),
                () -> assertEquals(
                        2,
                        browser.run("return document.querySelectorAll('#distribution .legend li').length")
                                .asInt()));
        browser.screenshot(SCREENSHOTS.resolve("report-two.png"));
    }

    @Test
    void shouldShowHostileNamesAsTheTextsThatTheyAre() throws IOException {
        show(write("hostile.html", hostile.toString(), "--title", ReportJournal.HOSTILE));

        assertEquals(List.of(), browser.console());
        assertTrue(browser.run("return window.harm === undefined && document.scripts.length === 2")
                .asBoolean());
        assertEquals(ReportJournal.HOSTILE, browser.text("#title"));
        assertEquals(ReportJournal.HOSTILE, browser.run("return document.title").asString());
        assertTrue(browser.text("#metric").contains("who=\"" + ReportJournal.HOSTILE + "\""), browser.text("#metric"));
        assertTrue(browser.text("#who").contains(ReportJournal.HOSTILE));
        browser.screenshot(SCREENSHOTS.resolve("report-hostile.png"));
    }

    @Test
    void shouldSayWhatIsNotThere() throws IOException {
        final Path counters = folder.resolve("counters");
        new ReportJournal(4).countersOnly().seconds(5).write(counters);
        show(write("counters.html", counters.toString()));
        assertEquals(List.of(), browser.console());
        assertTrue(browser.text("#no-histograms").contains("only counters and gauges"));
        assertTrue(marks("scalar0") > 0);
        browser.screenshot(SCREENSHOTS.resolve("report-counters.png"));

        show(write(
                "empty.html", counters.toString(), "--from", "2001-01-01T00:00:00Z", "--to", "2001-01-02T00:00:00Z"));
        assertEquals(List.of(), browser.console());
        assertTrue(browser.text("#nothing").contains("nothing in this range"));
        browser.screenshot(SCREENSHOTS.resolve("report-empty.png"));
    }

    @Test
    void shouldFollowAJournalThatIsWritten() throws Exception {
        final Path live = folder.resolve("live");
        new ReportJournal(5).seconds(5).write(live);
        try (RunningCommand serve = RunningCommand.start("serve", live.toString(), "--port", "0")) {
            final Matcher serving = SERVING.matcher(serve.awaitOut(SERVING));
            assertTrue(serving.find());
            browser.requests();
            browser.open(serving.group(1));
            browser.await("return document.querySelectorAll('.tile').length > 0");
            browser.await("return state.data.journals[0].epochs.length === 1 && state.data.journals[0].samples > 1800");
            new ReportJournal(6).seconds(5).later(10_000).write(live);

            browser.await("return state.data.journals[0].epochs.length === 2");
            browser.await("return document.getElementById('live').textContent === 'live'");
            assertEquals(List.of(), browser.console());
            assertTrue(browser.requests().stream().allMatch(url -> url.startsWith(serving.group(1))));
            browser.screenshot(SCREENSHOTS.resolve("serve.png"));
            browser.open("about:blank");
            assertEquals(ExitCode.GOOD, serve.stop().exitCode());
        }
    }

    /** Judges no time, which is the machine's: prints it, and holds what it is made of, bytes to read and marks to draw, once. */
    @Test
    void shouldOpenADayWithBoundedWork() throws IOException {
        final Path day = folder.resolve("day");
        DayJournal.write(day, 5);
        final Path file = write("day.html", day.toString());
        final long[] openedMs = new long[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            show(file);
            browser.await("return performance.getEntriesByName('tailrace-shown').length > 0");
            openedMs[i] = Math.round(browser.run("return performance.getEntriesByName('tailrace-shown')[0].startTime")
                    .asDouble());
        }
        final int marks = browser.run("return [...document.querySelectorAll('figure')]"
                        + ".reduce((sum, figure) => sum + Number(figure.dataset.marks), 0)")
                .asInt();
        System.out.println("OPENING TIME of a day: " + Arrays.toString(openedMs)
                + " ms to the frame behind the last chart, " + Files.size(file) + " bytes, " + marks + " marks");
        assertEquals(
                "1",
                browser.run("return document.documentElement.dataset.shown").asString());
        assertTrue(marks > 1_000 && marks <= MOST_MARKS, "marks: " + marks);
        assertTrue(Files.size(file) < DayJournal.MOST_BYTES, "bytes: " + Files.size(file));
        assertTrue(
                browser.run("return document.querySelectorAll('*').length").asInt() <= MOST_ELEMENTS,
                () -> browser.run("return document.querySelectorAll('*').length")
                        .toString());
        browser.screenshot(SCREENSHOTS.resolve("report-day.png"));
    }

    /** Each row by the number of its column. */
    private static Map<Long, String[]> replay(final long columnMs, final String... arguments) {
        final CommandRun run = CommandRun.of(
                Stream.concat(Stream.of("replay", journal.toString(), "--format", "csv"), Arrays.stream(arguments))
                        .toArray(String[]::new));
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        final Map<Long, String[]> rows = new TreeMap<>();
        run.outLines().stream().skip(1).forEach(line -> {
            // The labels are in quotes, with a comma between them.
            final String[] row = line.replaceFirst("\"op=[^,]*,", "\"").split(",", -1);
            final Instant cut = Instant.parse(row[0]);
            rows.put(
                    Math.floorDiv(
                            TimeUnit.SECONDS.toNanos(cut.getEpochSecond()) + cut.getNano() - 1,
                            TimeUnit.MILLISECONDS.toNanos(columnMs)),
                    row);
        });
        return rows;
    }

    private static void assertQuantiles(final Map<Long, String[]> rows) {
        assertEquals(1, rows.size());
        final String[] row = rows.values().iterator().next();
        final JsonNode shown = browser.run(
                "return [...document.querySelectorAll('#quantiles tbody tr')].map(row => [row.cells[0].textContent,"
                        + " row.cells[1].dataset.value])");
        final Map<String, String> values = new TreeMap<>();
        shown.valueStream()
                .forEach(cell -> values.put(cell.get(0).asString(), cell.get(1).asString()));
        assertAll(
                () -> assertEquals(row[5], values.get("samples")),
                () -> assertNs(row[7], values.get("min")),
                () -> assertNs(row[8], values.get("p50")),
                () -> assertNs(row[9], values.get("p90")),
                () -> assertNs(row[10], values.get("p99")),
                () -> assertNs(row[11], values.get("p99.9")),
                () -> assertNs(row[12], values.get("max")));
    }

    private static void assertNs(final String seconds, final String ns) {
        assertEquals(new BigDecimal(seconds).movePointRight(9).longValueExact(), Long.parseLong(ns));
    }

    private static Path write(final String name, final String... arguments) {
        final Path file = folder.resolve(name);
        final String[] all = Stream.of(List.of("report"), List.of(arguments), List.of("-o", file.toString()))
                .flatMap(List::stream)
                .toArray(String[]::new);
        final CommandRun run = CommandRun.of(all);
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        return file;
    }

    private static void show(final Path file) {
        browser.console();
        browser.requests();
        browser.open(file.toUri().toString());
    }

    private static void choose(final String label) {
        browser.run(
                "const metric = document.getElementById('metric'); metric.value = [...metric.options].find(option =>"
                        + " option.text.includes(arguments[0])).value; metric.dispatchEvent(new Event('change'))",
                label);
        frames();
    }

    /** What was chosen is drawn with the next frame. */
    private static void frames() {
        browser.await("return !state.pending");
    }

    private static int marks(final String figure) {
        return browser.run("return Number(document.getElementById(arguments[0]).dataset.marks)", figure)
                .asInt();
    }

    private static String theme() {
        return browser.run("return document.documentElement.dataset.theme").asString();
    }

    private static String background() {
        return browser.run("return getComputedStyle(document.documentElement).backgroundColor")
                .asString();
    }
}
