package io.tailrace.systemtests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A service with a module of its own: it records, journals and is scraped, and sees nothing but the API. */
class ModulePathTest {
    private static final int MORE_OPTIONS_FROM = 24;
    private static final Path DIST = Tailrace.ROOT.resolve("cli/src/main/dist");

    @TempDir
    static Path jars;

    @TempDir
    static Path classes;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        ShopModule.copyJars(jars);
        assertEquals(
                "",
                ShopModule.compile(
                        jars, classes, List.of(ShopModule.source("module-info.java"), ShopModule.source("Shop.java"))));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void shouldRecordJournalAndBeScraped(final Path jdk) throws Exception {
        final Path journal = folder.resolve("journal");
        final List<String> options = new ArrayList<>(List.of("@" + DIST.resolve("jvm-flags-modules.txt")));
        if (major(jdk) >= MORE_OPTIONS_FROM) {
            options.add("@" + DIST.resolve("jvm-flags-modules-24.txt"));
        }

        final Ended ended = run(jdk, options, journal).expect(0);

        assertTrue(ended.out().contains("orders_total 1000"), ended::describe);
        assertTrue(ended.out().contains("order_latency_seconds_count 1000"), ended::describe);
        assertTrue(ended.out().contains("# module io.tailrace.engine, module io.tailrace.exposer"), ended::describe);
        assertTrue(ended.err().stream().noneMatch(line -> line.contains("WARN")), ended::describe);
        assertEquals(2_000, samples(journal));
    }

    @Test
    void shouldNameTheOptionsThatAreMissing() throws Exception {
        final Ended ended = run(Path.of(System.getProperty("java.home")), List.of(), folder.resolve("journal"))
                .expect(1);
        assertTrue(
                ended.err().stream()
                        .anyMatch(line -> line.contains("--add-exports=java.base/jdk.internal.misc=org.agrona")),
                ended::describe);
    }

    @ParameterizedTest
    @CsvSource({"jvm-flags.txt, jvm-flags-modules.txt", "jvm-flags-24.txt, jvm-flags-modules-24.txt"})
    void shouldNeedTheSameOptionsAsOnTheClassPath(final String classPath, final String modulePath) throws IOException {
        assertEquals(
                options(classPath),
                options(modulePath).stream()
                        .map(option -> option.replaceAll("=(org\\.agrona|chronicle\\.core).*", "=ALL-UNNAMED"))
                        .toList());
    }

    /** For another module these packages do not exist. */
    @Test
    void shouldNotCompileAgainstWhatIsNotTheApi() throws Exception {
        final List<String> internal = List.of(
                "io.tailrace.engine.ring.SampleRing",
                "io.tailrace.engine.aggregate.Aggregator",
                "io.tailrace.engine.snapshot.SnapshotPublisher",
                "io.tailrace.engine.bucket.BucketLayout",
                "io.tailrace.engine.status.EngineMetric",
                "io.tailrace.codec.sbe.MessageHeaderDecoder",
                "io.tailrace.codec.flight.PackedSamples");
        final StringBuilder peek = new StringBuilder("package shop;\nclass Peek {\n");
        for (int i = 0; i < internal.size(); i++) {
            peek.append(internal.get(i)).append(" peeked").append(i).append(";\n");
        }

        final String messages = ShopModule.compile(
                jars,
                folder,
                List.of(
                        ShopModule.source("module-info.java"),
                        ShopModule.source("Peek.java", peek.append("}\n").toString())));

        for (final String type : internal) {
            Class.forName(type);
            final String within = type.substring(0, type.lastIndexOf('.'));
            assertTrue(messages.contains("package " + within + " is not visible"), messages);
        }
    }

    static List<Path> jdks() throws IOException {
        final List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        final Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (Stream<Path> installed = Files.list(all)) {
                installed
                        .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                        .filter(home -> major(home) >= MORE_OPTIONS_FROM)
                        .limit(1)
                        .forEach(homes::add);
            }
        }
        return homes.stream().distinct().toList();
    }

    private Ended run(final Path jdk, final List<String> options, final Path journal) throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(options);
        command.addAll(List.of("-p", jars + ":" + classes, "-m", "shop/shop.Shop", journal.toString()));
        try (Started shop = Started.command(folder, command.toArray(String[]::new))) {
            return shop.end();
        }
    }

    private static List<String> options(final String file) throws IOException {
        return Files.readAllLines(DIST.resolve(file)).stream()
                .filter(line -> line.startsWith("-"))
                .toList();
    }

    /** 0 if it is not known. */
    private static int major(final Path jdk) {
        try (Stream<String> facts = Files.lines(jdk.resolve("release"))) {
            final String version = facts.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", ""))
                    .collect(Collectors.joining());
            return version.isEmpty() ? 0 : Runtime.Version.parse(version).feature();
        } catch (final IOException noRelease) {
            return 0;
        }
    }

    private static long samples(final Path journal) {
        final FrameAudit audit = new FrameAudit();
        try (FrameLog log = ChronicleJournal.openForReading(journal);
                FrameTailer tailer = log.openTailer("audit", StartPosition.EARLIEST)) {
            final FrameReader reader = new FrameReader(audit);
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(reader, 100);
            }
        }
        assertTrue(audit.report().isWhole());
        return audit.report().epochs().get(0).samples();
    }
}
