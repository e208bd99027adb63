package io.tailrace.sinks.journal;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * A disk that stalls where a test says so: in every call of the journal that reaches the file system, and in the append itself, which
 * reaches it through a mapping.
 */
final class SlowDisk extends JournalFilesDecorator {
    private final Runnable stall;

    SlowDisk(final Runnable stall) {
        super(JournalFiles.system());
        this.stall = stall;
    }

    /** The journal with appends that stall, too. */
    FrameLog around(final ChronicleJournal journal) {
        return new SlowLog(journal);
    }

    @Override
    public long usableBytes(final File directory) {
        stall.run();
        return super.usableBytes(directory);
    }

    @Override
    public void write(final Path file, final byte[] content) throws IOException {
        stall.run();
        super.write(file, content);
    }

    @Override
    public void force(final Path file) throws IOException {
        stall.run();
        super.force(file);
    }

    @Override
    public void forceDirectory(final Path directory) throws IOException {
        stall.run();
        super.forceDirectory(directory);
    }

    @Override
    public DiskRoom openRoom(final Path file) throws IOException {
        stall.run();
        final DiskRoom room = super.openRoom(file);
        return new DiskRoom() {
            @Override
            public void fill(final long offset, final long lengthInBytes) throws IOException {
                stall.run();
                room.fill(offset, lengthInBytes);
            }

            @Override
            public void fillHoles(final long lengthInBytes) throws IOException {
                stall.run();
                room.fillHoles(lengthInBytes);
            }

            @Override
            public void close() {
                room.close();
            }
        };
    }

    private final class SlowLog implements FrameLog {
        private final ChronicleJournal journal;

        SlowLog(final ChronicleJournal journal) {
            this.journal = journal;
        }

        @Override
        public FrameAppender appender() {
            final FrameAppender appender = journal.appender();
            return new FrameAppender() {
                @Override
                public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
                    stall.run();
                    return appender.append(buffer, offset, lengthInBytes);
                }

                @Override
                public boolean isCheckpointDue() {
                    return appender.isCheckpointDue();
                }

                @Override
                public AppenderState state() {
                    return appender.state();
                }

                @Override
                public boolean sync() {
                    return appender.sync();
                }
            };
        }

        @Override
        public FrameTailer openTailer(final String name, final StartPosition start) {
            return journal.openTailer(name, start);
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
