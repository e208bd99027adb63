package io.tailrace.engine;

import static io.tailrace.engine.EngineTests.inThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.testsupport.CapturedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel from its opening to its last frame. */
class ChannelLifeTest {
    private static final long LINGER_MS = 1_000;

    private final Pipeline pipeline =
            Pipeline.of(new EngineContext().maxChannels(3).ringSamples(256));
    private final Received received = pipeline.received;
    private final Metric hits = pipeline.counter("hits_total");

    @AfterEach
    void end() {
        pipeline.end();
    }

    @Test
    void shouldMakeAChannelKnownWhenItIsOpened() {
        pipeline.engine.openChannel("worker");
        pipeline.engine.openChannel("other", 1_024);
        pipeline.engine.sharedChannel();
        pipeline.work();

        assertEquals(
                List.of("worker 256 one writer", "other 1024 one writer", "shared 256 many writers"), received.opened);
        assertEquals(3, pipeline.interval().counter("tailrace_channels_opened_total"));
    }

    @Test
    void shouldEndWithItsLastSequenceAndWhatWasRefused() {
        final Channel channel = pipeline.engine.openChannel("worker");
        for (int i = 0; i < 300; i++) {
            channel.counter(hits).increment();
        }
        channel.close();
        pipeline.interval();
        pipeline.interval();

        assertEquals(List.of(new Received.Closed(0, 255, 44, false)), received.closed);
        assertEquals(256, received.counter("hits_total"));
        assertEquals(
                44, received.counter("metrics_export_submission_queue_overflows_total", "worker", "normal", "full"));
        assertEquals(0, received.view().channels().size());
    }

    @Test
    void shouldEndWithoutASequenceWhenNothingWasRecorded() {
        pipeline.engine.openChannel("worker").close();
        pipeline.interval();
        pipeline.interval();

        assertEquals(List.of(new Received.Closed(0, -1, 0, false)), received.closed);
    }

    @Test
    void shouldAnswerClosedAndHarmNothingAfterItsEnd() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Counter counter = channel.counter(hits);
        counter.add(5);
        channel.close();
        for (int i = 0; i < 3; i++) {
            assertSame(RecordResult.CLOSED, counter.add(100));
            pipeline.interval();
        }
        channel.close();

