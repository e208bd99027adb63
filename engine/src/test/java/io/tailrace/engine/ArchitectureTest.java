package io.tailrace.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The way of a sample, as packages: recording, ring, aggregate, snapshot, log. A stage knows the next one, by the types that are its
 * input, and no other.
 */
class ArchitectureTest {
    private static final String ENGINE = "io.tailrace.engine.";

    /** Names that the contract fixes. */
    private static final String REGISTRY = "io.tailrace.codec.registry";

    private static final List<String> STAGES = List.of("recording", "ring", "aggregate", "snapshot", "log");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(
                    TelemetryEngine.class.getProtectionDomain().getCodeSource().getLocation()); // where no test is
    private static final Path SOURCE =
            Path.of(System.getProperty("tailrace.root"), "engine", "src", "main", "java", "io", "tailrace", "engine");

    @Test
    void shouldKnowOnlyTheNextStage() {
        for (int i = 0; i < STAGES.size(); i++) {
            final int next = i + 1;
            final String[] others = STAGES.stream()
                    .filter(stage -> STAGES.indexOf(stage) != next && STAGES.indexOf(stage) != next - 1)
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packageOf(STAGES.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(CLASSES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "recording, ring, SampleRing SharedSampleRing ExemplarBox",
        "ring, aggregate, SampleSource SampleConsumer ExemplarConsumer EntrySource EntryConsumer",
        "entry, ring, EntryRing",
        "aggregate, snapshot, SnapshotPublisher EntryFrames ChannelCut CallerTimeSource FlightChannel FlightRecorder LimitTurn ValueSource HistogramSource StatusSource ExemplarCut ExemplarSource",
        "snapshot, log, FrameAppender AppendResult MemoryFrameLog FlushGate ReliableTailer Journaled"
    })
    void shouldKnowTheNextStageByItsInput(final String stage, final String next, final String input) {
        final Set<String> allowed = Set.of(input.split(" "));
        noClasses()
                .that()
                .resideInAPackage(packageOf(stage))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf(next))
                        .and(DescribedPredicate.describe(
                                "are not its input", (JavaClass type) -> !allowed.contains(type.getSimpleName()))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"descriptor", "health", "time", "compare"})
    void shouldKnowNothingOfTheEngineBesideTheStages(final String side) {
        noClasses()
                .that()
                .resideInAPackage(packageOf(side))
                .should()
                .dependOnClassesThat(resideInAPackage("io.tailrace..")
                        .and(DescribedPredicate.not(resideInAPackage(packageOf(side))))
                        .and(DescribedPredicate.not(resideInAPackage(REGISTRY))))
                .check(CLASSES);
    }

    @Test
    void shouldDescribeTheEnginesOwnCountersWithoutKnowingAStage() {
        classes()
                .that()
                .resideInAPackage(packageOf("status"))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(packageOf("status"))
                        .or(resideInAPackage(packageOf("descriptor")))
                        .or(resideInAPackage("io.tailrace.codec.prometheus"))
                        .or(resideInAPackage(REGISTRY))
                        .or(DescribedPredicate.not(resideInAPackage("io.tailrace.."))))
                .check(CLASSES);
    }

    /** Entries have their own way into the rings, beside that of samples. */
    @Test
    void shouldRecordEntriesWithoutKnowingWhatBecomesOfThem() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("entry"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        packageOf("aggregate"),
                        packageOf("snapshot"),
                        packageOf("log"),
                        packageOf("reader"),
                        packageOf("status"),
                        "io.tailrace.engine")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(packageOf("entry"))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("recording"))
                        .and(DescribedPredicate.describe(
                                "are not the answer of a recording call",
                                (JavaClass type) -> !type.getBaseComponentType()
                                        .getSimpleName()
                                        .equals("RecordResult"))))
                .check(CLASSES);
    }

    @Test
    void shouldReadFramesWithoutKnowingWhoWritesThem() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("reader"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        packageOf("recording"),
                        packageOf("ring"),
                        packageOf("aggregate"),
                        packageOf("snapshot"),
                        packageOf("entry"),
                        packageOf("status"),
                        packageOf("time"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(packageOf("reader"))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("log"))
                        .and(DescribedPredicate.describe(
                                "are not what a tailer hands frames to",
                                (JavaClass type) -> !type.getSimpleName().equals("FrameHandler"))))
                .check(CLASSES);
    }

    @Test
    void shouldWriteFramesWithoutKnowingWhoReadsThem() {
        final String[] all = Stream.concat(
                        STAGES.stream(), Stream.of("descriptor", "health", "status", "time", "bucket"))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(all)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packageOf("reader"), "io.tailrace.engine")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching("io.tailrace.engine.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldReadTheMachinesClocksInOnePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("time"))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("org\\.agrona\\.concurrent\\..*Clock")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoStaticMutableState() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void shouldTakeNoUnsafeWayToMemory() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.Unsafe|org\\.agrona\\.UnsafeAccess")
                .check(CLASSES);
    }

    @Test
    void shouldSayOfEachPackageWhatComesInAndWhatGoesOut() throws IOException {
        final List<String> packages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (final Path folder : files.filter(Files::isDirectory).toList()) {
                final Path info = folder.resolve("package-info.java");
                assertTrue(Files.exists(info), () -> info + " is missing");
                packages.add(SOURCE.relativize(folder).toString());
            }
        }
        for (final String stage : STAGES) {
            final String text = Files.readString(SOURCE.resolve(stage).resolve("package-info.java"));
            assertTrue(
                    text.startsWith("/**\n * Stage " + (STAGES.indexOf(stage) + 1) + ",")
                            && text.contains(" In: ")
                            && text.contains("Out: ")
                            && text.contains("thread"),
                    () -> stage + " should open with its stage, what comes in, what goes out, and on which thread");
        }
        packages.removeAll(STAGES);
        packages.removeAll(
                List.of("", "descriptor", "health", "status", "time", "compare", "bucket", "entry", "observe"));
        packages.removeIf(name -> name.startsWith("reader"));
        assertEquals(List.of(), packages, "a new package needs its place in these rules");
    }

    private static String packageOf(final String name) {
        return ENGINE + name + "..";
    }
}
