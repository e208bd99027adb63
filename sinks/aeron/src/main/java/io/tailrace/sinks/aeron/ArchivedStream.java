package io.tailrace.sinks.aeron;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.status.RecordingPos;
import io.aeron.exceptions.AeronException;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Frames into an Aeron Archive, which is the one receiver that the sender knows: what its recording holds is acknowledged. Each connection is a
 * recording of its own. One thread.
 */
final class ArchivedStream implements SenderStreams {
    static final String RECEIVER = "archive";

    private record Recorded(long position, FramePlace place) {}

    private final SenderSettings settings;
    private final Greeting greeting;
    private final ReturnStream.Listener listener;
    private final Supplier<FramePlace> kept;
    private final ArrayDeque<Recorded> sent = new ArrayDeque<>();
    private FramePlace recorded;
    private Aeron client;
    private AeronArchive archive;
    private ExclusivePublication publication;
    private int counterId = CountersReader.NULL_COUNTER_ID;
    private long recordingId;
    private boolean isGreeted;

    /** {@code kept} tells what was recorded before, as far as it was kept. */
    ArchivedStream(
            final SenderSettings settings,
            final long stream,
            final ReturnStream.Listener listener,
            final Supplier<FramePlace> kept) {
        this.settings = settings;
        this.listener = listener;
        this.kept = kept;
        greeting = new Greeting(settings.source(), stream);
    }

    @Override
    public void open() {
        final Aeron current = settings.link().client();
        if (current != client) {
            close();
            client = current;
        }
        if (archive == null) {
            archive = ArchiveClient.connect(client, settings.archive());
            recorded = kept.get();
        }
        if (publication == null || publication.isClosed()) {
            publication = archive.addRecordedExclusivePublication(channel(), settings.streamId());
            counterId = CountersReader.NULL_COUNTER_ID;
            isGreeted = false;
            sent.clear();
        }
    }

    /** Nobody but the archive may listen, and a UDP publication counts as connected then only if it is told so. */
    private String channel() {
        final ChannelUri uri = ChannelUri.parse(settings.channel());
        if (CommonContext.UDP_MEDIA.equals(uri.media())) {
            uri.put(CommonContext.SPIES_SIMULATE_CONNECTION_PARAM_NAME, "true");
        }
        return uri.toString();
    }

    @Override
    public boolean isConnected() {
        return publication.isConnected();
    }

    @Override
    public SendCode greet() {
        final SendCode code = SendCode.of(publication.offer(greeting.message(), 0, greeting.lengthInBytes()));
        isGreeted |= code == SendCode.SENT;
        return code;
    }

    @Override
    public boolean isGreeted() {
        isGreeted &= publication.isConnected();
        return isGreeted;
    }

    @Override
    public SendCode send(final DirectBuffer message, final int length) {
        final long position = publication.offer(message, 0, length);
        if (position > 0) {
            sent.add(new Recorded(position, MessageDescriptor.place(message, 0)));
        } else if (SendCode.of(position) == SendCode.CLOSED) {
            publication.close();
        }
        return SendCode.of(position);
    }

    @Override
    public int poll() {
        final CountersReader counters = client.countersReader();
        if (counterId == CountersReader.NULL_COUNTER_ID) {
            counterId = RecordingPos.findCounterIdBySession(counters, publication.sessionId(), archive.archiveId());
            if (counterId == CountersReader.NULL_COUNTER_ID) {
                return 0;
            }
            recordingId = RecordingPos.getRecordingId(counters, counterId);
        }
        if (!RecordingPos.isActive(counters, counterId, recordingId)) {
            throw new AeronException("the archive does not record any more");
        }
        final long position = counters.getCounterValue(counterId);
        int work = 0;
        while (!sent.isEmpty() && sent.peek().position() <= position) {
            recorded = sent.poll().place();
            work++;
        }
        listener.onAcknowledgement(RECEIVER, recorded, false, false);
        return work;
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(publication, archive);
        publication = null;
        archive = null;
        client = null;
        sent.clear();
    }
}
