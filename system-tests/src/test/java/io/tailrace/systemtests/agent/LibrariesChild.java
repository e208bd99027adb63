package io.tailrace.systemtests.agent;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A service with libraries of its own, which the agent has in other versions: works with each, and says where it has it from. */
final class LibrariesChild {
    private static final int VALUE = 42;

    private LibrariesChild() {}

    public static void main(final String[] arguments) throws IOException {
        final Histogram histogram = new Histogram(3);
        histogram.recordValue(VALUE);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Long.BYTES]);
        buffer.putLong(0, VALUE);
        final ByteBuf bytes = Unpooled.buffer().writeInt(VALUE);
        final int parsed =
                new JsonMapper().readTree("{\"a\":" + VALUE + "}").path("a").asInt();
        System.out.println(List.of(histogram.getMaxValue(), buffer.getLong(0), bytes.readInt(), parsed));
        for (final Class<?> type : List.of(
                Histogram.class,
                UnsafeBuffer.class,
                ByteBuf.class,
                DefaultThreadFactory.class,
                JsonMapper.class,
                LoggerFactory.class)) {
            System.out.println(file(type));
        }
        LoggerFactory.getLogger("shop").warn("told by the host");
        System.out.println(arguments.length == 0 ? "alone" : "page " + AgentPage.status());
    }

    private static String file(final Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .getFileName()
                .toString();
    }
}
