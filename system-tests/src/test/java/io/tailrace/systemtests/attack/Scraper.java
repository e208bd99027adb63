package io.tailrace.systemtests.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.agrona.CloseHelper;

/** A client that keeps its connection, as a scraper does, and connects anew when it is told to. */
final class Scraper implements AutoCloseable {
    private static final int ROOM = 1 << 16;

    private final SocketAddress address;
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
    private SocketChannel channel;
    private long lastLength;

    Scraper(final SocketAddress address) {
        this.address = address;
    }

    /** For one that tries again: the first page of many series may take longer than a reader is given. */
    boolean takes(final String path) {
        try {
            return status(path) == 200;
        } catch (final IOException torn) {
            CloseHelper.quietClose(this);
            return false;
        }
    }

    boolean isServed(final String path) {
        try {
            return status(path) == 200;
        } catch (final IOException e) {
            throw new AssertionError(path, e);
        }
    }

    /** The status of an answer, which must be whole. */
    int status(final String path) throws IOException {
        if (channel == null) {
            channel = SocketChannel.open(address);
        }
        channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(ISO_8859_1)));
        final StringBuilder head = new StringBuilder();
        buffer.clear();
        int end = -1;
        while (end < 0) {
            read(path);
            head.append(new String(buffer.array(), 0, buffer.position(), ISO_8859_1));
            buffer.clear();
            end = head.indexOf("\r\n\r\n");
        }
        final String fields = head.substring(0, end);
        final long length = Long.parseLong(fields.replaceAll("(?s).*\r\nContent-Length: (\\d+).*", "$1"));
        long got = head.length() - end - 4L;
        while (got < length) {
            read(path);
            got += buffer.position();
            buffer.clear();
        }
        if (got != length) {
            throw new IOException(got + " bytes instead of " + length);
        }
        lastLength = length;
        if (fields.contains("\r\nConnection: close")) {
            close();
        }
        return Integer.parseInt(fields.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    long lastLength() {
        return lastLength;
    }

    private void read(final String path) throws IOException {
        if (channel.read(buffer) < 0) {
            throw new IOException("torn answer of " + path);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
