package io.tailrace.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.ThreadLeaks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Configuration;

/** What an application that cannot start is told. */
class FaultsAtStartTest {
    @TempDir
    Path folder;

    @Test
    void shouldNameTheOptionsThatTheJvmLacksAndBothWaysToGiveThem() throws Exception {
        final String withJournal = runWithoutFlags("--tailrace.journal.path=" + folder.resolve("journal"));
        assertTrue(withJournal.contains("APPLICATION FAILED TO START"), withJournal);
        for (final JvmOption option : JvmOption.ALL) {
            assertTrue(withJournal.contains(option.text()), withJournal);
        }
        assertTrue(withJournal.contains("Add-Opens: java.base/java.lang.reflect java.base/sun.nio.ch"), withJournal);
        assertFalse(withJournal.contains("\tat "), withJournal);
    }

    @Test
    void shouldNeedLessWithoutAJournal() {
        final List<JvmOption> ofEngine =
                JvmOption.ALL.stream().filter(option -> !option.isOfJournal()).toList();
        final FailureAnalysis analysis =
                new MissingJvmOptionsAnalyzer().analyze(new MissingJvmOptionsException(ofEngine));
        assertTrue(analysis.getDescription().contains("jdk.internal.misc"), analysis::getDescription);
        assertFalse(analysis.getDescription().contains("sun.nio.ch"), analysis::getDescription);
        assertEquals(List.of(), JvmOption.missing(true), "the tests' own JVM has them");
    }

    @Test
    void shouldAskForTheOptionsThatTheLauncherGives() throws IOException {
        final Path flags = Path.of(System.getProperty("tailrace.root"), "cli/src/main/dist/jvm-flags.txt");
        try (Stream<String> lines = Files.lines(flags)) {
            assertEquals(
                    lines.filter(line -> line.startsWith("--add-")).sorted().toList(),
                    JvmOption.ALL.stream().map(JvmOption::text).sorted().toList());
        }
    }

    @Test
    void shouldTellAllFaultsOfProperties() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        Contexts.runner()
                .withPropertyValues("tailrace.exposer.read-timeout=soon", "tailrace.engine.ring-samples=5")
                .run(context -> {
                    final FailureAnalysis analysis = new BadPropertiesAnalyzer().analyze(context.getStartupFailure());
                    assertNotNull(analysis);
                    assertTrue(analysis.getDescription().contains("2 faults"), analysis::getDescription);
                    assertTrue(
                            analysis.getDescription().contains("tailrace.exposer.read-timeout = \"soon\""),
                            analysis::getDescription);
                    assertTrue(
                            analysis.getDescription().contains("tailrace.engine.ring-samples"),
                            analysis::getDescription);
                });
        leaks.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldTellOfAPortThatIsTaken() throws IOException {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Contexts.runner()
                    .withPropertyValues("tailrace.exposer.address=127.0.0.1:" + taken.getLocalPort())
                    .run(context -> {
                        final String told = new LaunchFaultAnalyzer()
                                .analyze(context.getStartupFailure())
                                .getDescription();
                        assertTrue(told.contains(String.valueOf(taken.getLocalPort())), told);
                    });
        }
        leaks.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldTellOfAJournalThatAnotherContextHas() {
        final String path = "tailrace.journal.path=" + folder;
        Contexts.runner()
                .withPropertyValues(path)
                .run(first -> Contexts.runner().withPropertyValues(path).run(second -> {
                    final FailureAnalysis analysis = new LaunchFaultAnalyzer().analyze(second.getStartupFailure());
                    assertTrue(analysis.getDescription().contains(folder.toString()), analysis::getDescription);
                    assertTrue(analysis.getAction().contains("tailrace.journal.path"), analysis::getAction);
                }));
        assertNull(new LaunchFaultAnalyzer().analyze(new IllegalStateException("of others")));
    }

    private static String runWithoutFlags(final String argument) throws Exception {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        "--spring.main.web-application-type=none",
                        argument)
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        return said;
    }

    /** Of another process. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TailraceAutoConfiguration.class)
    static class Application {
        public static void main(final String[] args) {
            SpringApplication.run(Application.class, args);
        }
    }
}
