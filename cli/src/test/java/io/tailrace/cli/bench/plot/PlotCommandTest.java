package io.tailrace.cli.bench.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PlotCommandTest {
    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void writeLogs() throws Exception {
        first = Files.createDirectories(folder.resolve("one")).resolve("service.hlog");
        second = Files.createDirectories(folder.resolve("two")).resolve("service.hlog");
        write(first, "a", "b", "a");
        write(second, "a");
    }

    @Test
    void shouldDrawOneCurveForEachTagOfEachFile() throws Exception {
        final Document svg = draw("--title", "a < b & \"c\"\u0007", first.toString(), second.toString());

        assertEquals(3, svg.getElementsByTagName("polyline").getLength());
        final List<String> texts = texts(svg);
        assertTrue(texts.containsAll(List.of("a", "b", "two/a")), texts::toString);
        assertTrue(texts.contains("a < b & \"c\"?"), texts::toString);
        assertTrue(texts.containsAll(List.of("0 %", "90 %", "99 %", "99.9 %", "100 ns", "1 µs")), texts::toString);
    }

    @Test
    void shouldAddUpTheIntervalsOfATag() throws Exception {
        final NodeList curves = draw(first.toString()).getElementsByTagName("polyline");
        assertTrue(curves.item(0).getTextContent().endsWith("2,000 values"), curves.item(0)::getTextContent);
        assertTrue(curves.item(1).getTextContent().endsWith("1,000 values"), curves.item(1)::getTextContent);
    }

    @Test
    void shouldPutEveryPointInsideThePicture() throws Exception {
        final NodeList curves = draw(first.toString()).getElementsByTagName("polyline");
        final String points =
                curves.item(0).getAttributes().getNamedItem("points").getNodeValue();
        double before = 0;
        for (final String point : points.split(" ", -1)) {
            final double x = Double.parseDouble(point.split(",", -1)[0]);
            final double y = Double.parseDouble(point.split(",", -1)[1]);
            assertTrue(x >= before && x >= 84 && x <= 880 && y >= 56 && y <= 452, point);
            before = x;
        }
    }

    @Test
    void shouldWriteToAFile() throws Exception {
        final Path picture = folder.resolve("plot.svg");
        final CommandRun run = CommandRun.of("bench", "plot", first.toString(), "-o", picture.toString());
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertEquals(CommandRun.of("bench", "plot", first.toString()).out(), Files.readString(picture));
    }

    @Test
    void shouldSayInOneLineWhatCannotBeDrawn() throws Exception {
        final Path text = Files.writeString(folder.resolve("text.hlog"), "nothing of that kind\n");
        final Path torn = Files.writeString(folder.resolve("torn.hlog"), "0.1,0.1,0.1,HISTFAAAA\n");
        final Path empty = Files.createFile(folder.resolve("empty.hlog"));
        for (final Path file : List.of(text, torn, empty, folder.resolve("none.hlog"), folder)) {
            assertRefused(ExitCode.CANNOT_RUN, file.toString(), "bench", "plot", file.toString());
        }
        assertRefused(ExitCode.CANNOT_RUN, "none/p.svg", "bench", "plot", first.toString(), "-o", "none/p.svg");
        assertRefused(ExitCode.WRONG_USAGE, "FILE", "bench", "plot");
    }

    private static void assertRefused(final int exitCode, final String named, final String... arguments) {
        final CommandRun run = CommandRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains(named), run.err());
    }

    private static Document draw(final String... arguments) throws Exception {
        final List<String> all = new ArrayList<>(List.of("bench", "plot"));
        all.addAll(List.of(arguments));
        final CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(final Document svg) {
        final NodeList nodes = svg.getElementsByTagName("text");
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static void write(final Path file, final String... tags) throws Exception {
        try (PrintStream stream = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            final HistogramLogWriter log = new HistogramLogWriter(stream);
            log.outputLogFormatVersion();
            for (final String tag : tags) {
                final Histogram histogram = new Histogram(3);
                for (int i = 1; i <= 1_000; i++) {
                    histogram.recordValue(i * 100L);
                }
                histogram.setTag(tag);
                log.outputIntervalHistogram(histogram);
            }
        }
    }
}
