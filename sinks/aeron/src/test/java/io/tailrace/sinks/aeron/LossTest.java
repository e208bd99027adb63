package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ext.DebugReceiveChannelEndpoint;
import io.aeron.driver.ext.LossGenerator;
import io.tailrace.testsupport.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossTest {
    private static final int FRAMES = 2_000;

    @TempDir
    Path folder;

    @Test
    void shouldLoseNothingWhereTheNetworkDoes() {
        Seeds.run(2, random -> {
            final AtomicLong dropped = new AtomicLong();
            final Path own = Files.createTempDirectory(folder, "run");
            try (Fixture fixture = Fixture.udp(own, link -> link.driver(driver -> lose(driver, random, dropped)))) {
                final Received received = new Received();
                fixture.journal.append(FRAMES);
                fixture.startReceiver("r", received);
                final AeronSender sender = fixture.startSender();
                fixture.steps.until("all", () -> received.count(Fixture.SHOP) >= FRAMES && sender.isCaughtUp());
                Fixture.assertWhole(fixture.journal, received.of(Fixture.SHOP));
                assertTrue(dropped.get() > 0, "nothing was dropped");
                assertEquals(FRAMES, sender.status().delivered());
            }
        });
    }

    /** One in ten packets that come in, of either kind; Aeron itself asks for it again. */
    private static void lose(final MediaDriver.Context driver, final Random random, final AtomicLong dropped) {
        final LossGenerator generator = (address, buffer, length) -> {
            final boolean drops = random.nextInt(10) == 0;
            if (drops) {
                dropped.incrementAndGet();
            }
            return drops;
        };
        driver.receiveChannelEndpointSupplier((channel, dispatcher, status, context) ->
                new DebugReceiveChannelEndpoint(channel, dispatcher, status, context, generator, generator));
    }
}
