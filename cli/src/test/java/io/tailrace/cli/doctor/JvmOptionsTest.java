package io.tailrace.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.doctor.Finding.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    private final FakeJvm jvm = new FakeJvm();

    @Test
    void shouldTakeTheReasonFromTheCommentAboveAnOption() {
        final List<JvmOption> options = JvmOptions.parse(
                List.of("# About the file.", "", "# Agrona: its buffers,", "# and more.", "-Da=b", "-Dc=d"));

        assertEquals(
                List.of(
                        new JvmOption("-Da=b", "Agrona: its buffers, and more."),
                        new JvmOption("-Dc=d", "Agrona: its buffers, and more.")),
                options);
        assertEquals("Agrona", options.get(0).libraries());
    }

    @Test
    void shouldKnowWhoNeedsEachOptionAndHowToTellWhetherItIsThere() {
        final List<JvmOption> options = JvmOptions.needed(25);

        assertTrue(options.size() > JvmOptions.needed(17).size());
        for (final JvmOption option : options) {
            assertFalse(option.libraries().isBlank(), option.text());
            assertTrue(option.isPresent(jvm), option.text());
        }
    }

    @Test
    void shouldFindThisJvmStartedAsItMustBe() {
        assertEquals(List.of(), JvmOptions.missing(new RunningJvm()));
        assertDoesNotThrow(JvmOptions::requirePresent);
    }

    @Test
    void shouldNameExactlyWhatIsMissingAndForWhom() {
        jvm.closed.add("java.base/sun.nio.ch");
        jvm.hidden.add("java.base/jdk.internal.misc");
        jvm.properties.remove("chronicle.analytics.disable");

        final Finding finding = new JvmOptionsCheck(jvm).look();

        assertEquals(Verdict.WRONG, finding.verdict());
        assertEquals(
                "missing --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED (Agrona),"
                        + " -Dchronicle.analytics.disable=true (Chronicle),"
                        + " --add-opens=java.base/sun.nio.ch=ALL-UNNAMED (Chronicle Queue)",
                finding.found());
    }

    @Test
    void shouldAskForTheOptionsOfLaterJavasOnThoseOnly() {
        jvm.nativeAccess = false;
        jvm.properties.remove("sun.misc.unsafe.memory.access");
        assertEquals(Verdict.GOOD, new JvmOptionsCheck(jvm).look().verdict());

        jvm.feature = 25;
        assertEquals(
                List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"),
                JvmOptions.missing(jvm).stream().map(JvmOption::text).toList());
    }
}
