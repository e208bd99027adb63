package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.CommonContext;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.ArchivingMediaDriver;
import io.aeron.archive.client.AeronArchive;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of a real archiving media driver between sender and receivers. */
class ArchiveTest {
    @TempDir
    Path folder;

    private final Steps steps = new Steps();

    @Test
    void shouldDeliverFromAnArchiveOverRestartsOfBothSides() {
        try (ArchivingMediaDriver driver = launchDriver();
                TestJournal journal = new TestJournal(folder.resolve("journal"));
                AeronLink link = AeronLink.of(new AeronLinkContext()
                        .directory(Path.of(driver.mediaDriver().aeronDirectoryName())))) {
            journal.append(200);
            send(link);
            final Received received = new Received();
            final ArchiveReceiver first = startReceiver(link, received);
            steps.until("all of the first run", () -> received.count(Fixture.SHOP) >= 200);
            stop(first);

            journal.append(100);
            send(link);
            final ArchiveReceiver second = startReceiver(link, received);
            steps.until("all of both", () -> received.count(Fixture.SHOP) >= 300);
            final AeronSender live = startSender(link);
            journal.append(50);
            steps.until("what is recorded meanwhile", () -> received.count(Fixture.SHOP) >= 350);
            Fixture.assertWhole(journal, received.of(Fixture.SHOP));
            assertEquals("", second.fault());
            steps.until("caught up", live::isCaughtUp);
            assertEquals(50, live.status().delivered());
            stop(second);
            live.onClose();
            positions.close();
        }
    }

    @Test
    void shouldGoOnBehindARecordingThatIsGone() {
        try (ArchivingMediaDriver driver = launchDriver();
                TestJournal journal = new TestJournal(folder.resolve("journal"));
                AeronLink link = AeronLink.of(new AeronLinkContext()
                        .directory(Path.of(driver.mediaDriver().aeronDirectoryName())))) {
            journal.append(20);
            send(link);
            try (AeronArchive archive = ArchiveClient.connect(link.client(), context -> context)) {
                archive.purgeRecording(0);
            }
            journal.append(10);
            send(link);
            final Received received = new Received();
            final ArchiveReceiver receiver = startReceiver(link, received);
            steps.until("the rest", () -> received.count(Fixture.SHOP) >= 10);
            assertEquals(new FramePlace(1, 21), received.of(Fixture.SHOP).get(0));
            assertEquals(1, receiver.gaps());
            stop(receiver);
        }
    }

    @Test
    void shouldSayThatThereIsNoArchive() {
        try (AeronLink link = AeronLink.of(new AeronLinkContext())) {
            final ArchiveReceiver receiver = new ArchiveReceiver(new ArchiveReceiverContext(link, new Received())
                    .archive(context -> context.messageTimeoutNs(100_000_000))
                    .clock(steps.clock));
            receiver.doWork();
            assertTrue(!receiver.fault().isEmpty());
            receiver.onClose();
        }
    }

    private PositionStore positions;

    private AeronSender startSender(final AeronLink link) {
        positions = PositionStore.open(folder.resolve("positions"));
        final AeronSender sender = new AeronSender(new AeronSenderContext(
                        link, JournalSource.at(folder.resolve("journal"), error -> {}), Fixture.SHOP, positions)
                .archive(context -> context)
                // The clock runs with the steps, and the archive's threads do not.
                .acknowledgeTimeoutNs(TimeUnit.DAYS.toNanos(1))
                .clock(steps.clock));
        steps.add(sender);
        return sender;
    }

    private void send(final AeronLink link) {
        final AeronSender sender = startSender(link);
        steps.until("recorded", sender::isCaughtUp);
        steps.remove(sender);
        sender.onClose();
        positions.close();
    }

    private ArchiveReceiver startReceiver(final AeronLink link, final FrameTaker taker) {
        final ArchiveReceiver receiver =
                new ArchiveReceiver(new ArchiveReceiverContext(link, taker).clock(steps.clock));
        steps.add(receiver);
        return receiver;
    }

    private void stop(final ArchiveReceiver receiver) {
        steps.remove(receiver);
        receiver.onClose();
    }

    private ArchivingMediaDriver launchDriver() {
        final String directory = CommonContext.generateRandomDirName();
        return ArchivingMediaDriver.launch(
                new MediaDriver.Context()
                        .aeronDirectoryName(directory)
                        .threadingMode(ThreadingMode.SHARED)
                        .dirDeleteOnShutdown(true)
                        .publicationTermBufferLength(1 << 20)
                        .ipcTermBufferLength(1 << 20),
                new Archive.Context()
                        .aeronDirectoryName(directory)
                        .archiveDir(folder.resolve("archive").toFile())
                        .threadingMode(ArchiveThreadingMode.SHARED)
                        .segmentFileLength(1 << 20)
                        .controlChannelEnabled(false)
                        .archiveClientContext(
                                new AeronArchive.Context().controlResponseChannel("aeron:udp?endpoint=127.0.0.1:0"))
                        .replicationChannel("aeron:udp?endpoint=127.0.0.1:0"));
    }
}
