package io.tailrace.sinks.ndjson;

import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.transport.Receipt;
import io.tailrace.testsupport.transport.TransportContract;
import io.tailrace.testsupport.transport.TransportHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Files of lines as a transport whose peer is the disk: it fails, is full, and the writer dies at random steps. */
class FileContractTest extends TransportContract {
    private static final RetryPolicy QUICK = new RetryPolicy(1_000_000, 4_000_000, 20_000_000, 2_000_000);

    @Override
    protected FrameLogFactory journal(final Path folder) {
        return ChronicleJournal.at(folder);
    }

    @Override
    protected TransportHarness open(final Path journal, final Path state, final SettableClock clock)
            throws IOException {
        return new Harness(journal, Files.createDirectories(state), clock);
    }

    private static final class Harness implements TransportHarness {
        private final Path journal;
        private final Path folder;
        private final SettableClock clock;
        private final Random random = new Random(1);
        private final FaultyFolder files = new FaultyFolder(random);
        private NdjsonTransport transport;

        Harness(final Path journal, final Path folder, final SettableClock clock) {
            this.journal = journal;
            this.folder = folder;
            this.clock = clock;
            start();
        }

        private void start() {
            files.bury();
            transport = NdjsonTransport.of(new NdjsonContext()
                    .journal(JournalSource.at(journal, error -> {}))
                    .file(folder.resolve("lines.jsonl"))
                    .rotation(new RotationPolicy(1_024, RotationPolicy.UNLIMITED, 1_000, 1L << 30, true))
                    .markIntervalNs(2_000_000)
                    .retry(QUICK)
                    .clock(clock)
                    .files(files)
                    .seed(random.nextLong()));
        }

        @Override
        public void step() {
            try {
                transport.doWork();
            } catch (final FaultyFolder.Killed death) {
                start();
            } catch (final Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<Receipt> receipts() {
            try {
                return EntriesJournal.numbers(WrittenLines.whole(folder, "lines")).stream()
                        .map(number -> new Receipt(number, false))
                        .toList();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void disconnect() {
            files.failAt(1 + random.nextInt(20));
        }

        @Override
        public void stall(final boolean isStalled) {
            files.full(isStalled);
        }

        @Override
        public void restartTransport() {
            files.killAt(1 + random.nextInt(30));
            for (int i = 0; i < 30; i++) {
                step();
            }
        }

        /** The disk comes back under another mount: what was open is gone. */
        @Override
        public void restartPeer() {
            files.failAt(1);
            step();
        }

        @Override
        public void closeAndReopen() {
            transport.onClose();
            start();
        }

        @Override
        public long failures() {
            return transport.status().failures();
        }

        @Override
        public void close() {
            files.killAt(0);
            transport.onClose();
            files.bury();
        }
    }
}
