package io.tailrace.sinks.aeron;

import io.tailrace.testsupport.Frames;
import io.tailrace.testsupport.Seeds;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Good messages for {@link MessageFuzz}, changed at random, without a fuzzer. */
class MessageSeedsTest {
    private final MessageFuzz fuzz = new MessageFuzz();

    @Test
    void shouldStandAnyMessages() {
        Seeds.run(1_000, this::tryOne);
    }

    @Test
    @Tag("long")
    void shouldStandAnyMessagesForLong() {
        Seeds.run(300_000, this::tryOne);
    }

    private void tryOne(final Random random) {
        final byte[] good = conversation();
        final byte[] changed = Arrays.copyOf(good, 1 + random.nextInt(good.length));
        for (int i = random.nextInt(4); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        fuzz.shouldStandAnyMessages(changed);
    }

    private static byte[] conversation() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[400]);
        MessageDescriptor.begin(message, MessageDescriptor.HELLO, 0, 5);
        final int instance = MessageText.put(message, MessageDescriptor.SERVICE_OFFSET, "shop");
        add(bytes, message, MessageText.put(message, instance, "one"));
        for (int i = 1; i <= 3; i++) {
            final UnsafeBuffer frame = Frames.status(i);
            MessageDescriptor.begin(message, MessageDescriptor.FRAME, 0, 5);
            MessageDescriptor.place(message, new FramePlace(1, i));
            MessageDescriptor.placeBefore(message, i == 1 ? FramePlace.NONE : new FramePlace(1, i - 1));
            message.putBytes(MessageDescriptor.FRAME_OFFSET, frame, 0, frame.capacity());
            add(bytes, message, MessageDescriptor.FRAME_OFFSET + frame.capacity());
        }
        MessageDescriptor.begin(message, MessageDescriptor.ACKNOWLEDGEMENT, 0, 5);
        MessageDescriptor.place(message, new FramePlace(1, 3));
        add(bytes, message, MessageText.put(message, MessageDescriptor.RECEIVER_OFFSET, "r"));
        return bytes.toByteArray();
    }

    private static void add(final ByteArrayOutputStream bytes, final UnsafeBuffer message, final int length) {
        bytes.write(length);
        bytes.write(message.byteArray(), 0, length);
    }
}
