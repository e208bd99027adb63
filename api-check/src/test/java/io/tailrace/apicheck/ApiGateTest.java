package io.tailrace.apicheck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.apicheck.SemVer.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiny APIs in two versions: what is found, and what version it takes. */
class ApiGateTest {
    private static final String PLAY = "public int play(long times) { return 1; }";
    private static final String STOP = "public void stop() {}";

    private static final Map<String, byte[]> JARS = new HashMap<>();

    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.4, false", "1.2.3, 1.3.0, false", "1.2.3, 2.0.0, true", "1.2.3, 2.0.0-SNAPSHOT, true",
        "0.1.0, 0.1.1, false", "0.1.0, 0.2.0, true", "0.1.0-M1, 0.1.0-SNAPSHOT, true", "0.1.0-M1, 0.1.0, true"
    })
    void shouldDemandAMajorVersionForARemovedMethod(final String last, final String next, final boolean isEnough)
            throws IOException {
        final ApiDifference difference = difference(PLAY + STOP, PLAY);
        assertEquals(Change.BREAK, difference.change());

        final String fault = SemVer.fault(Version.of(last), Version.of(next), difference);

        assertEquals(isEnough, fault.isEmpty(), fault);
        assertTrue(isEnough || fault.contains("- removed `stop()` **incompatible**"), fault);
    }

    @ParameterizedTest
    @CsvSource({"1.2.3, 1.2.4, false", "1.2.3, 1.3.0, true", "0.1.0, 0.1.0-SNAPSHOT, false", "0.1.0, 0.1.1, true"})
    void shouldDemandAMinorVersionForAnAddedMethod(final String last, final String next, final boolean isEnough)
            throws IOException {
        final ApiDifference difference = difference(PLAY, PLAY + STOP);
        assertEquals(Change.ADDITION, difference.change());

        final String fault = SemVer.fault(Version.of(last), Version.of(next), difference);

        assertEquals(isEnough, fault.isEmpty(), fault);
    }

    @Test
    void shouldDemandNothingForCodeThatChanged() throws IOException {
        final ApiDifference difference = difference(
                PLAY, "public int play(long times) { return (int) times; } private void more() {} void inside() {}");
        assertEquals(new ApiDifference(Change.NONE, List.of()), difference);
        assertEquals("", SemVer.fault(Version.of("1.2.3"), Version.of("1.2.3-SNAPSHOT"), difference));
    }

    @Test
    void shouldTakeAnotherTypeOfAResultForABreak() throws IOException {
        assertEquals(
                Change.BREAK,
                difference(PLAY, PLAY.replace("int play", "long play")).change());
        assertEquals(
                Change.BREAK,
                difference("protected final int x = 1;", "private final int x = 1;")
                        .change());
    }

    @Test
    void shouldShowWhatChangedInTheText() throws IOException {
        final List<String> before = ToyApi.of(folder, PLAY + STOP + " private int hidden; @Deprecated public int old;")
                .text();
        assertEquals(
                List.of(
                        "public class io.tailrace.toy.Toy",
                        "    @Deprecated public int old",
                        "    public int play(long)",
                        "    public io.tailrace.toy.Toy()",
                        "    public void stop()"),
                before);

        final List<String> after = ToyApi.of(folder, PLAY.replace("long", "int") + STOP + "public int old;")
                .text();
        assertEquals(
                List.of(
                        "  public class io.tailrace.toy.Toy",
                        "-     @Deprecated public int old",
                        "-     public int play(long)",
                        "  public class io.tailrace.toy.Toy",
                        "+     public int old",
                        "+     public int play(int)"),
                LineDifference.between(before, after));
        assertEquals(List.of(), LineDifference.between(before, before));
    }

    @Test
    void shouldLeaveOutWhatIsNotExported() throws IOException {
        final ToyApi toy = ToyApi.of(folder, PLAY);
        assertEquals(
                List.of("io.tailrace.toy.Toy"),
                List.copyOf(toy.module().classes().keySet()));
        assertFalse(toy.text().toString().contains("Hidden"));
        assertArrayEquals(toy.jar(), ToyApi.of(folder, PLAY).jar(), "the same API, the same bytes");
    }

    private static ApiDifference difference(final String before, final String after) throws IOException {
        return ApiDifference.between(List.of(jar(before)), List.of(jar(after)));
    }

    /** Compiled once. */
    private static byte[] jar(final String body) throws IOException {
        if (!JARS.containsKey(body)) {
            JARS.put(body, ToyApi.of(folder, body).jar());
        }
        return JARS.get(body);
    }
}