        assertEquals(5, received.counter("hits_total"));
        assertEquals(1, received.closed.size());
        assertEquals(1, received.counter("tailrace_channels_closed_total"));
    }

    @Test
    void shouldCountItsEndInTheSnapshotBeforeItsLastFrame() {
        pipeline.engine.openChannel("worker").close();
        pipeline.interval();
        final long closed = received.closed.size();

        assertEquals(closed, received.counter("tailrace_channels_closed_total"));
    }

    @Test
    void shouldWaitASecondForTheOwnerOfAChannelThatAnotherThreadClosed() throws InterruptedException {
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(hits).increment();
        pipeline.interval();
        inThread("other", channel::close);

        pipeline.passMs(LINGER_MS);
        pipeline.passMs(LINGER_MS);
        assertEquals(List.of(), received.closed, "it was seen closed only a second ago");
        pipeline.passMs(1);
        pipeline.interval();

        assertEquals(List.of(new Received.Closed(0, 0, 0, false)), received.closed);
    }

    @Test
    void shouldEndAtOnceWhenItsOwnerHasSeenThatItIsClosed() throws InterruptedException {
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(hits).increment();
        inThread("other", channel::close);
        assertSame(RecordResult.CLOSED, channel.counter(hits).increment());

        pipeline.interval();
        pipeline.interval();

        assertEquals(List.of(new Received.Closed(0, 0, 0, false)), received.closed);
    }

    @Test
    void shouldKeepTheSamplesOfAnOwnerThatDiedAndGiveItsRingBack() throws InterruptedException {
        final Channel channel = pipeline.engine.openChannel("worker");
        inThread("mortal", () -> channel.counter(hits).add(7));

        final String log = CapturedLog.of(pipeline::interval);
        assertEquals(7, received.counter("hits_total"));
        assertTrue(log.contains("Channel \"worker\" was not closed by its owner, thread \"mortal\""), log);
        assertEquals("", CapturedLog.of(pipeline::interval), "once is enough");
        pipeline.interval();

        assertEquals(List.of(new Received.Closed(0, 0, 0, true)), received.closed);
        assertEquals(0, received.view().channels().size());
    }

    @Test
    void shouldNotTakeAnIdleOwnerForDead() throws InterruptedException {
        final Channel channel = pipeline.engine.openChannel("worker");
        final CountDownLatch recorded = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        final Thread owner = new Thread(() -> {
            channel.counter(hits).increment();
            recorded.countDown();
            try {
                end.await();
            } catch (final InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
            channel.counter(hits).increment();
            channel.close();
        });
        owner.start();
        recorded.await();
        for (int i = 0; i < 30; i++) {
            pipeline.interval();
        }
        assertEquals(List.of(), received.closed);
        end.countDown();
        owner.join();
        pipeline.interval();
        pipeline.interval();

        assertEquals(List.of(new Received.Closed(0, 1, 0, false)), received.closed);
    }

    @Test
    void shouldRefuseMoreChannelsThanItMayHaveAndTakeThemWhenOthersEnded() {
        final List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            channels.add(pipeline.engine.openChannel("worker-" + i));
        }
        final String fault = "all 3 channels are open; close some, use the shared channel, or raise maxChannels";
        assertEquals(
                "channel \"one-more\": " + fault,
                assertThrows(IllegalStateException.class, () -> pipeline.engine.openChannel("one-more"))
                        .getMessage());
        assertEquals(
                "channel \"shared\": " + fault,
                assertThrows(IllegalStateException.class, pipeline.engine::sharedChannel)
                        .getMessage());

        channels.get(1).close();
        assertThrows(IllegalStateException.class, () -> pipeline.engine.openChannel("too-early"));
        pipeline.interval();
        pipeline.interval();
        pipeline.engine.openChannel("again");
        assertThrows(IllegalStateException.class, () -> pipeline.engine.openChannel("one-more"));
        pipeline.work();

        assertEquals(4, received.opened.size());
    }

    @Test
    void shouldKeepToItsLimitWhenManyThreadsOpenChannelsAtOnce() throws InterruptedException {
        final AtomicInteger open = new AtomicInteger();
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int n = 0; n < 100; n++) {
                    try {
                        pipeline.engine.openChannel("worker");
                        open.incrementAndGet();
                    } catch (final IllegalStateException full) {
                        assertTrue(full.getMessage().contains("all 3 channels are open"), full.getMessage());
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (final Thread thread : threads) {
            thread.join();
        }
        pipeline.interval();

        assertEquals(3, open.get());
        assertEquals(3, received.opened.size());
        assertEquals(3, received.view().channels().size());
    }

    @Test
    void shouldHaveOneSharedChannelThatEndsWithTheEngine() {
        final SharedChannel shared = pipeline.engine.sharedChannel();
        assertSame(shared, pipeline.engine.sharedChannel());
        shared.counter(hits).add(3);
        pipeline.engine.close();

        assertSame(RecordResult.CLOSED, shared.counter(hits).add(1));
        assertEquals(3, pipeline.poll().counter("hits_total"));
        assertEquals(List.of(new Received.Closed(0, 0, 0, false)), received.closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void shouldRefuseANameThatSaysNothing(final String name) {
        assertThrows(IllegalArgumentException.class, () -> pipeline.engine.openChannel(name));
        assertThrows(IllegalArgumentException.class, () -> pipeline.engine.openChannel(null));
        assertThrows(IllegalArgumentException.class, () -> pipeline.engine.openChannel("a".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -256, 128, 300, 1 << 25})
    void shouldRefuseARingThatIsNoPowerOfTwoWithinItsBounds(final int samples) {
        assertEquals(
                "channel \"worker\": ringSamples must be a power of two from 256 to 2^24, was " + samples,
                assertThrows(IllegalArgumentException.class, () -> pipeline.engine.openChannel("worker", samples))
                        .getMessage());
    }

    @Test
    void shouldNameBothThreadsWhenASecondOneRecords() throws InterruptedException {
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(hits).increment();
        final List<String> messages = new ArrayList<>();

        inThread(
                "intruder",
                () -> messages.add(assertThrows(
                                IllegalStateException.class,
                                () -> channel.counter(hits).increment())
                        .getMessage()));

        assertTrue(messages.get(0).contains("\"intruder\""), messages::toString);
        assertTrue(messages.get(0).contains('"' + Thread.currentThread().getName() + '"'), messages::toString);
    }
}
