package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.ExposerFixture;
import io.tailrace.exposer.Pages;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SlicedWritesTest {
    private static final int PAGE_LENGTH_IN_BYTES = 1_000_000;

    private final SlowClient client = new SlowClient();
    private final EmbeddedChannel channel = new EmbeddedChannel(client, new SlicedWrites());
    private final ByteBuf page = page();

    @Test
    void shouldGiveNoMoreThanIsTakenAndAllOfItInOrder() {
        final ChannelFuture first = channel.writeAndFlush(page.retainedDuplicate());
        final ChannelFuture second = channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {7}));
        assertTrue(pending() <= 2L * SlicedWrites.SLICE_LENGTH_IN_BYTES, () -> "given: " + pending());
        assertFalse(first.isDone());
        client.isTaking = true;
        channel.pipeline().flush();
        assertTrue(first.isSuccess() && second.isSuccess());
        final ByteBuf taken = taken();
        assertEquals(page, taken.readSlice(PAGE_LENGTH_IN_BYTES));
        assertEquals(7, taken.readByte());
        assertFalse(taken.isReadable());
        taken.release();
        assertEquals(1, page.refCnt());
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldLetGoOfThePageWhenAClientIsCut() {
        final ChannelFuture sent = channel.writeAndFlush(page.retainedDuplicate());
        final ChannelFuture behind = channel.writeAndFlush(page.retainedDuplicate());
        channel.unsafe().close(channel.voidPromise());
        channel.runPendingTasks();
        assertInstanceOf(ClosedChannelException.class, sent.cause());
        assertInstanceOf(ClosedChannelException.class, behind.cause());
        assertFalse(channel.writeAndFlush(page.retainedDuplicate()).isSuccess());
        assertEquals(1, page.refCnt());
    }

    @Test
    void shouldLetGoOfThePageWhenItIsClosed() {
        final ChannelFuture sent = channel.writeAndFlush(page.retainedDuplicate());
        channel.close().awaitUninterruptibly();
        assertInstanceOf(ClosedChannelException.class, sent.cause());
        assertEquals(1, page.refCnt());
    }

    @Test
    void shouldSendALargePageWholeAndCutWhoDoesNotTakeIt(@TempDir final Path folder) throws Exception {
        TlsFixture.CA.issue("localhost").writeTo(folder, "server");
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage()) {
            fixture.exposer.reload(new ExposerContext().tls(TlsFixture.config(folder)));
            try (TlsClient others = TlsClient.trusting(TlsFixture.CA).connect(fixture.port());
                    TlsClient slow = TlsClient.trusting(TlsFixture.CA).connect(fixture.port())) {
                slow.askAndTakeNothing("/metrics");
                String seen = others.get("/metrics");
                Pages.checkWholeness(seen + "\n");
                while (Pages.value(seen, TlsFixture.series("io_timeouts_total", "op=\"write\"")) == 0) {
                    fixture.advanceMs(2_001);
                    seen = others.get("/metrics");
                }
            }
        }
    }

    private long pending() {
        return channel.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    private ByteBuf taken() {
        final ByteBuf all = Unpooled.buffer();
        for (ByteBuf slice = channel.readOutbound(); slice != null; slice = channel.readOutbound()) {
            all.writeBytes(slice);
            slice.release();
        }
        return all;
    }

    private static ByteBuf page() {
        final ByteBuf page = Unpooled.buffer(PAGE_LENGTH_IN_BYTES);
        for (int i = 0; i < PAGE_LENGTH_IN_BYTES; i++) {
            page.writeByte(i % 251);
        }
        return page;
    }

    /** Takes nothing until it is told to. */
    private static final class SlowClient extends ChannelOutboundHandlerAdapter {
        private boolean isTaking;

        @Override
        public void flush(final ChannelHandlerContext context) {
            if (isTaking) {
                context.flush();
            }
        }
    }
}
