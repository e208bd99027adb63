package io.tailrace.sinks.otlp.http;

import com.google.rpc.Status;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeds of {@link AnswerFuzz}, and each of them changed at random, without a fuzzer. */
class AnswerSeedsTest {
    private static final int CHANGES_OF_A_SEED = 200;
    private static final int MORE_CHANGES_OF_A_SEED = 100_000;
    private static final int MOST_CHANGED_BYTES = 4;

    private final AnswerFuzz fuzz = new AnswerFuzz();

    @Test
    void shouldUnderstandAnyAnswer() {
        tryAll(CHANGES_OF_A_SEED);
    }

    @Test
    @Tag("long")
    void shouldUnderstandAnyAnswerForLong() {
        tryAll(MORE_CHANGES_OF_A_SEED);
    }

    private static List<byte[]> seeds() {
        final ExportMetricsServiceResponse.Builder metrics = ExportMetricsServiceResponse.newBuilder();
        metrics.getPartialSuccessBuilder().setRejectedDataPoints(7).setErrorMessage("old");
        final ExportLogsServiceResponse.Builder logs = ExportLogsServiceResponse.newBuilder();
        logs.getPartialSuccessBuilder().setRejectedLogRecords(-7).setErrorMessage("\u001b[2J");
        return List.of(
                seed(200, metrics.build().toByteArray()),
                seed(200, logs.build().toByteArray()),
                seed(400, Status.newBuilder().setMessage("bad").build().toByteArray()),
                seed(
                        200,
                        text(
                                "{\"partialSuccess\":{\"rejectedDataPoints\":\"7\",\"errorMessage\":\"old\",\"x\":[[{}]]}}")),
                seed(200, text("{\"partialSuccess\":null}")),
                seed(400, text("{\"message\":\"bad\",\"details\":[{\"@type\":\"t\"}]}")),
                seed(502, text("<html><body>502 Bad Gateway</body></html>")),
                seed(503, text("120")),
                seed(503, text("Fri, 31 Dec 1999 23:59:59 GMT")),
                seed(200, text("[".repeat(2_000))),
                seed(200, text("{\"a\":".repeat(700))));
    }

    private static byte[] seed(final int status, final byte[] body) {
        final byte[] seed = new byte[body.length + 2];
        seed[0] = (byte) ((status - 200) >> 1);
        System.arraycopy(body, 0, seed, 2, body.length);
        return seed;
    }

    private static byte[] text(final String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private void tryAll(final int changes) {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (final byte[] bytes : seeds()) {
            tryOne(bytes, "a seed");
            for (int i = 0; i < changes; i++) {
                tryOne(changed(bytes, random), "seed " + seed + ", change " + i);
            }
        }
    }

    private void tryOne(final byte[] bytes, final String what) {
        try {
            fuzz.shouldUnderstandAnyAnswer(bytes);
        } catch (final RuntimeException | AssertionError failure) {
            throw new AssertionError(what + ": " + Arrays.toString(bytes), failure);
        }
    }

    private static byte[] changed(final byte[] bytes, final Random random) {
        final byte[] changed = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        for (int i = random.nextInt(MOST_CHANGED_BYTES); i >= 0; i--) {
            final byte other = random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
            changed[random.nextInt(changed.length)] = other;
        }
        return changed;
    }
}
