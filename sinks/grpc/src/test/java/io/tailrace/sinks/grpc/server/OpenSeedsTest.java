package io.tailrace.sinks.grpc.server;

import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.LabelMatch;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Priority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fuzz test's check on known inputs, and on those with some bytes changed. */
class OpenSeedsTest {
    private static final int ROUNDS = 2_000;
    private static final List<byte[]> SEEDS = List.of(
            new byte[0],
            RawSubscriber.open("a").setFilter(RawSubscriber.hits()).build().toByteArray(),
            Open.newBuilder()
                    .setSubscriberName("b")
                    .setFilter(Filter.newBuilder()
                            .setLowestPriority(Priority.PRIORITY_HIGH)
                            .addLabels(LabelMatch.newBuilder()
                                    .setName("path")
                                    .setValue(Match.newBuilder().setPrefix("/"))
                                    .setNegated(true)))
                    .build()
                    .toByteArray(),
            "1 1:1:1:00000000 1 1 0 STATE 0 0 0 0 0 ".getBytes(StandardCharsets.UTF_8),
            "[::1]:9465".getBytes(StandardCharsets.UTF_8),
            "unix:/run/stream.sock".getBytes(StandardCharsets.UTF_8));

    @Test
    void shouldRefuseOrUseEachSeedAndItsNeighbours() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] bytes = SEEDS.get(round % SEEDS.size()).clone();
            for (int change = 0; bytes.length > 0 && change < round / SEEDS.size() % 4; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                OpenFuzz.check(bytes);
            } catch (final RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", round " + round, failure);
            }
        }
    }
}
